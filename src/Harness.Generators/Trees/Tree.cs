using Harness.Generators.Donors;

namespace Harness.Generators.Trees;

/// <summary>
/// A grown binary tree. Nodes are numbers, the root is 0; the train rows of a leaf stand together in
/// <see cref="Rows"/>.
/// </summary>
internal sealed class Tree
{
    private readonly List<Node> _nodes = [];

    /// <summary>The train rows, leaf after leaf.</summary>
    public required int[] Rows { get; init; }

    /// <summary>Number of nodes, leaves included.</summary>
    public int NodeCount => _nodes.Count;

    /// <summary>Whether a node is a leaf.</summary>
    public bool IsLeaf(int node) => _nodes[node].Predictor < 0;

    /// <summary>The train rows that reach a node.</summary>
    public ReadOnlySpan<int> RowsOf(int node) => Rows.AsSpan(_nodes[node].Start, _nodes[node].Count);

    /// <summary>The place of a node's first row in <see cref="Rows"/>.</summary>
    public int StartOf(int node) => _nodes[node].Start;

    /// <summary>The split of a node that is no leaf.</summary>
    public Split SplitOf(int node) => _nodes[node].Split!;

    /// <summary>The child of a node.</summary>
    /// <param name="node">A node that is no leaf.</param>
    /// <param name="left"><see langword="true"/> for the left child.</param>
    public int Child(int node, bool left) => _nodes[node].Left + (left ? 0 : 1);

    /// <summary>The leaf that a row of cells falls into. O(depth).</summary>
    /// <param name="cells">The cells of each predictor, as <see cref="Predictor"/> describes them.</param>
    /// <param name="row">Zero-based row of the cells.</param>
    public int Leaf(IReadOnlyList<double[]> cells, int row)
    {
        int node = 0;
        while (_nodes[node] is { Predictor: >= 0 } inner)
        {
            node = Child(node, inner.Split!.GoesLeft(cells[inner.Predictor][row]));
        }

        return node;
    }

    /// <summary>The leaf that a row of coded cells falls into. O(depth).</summary>
    /// <param name="predictors">The columns that the tree splits on.</param>
    /// <param name="row">Zero-based row of the predictors' codes.</param>
    public int Leaf(IReadOnlyList<Predictor> predictors, int row)
    {
        int node = 0;
        while (_nodes[node] is { Predictor: >= 0 } inner)
        {
            node = Child(node, GoesLeft(inner, predictors, row));
        }

        return node;
    }

    /// <summary>The same splits with other rows in the leaves. O(rows · depth).</summary>
    /// <param name="predictors">The columns that the tree splits on.</param>
    /// <param name="rows">The rows; the array becomes the tree's.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public Tree Restocked(IReadOnlyList<Predictor> predictors, int[] rows, CancellationToken cancellation)
    {
        var tree = new Tree { Rows = rows };
        tree._nodes.AddRange(_nodes);
        tree._nodes[0] = _nodes[0] with { Start = 0, Count = rows.Length };
        var right = new List<int>();
        for (int node = 0; node < _nodes.Count; node++)
        {
            Node inner = tree._nodes[node];
            if (inner.Predictor < 0)
            {
                continue;
            }

            // Children stand behind their parent.
            cancellation.ThrowIfCancellationRequested();
            int left = inner.Start;
            right.Clear();
            foreach (int row in rows.AsSpan(inner.Start, inner.Count))
            {
                if (GoesLeft(inner, predictors, row))
                {
                    rows[left++] = row;
                }
                else
                {
                    right.Add(row);
                }
            }

            right.CopyTo(rows, left);
            tree._nodes[inner.Left] = _nodes[inner.Left] with { Start = inner.Start, Count = left - inner.Start };
            tree._nodes[inner.Left + 1] = _nodes[inner.Left + 1] with { Start = left, Count = right.Count };
        }

        return tree;
    }

    /// <summary>The places in <see cref="Rows"/> where leaves begin, ascending, and where the last one ends.</summary>
    public int[] Starts() => [.. Enumerable.Range(0, NodeCount).Where(IsLeaf).Select(StartOf).Order(), Rows.Length];

    /// <summary>Brings the rows of each leaf in the order of their codes, equal ones by row. O(n log n).</summary>
    /// <param name="codes">One code a train row.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void SortLeaves(int[] codes, CancellationToken cancellation)
    {
        int[] leaves = [.. Enumerable.Range(0, NodeCount).Where(IsLeaf)];
        var keys = new long[leaves.Max(leaf => _nodes[leaf].Count)];
        foreach (int leaf in leaves)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<int> rows = Rows.AsSpan(_nodes[leaf].Start, _nodes[leaf].Count);
            Span<long> own = keys.AsSpan(0, rows.Length);
            for (int i = 0; i < rows.Length; i++)
            {
                own[i] = (long)codes[rows[i]] << 32 | (uint)rows[i];
            }

            own.Sort();
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = (int)own[i];
            }
        }
    }

    private static bool GoesLeft(Node inner, IReadOnlyList<Predictor> predictors, int row)
    {
        Predictor predictor = predictors[inner.Predictor];
        return inner.Split!.GoesLeft(predictor.Cell(predictor.Codes[row]));
    }

    /// <summary>Adds a leaf.</summary>
    /// <param name="start">Place of its first row in <see cref="Rows"/>.</param>
    /// <param name="count">Number of its rows.</param>
    /// <returns>The node.</returns>
    internal int Add(int start, int count)
    {
        _nodes.Add(new Node(-1, null, -1, start, count));
        return _nodes.Count - 1;
    }

    /// <summary>Turns a leaf into an inner node with two new leaves.</summary>
    /// <param name="node">A leaf.</param>
    /// <param name="predictor">Index of the predictor that it splits on.</param>
    /// <param name="split">The split, which sends some of its rows left.</param>
    /// <param name="leftCount">Number of its rows that go left; they come first.</param>
    /// <returns>The left child; the right one is the next number.</returns>
    internal int Divide(int node, int predictor, Split split, int leftCount)
    {
        Node leaf = _nodes[node];
        int left = Add(leaf.Start, leftCount);
        Add(leaf.Start + leftCount, leaf.Count - leftCount);
        _nodes[node] = leaf with { Predictor = predictor, Split = split, Left = left };
        return left;
    }

    private readonly record struct Node(int Predictor, Split? Split, int Left, int Start, int Count);
}

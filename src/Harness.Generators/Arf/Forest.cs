using Harness.Generators.Trees;
using Harness.Random;

namespace Harness.Generators.Arf;

/// <summary>Trees whose leaves hold real rows; within a leaf columns count as independent.</summary>
internal sealed class Forest
{
    private readonly Tree[] _trees;

    // For each tree the first places of its leaves in its rows, ascending, and the leaves.
    private readonly int[][] _starts;
    private readonly int[][] _leaves;

    /// <summary>Indexes the leaves of trees.</summary>
    /// <param name="trees">Trees, each with all real rows in its leaves.</param>
    public Forest(Tree[] trees)
    {
        _trees = trees;
        _leaves = [.. trees.Select(Leaves)];
        _starts = [.. trees.Select((tree, t) => _leaves[t].Select(tree.StartOf).ToArray())];
    }

    /// <summary>The trees.</summary>
    public IReadOnlyList<Tree> Trees => _trees;

    /// <summary>Draws a tree, and one of its leaves in proportion to its real rows.</summary>
    /// <param name="stream">Source of the random numbers.</param>
    /// <param name="number">Zero-based number of the synthetic row: position of its random number in the stream.</param>
    /// <param name="uniform">A random number in [0, 1): chooses the real row whose leaf is drawn.</param>
    public (int Tree, int Leaf) Draw(RandomStream stream, int number, double uniform)
    {
        int t = stream.Index((ulong)number, _trees.Length);
        int place = (int)(uniform * _trees[t].Rows.Length);
        int at = Array.BinarySearch(_starts[t], place);
        return (t, _leaves[t][at >= 0 ? at : ~at - 1]);
    }

    private static int[] Leaves(Tree tree) =>
        [.. Enumerable.Range(0, tree.NodeCount).Where(node => tree.IsLeaf(node) && tree.RowsOf(node).Length > 0).OrderBy(tree.StartOf)];
}

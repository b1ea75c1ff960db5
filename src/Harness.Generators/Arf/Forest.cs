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

    /// <summary>Takes trees.</summary>
    /// <param name="trees">Trees whose leaves hold all real rows.</param>
    public Forest(Tree[] trees)
    {
        _trees = trees;
        _leaves = [.. trees.Select(Leaves)];
        _starts = [.. trees.Select((tree, t) => _leaves[t].Select(tree.StartOf).ToArray())];
    }

    /// <summary>The trees.</summary>
    public IReadOnlyList<Tree> Trees => _trees;

    /// <summary>Draws a tree, and a leaf of it by the share of real rows in it.</summary>
    /// <param name="stream">Where random numbers come from.</param>
    /// <param name="number">The number of the row that is made; its position serves it.</param>
    /// <param name="uniform">A number in [0, 1), which chooses the real row whose leaf it is.</param>
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

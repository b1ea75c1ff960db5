namespace Harness.Metrics.Consistency;

/// <summary>A classification tree over cells: its leaves know the share of each label among the train rows that they hold.</summary>
/// <param name="nodes">The nodes, the root first, children after their parent.</param>
/// <param name="shares">For each leaf the share of each label.</param>
/// <param name="labels">Number of labels.</param>
internal sealed class LabelTree(LabelTree.Node[] nodes, float[] shares, int labels)
{
    /// <summary>Adds the share of each row's own label.</summary>
    /// <param name="codes">The cell of each row, for each column.</param>
    /// <param name="own">The label of each row, 0 to the number of labels − 1.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="sums">Receives the sum of each row.</param>
    public void Add(int[][] codes, int[] own, ReadOnlySpan<int> rows, double[] sums)
    {
        foreach (int row in rows)
        {
            ref readonly Node node = ref nodes[0];
            while (node.Column >= 0)
            {
                node = ref nodes[node.Next + (int)(node.Cells >> codes[node.Column][row] & 1)];
            }

            sums[row] += shares[node.Next * labels + own[row]];
        }
    }

    /// <summary>A split, or a leaf.</summary>
    /// <param name="Column">The column of a split; −1 for a leaf.</param>
    /// <param name="Cells">A bit for each cell of the column: 1 where its rows go to the second child.</param>
    /// <param name="Next">The first of two children, which stand beside each other; of a leaf its number.</param>
    internal readonly record struct Node(int Column, ulong Cells, int Next);
}

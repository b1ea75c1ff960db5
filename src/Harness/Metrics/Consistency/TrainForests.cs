using Harness.Random;
using Harness.Tables;

namespace Harness.Metrics.Consistency;

/// <summary>The forests that train teaches, one a column of labels; all synthetic tables of a dataset share them.</summary>
internal sealed class TrainForests
{
    private const int MostRows = 5_000;

    /// <summary>Learns the forests, and measures train's own rows by them.</summary>
    /// <param name="train">The table.</param>
    public TrainForests(Table train)
    {
        Cells = new LabelCells(train);
        int[] columns = [.. Enumerable.Range(0, Cells.Columns.Length).Where(i => Cells.Columns[i].IsCategorical)];
        Reason = Cells.Columns.Length < 2 ? "the table has fewer than two columns beside ids"
            : columns.Length == 0 ? "the table has no categorical or boolean column"
            : "no categorical or boolean column of train has two labels";
        if (Cells.Columns.Length < 2)
        {
            return;
        }

        int[][] codes = Cells.Encode(train);
        int[] order = ByContent(codes);
        foreach (int column in columns.Where(i => Cells.Labels(i) > 1))
        {
            int[] labelled = [.. order.Where(row => codes[column][row] < Cells.Labels(column)).Take(MostRows)];
            Forests.Add((Cells.Columns[column].Name, new LabelForest(column, Cells.Labels(column), Cells, codes, labelled)));
        }
    }

    /// <summary>The cells of every column.</summary>
    public LabelCells Cells { get; }

    /// <summary>The column of each forest.</summary>
    public List<(string Column, LabelForest Forest)> Forests { get; } = [];

    /// <summary>Why there is no forest, where there is none.</summary>
    public string Reason { get; }

    // A random order that follows from what rows hold, so that neither the order of train's rows nor that of its columns changes anything.
    private int[] ByContent(int[][] codes)
    {
        RandomStream stream = RandomStream.ForMetric("order of rows");
        var keys = new ulong[codes[0].Length];
        for (int column = 0; column < codes.Length; column++)
        {
            RandomStream own = stream.Fork(Cells.Columns[column].Name);
            for (int row = 0; row < keys.Length; row++)
            {
                keys[row] += own.Bits((ulong)codes[column][row]);
            }
        }

        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        return [.. stream.Permutation(order.Length).Select(i => order[i])];
    }
}

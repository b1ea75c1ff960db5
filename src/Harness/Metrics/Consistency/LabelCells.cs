using Harness.Metrics.Contingency;
using Harness.Tables;

namespace Harness.Metrics.Consistency;

/// <summary>
/// Every modelled column in few cells, learned from train: those of <see cref="TableBins"/>, but of a column's labels only the
/// <see cref="MostLabels"/> most frequent have a cell of their own, and the others that train has share one, so that a column of
/// thousands of labels costs no more than one of fifty.
/// </summary>
internal sealed class LabelCells
{
    /// <summary>Labels with a cell of their own.</summary>
    public const int MostLabels = 50;

    private const int NumberCells = 24;

    private readonly TableBins _bins;

    // The cell of each code of the bins; null where the bins' own will do.
    private readonly int[]?[] _merged;

    /// <summary>Learns the cells.</summary>
    /// <param name="train">The table that decides them.</param>
    public LabelCells(Table train)
    {
        _bins = TableBins.Learn(train, NumberCells);
        Columns = [.. _bins.Columns.Select(name => train[name].Schema)];
        _merged = [.. Columns.Select((column, i) => column.IsCategorical && _bins.Cells[i] - 2 > MostLabels ? Merge(_bins.Cells[i] - 2) : null)];
        Cells = [.. _bins.Cells.Select((cells, i) => _merged[i] is null ? cells : MostLabels + 3)];
    }

    /// <summary>The columns.</summary>
    public ColumnSchema[] Columns { get; }

    /// <summary>Number of cells of each column. The last two of a column of labels are those that train lacks, and the missing ones.</summary>
    public int[] Cells { get; }

    /// <summary>Cells that hold labels of train, of a column of labels.</summary>
    /// <param name="column">Its place.</param>
    public int Labels(int column) => Cells[column] - 2;

    /// <summary>The cell of each row, for each column.</summary>
    /// <param name="table">A table with the schema of train.</param>
    public int[][] Encode(Table table)
    {
        int[][] codes = _bins.Encode(table);
        for (int column = 0; column < codes.Length; column++)
        {
            if (_merged[column] is { } merged)
            {
                foreach (ref int code in codes[column].AsSpan())
                {
                    code = merged[code];
                }
            }
        }

        return codes;
    }

    // The bins' labels come by falling frequency, then those that train lacks, then the missing ones.
    private static int[] Merge(int labels) => [.. Enumerable.Range(0, labels).Select(code => Math.Min(code, MostLabels)), MostLabels + 1, MostLabels + 2];
}

using Harness.Statistics;
using Harness.Tables;

namespace Harness.Metrics.Contingency;

/// <summary>
/// Every modelled column in cells, learned from train: numbers and dates in up to ten cells of about equal train counts
/// (each value its own where there are at most ten), every label in its own; a missing value is a cell of its own, and the
/// labels that train never has share one.
/// </summary>
internal sealed class TableBins
{
    private readonly List<Encoder> _encoders = [];

    private TableBins()
    {
    }

    private delegate void Encoder(Table table, Span<int> codes);

    /// <summary>The columns.</summary>
    public List<string> Columns { get; } = [];

    /// <summary>Number of cells of each column, at least 2.</summary>
    public List<int> Cells { get; } = [];

    /// <summary>Learns the cells.</summary>
    /// <param name="train">The table that decides the edges.</param>
    /// <param name="numberCells">Cells of a number or date, at most.</param>
    public static TableBins Learn(Table train, int numberCells = 10)
    {
        var bins = new TableBins();
        foreach (Column column in train.Columns.Where(c => c.Schema.IsModelled))
        {
            bins.Columns.Add(column.Name);
            if (column is QuantitativeColumn number)
            {
                bins.AddNumber(number, numberCells);
            }
            else
            {
                bins.AddLabel((CategoricalColumn)column);
            }
        }

        return bins;
    }

    /// <summary>Learns the cells of <see cref="MarginalAccuracy"/>.</summary>
    /// <param name="train">The table that decides the edges; at least one row.</param>
    /// <param name="cells">Bins of a number, kept labels of a label.</param>
    public static TableBins LearnPublished(Table train, int cells)
    {
        var bins = new TableBins();
        foreach (Column column in train.Columns.Where(c => c.Schema.IsModelled))
        {
            bins.Columns.Add(column.Name);
            if (column is QuantitativeColumn number)
            {
                bins.AddQuantiles(number, cells);
            }
            else
            {
                bins.AddMostFrequent((CategoricalColumn)column, cells);
            }
        }

        return bins;
    }

    /// <summary>Number of cells of a set of columns, those that no row is in among them: three columns of many labels have more than an integer holds.</summary>
    public double Size(int[] set)
    {
        double size = 1;
        foreach (int column in set)
        {
            size *= Cells[column];
        }

        return size;
    }

    /// <summary>The cell of a row in a set of columns.</summary>
    /// <param name="set">One to three columns.</param>
    /// <param name="rows">Rows coded by these cells.</param>
    /// <param name="row">The row.</param>
    public Cell Cell(int[] set, CodedRows rows, int row)
    {
        long pair = rows.Code(set[0], row);
        return set.Length == 1 ? new Cell(pair, 0) : new Cell(pair * Cells[set[1]] + rows.Code(set[1], row), set.Length == 2 ? 0 : rows.Code(set[2], row));
    }

    /// <summary>The set's name but for its last column, unless it is the only one.</summary>
    public string Name(int[] set) => set.Length == 3 ? $"{Columns[set[0]]} × {Columns[set[1]]}" : Columns[set[0]];

    /// <summary>The set's last column, unless it is the only one.</summary>
    public string? Other(int[] set) => set.Length > 1 ? Columns[set[^1]] : null;

    /// <summary>One code a row for each column.</summary>
    /// <param name="table">A table with the schema of the one learned from.</param>
    public int[][] Encode(Table table)
    {
        var codes = new int[Columns.Count][];
        for (int column = 0; column < codes.Length; column++)
        {
            Encode(column, table, codes[column] = new int[table.RowCount]);
        }

        return codes;
    }

    /// <summary>One code a row for a column.</summary>
    /// <param name="column">Its place.</param>
    /// <param name="table">A table with the schema of the one learned from.</param>
    /// <param name="codes">Receives the codes.</param>
    public void Encode(int column, Table table, Span<int> codes) => _encoders[column](table, codes);

    private void AddNumber(QuantitativeColumn train, int most)
    {
        double[] sorted = train.Present();
        RadixSort.Sort(sorted);
        AddNumber(train.Name, NumberCells.Edges(sorted, most), double.NegativeInfinity, double.PositiveInfinity);
    }

    private void AddQuantiles(QuantitativeColumn train, int cells)
    {
        double[] sorted = train.Present();
        RadixSort.Sort(sorted);
        double[] edges = sorted.Length == 0 ? [] : [.. Enumerable.Range(0, cells + 1).Select(i => EmpiricalDistribution.Quantile(sorted, i / (double)cells)).Distinct()];

        // The smallest value is in the first bin, though that is open on the left.
        AddNumber(train.Name, [.. edges.Skip(1).SkipLast(1)], edges.FirstOrDefault(), edges.LastOrDefault());
    }

    private void AddNumber(string name, double[] edges, double least, double greatest)
    {
        Cells.Add(NumberCells.Missing(edges.Length, least) + 1);
        _encoders.Add((table, codes) => NumberCells.Write(((QuantitativeColumn)table[name]).Values, edges, least, greatest, codes));
    }

    private void AddMostFrequent(CategoricalColumn train, int most)
    {
        // Ties go to the label that comes first in the rows.
        int[] kept = [.. train.Codes.ToArray().Where(code => code >= 0).CountBy(code => code).OrderByDescending(c => c.Value).Take(most).Select(c => c.Key)];
        var place = kept.Select((code, index) => (Level: train.Levels[code], index)).ToDictionary(p => p.Level, p => p.index, StringComparer.Ordinal);
        int other = kept.Length;
        Cells.Add(Math.Max(2, other + 1));
        AddLabels(train, place, other, other);
    }

    private void AddLabel(CategoricalColumn train)
    {
        var counts = new int[train.Levels.Count];
        foreach (int code in train.Codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        // Ties go to the level that comes first.
        int[] used = [.. Enumerable.Range(0, counts.Length).Where(c => counts[c] > 0).OrderByDescending(c => counts[c])];
        var place = used.Select((code, index) => (Level: train.Levels[code], index)).ToDictionary(p => p.Level, p => p.index, StringComparer.Ordinal);
        int unknown = used.Length;
        int missing = unknown + 1;
        Cells.Add(missing + 1);
        AddLabels(train, place, unknown, missing);
    }

    private void AddLabels(CategoricalColumn train, Dictionary<string, int> place, int unknown, int missing)
    {
        string name = train.Name;
        IReadOnlyList<string> levels = train.Levels;
        int[] own = CellsOf(levels);
        _encoders.Add((table, codes) =>
        {
            // Tables made of train's rows have its list of levels.
            var labels = (CategoricalColumn)table[name];
            int[] cells = ReferenceEquals(labels.Levels, levels) ? own : CellsOf(labels.Levels);
            ReadOnlySpan<int> from = labels.Codes;
            for (int row = 0; row < from.Length; row++)
            {
                codes[row] = from[row] is >= 0 and var code ? cells[code] : missing;
            }
        });

        int[] CellsOf(IReadOnlyList<string> labels) => [.. labels.Select(level => place.GetValueOrDefault(level, unknown))];
    }
}

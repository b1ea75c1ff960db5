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
    private readonly List<Func<Table, int[]>> _encoders = [];

    private TableBins()
    {
    }

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

    /// <summary>Every set of so many columns, in the order of the schema.</summary>
    /// <param name="columns">Columns a set, 1 to 3.</param>
    public IEnumerable<int[]> Sets(int columns) => columns == 1
        ? Enumerable.Range(0, Columns.Count).Select(i => new[] { i })
        : Sets(columns - 1).SelectMany(set => Enumerable.Range(set[^1] + 1, Columns.Count - set[^1] - 1).Select(next => (int[])[.. set, next]));

    /// <summary>Number of cells of a set of columns, those that no row is in among them: three columns of many labels have more than an integer holds.</summary>
    public double Size(int[] set) => set.Aggregate(1.0, (size, column) => size * Cells[column]);

    /// <summary>The set's name but for its last column, unless it is the only one.</summary>
    public string Name(int[] set) => string.Join(" × ", set.SkipLast(set.Length > 1 ? 1 : 0).Select(i => Columns[i]));

    /// <summary>The set's last column, unless it is the only one.</summary>
    public string? Other(int[] set) => set.Length > 1 ? Columns[set[^1]] : null;

    /// <summary>Counts the rows in each cell of a set of columns.</summary>
    /// <param name="set">One to three columns.</param>
    /// <param name="codes">The codes of a table.</param>
    /// <param name="counts">Receives <see cref="Size"/> counts.</param>
    public void Count(int[] set, int[][] codes, Span<int> counts) => ContingencyTable.Count(
        codes[set[0]],
        set.Length > 1 ? codes[set[1]] : null,
        set.Length > 2 ? codes[set[2]] : null,
        set.Length > 1 ? Cells[set[1]] : 1,
        set.Length > 2 ? Cells[set[2]] : 1,
        counts);

    /// <summary>One code a row for each column.</summary>
    /// <param name="table">A table with the schema of the one learned from.</param>
    public int[][] Encode(Table table) => [.. _encoders.Select(encode => encode(table))];

    private void AddNumber(QuantitativeColumn train, int most)
    {
        double[] sorted = train.Present();
        Array.Sort(sorted);
        double[] distinct = [.. sorted.Distinct()];

        // Cell i holds the values above edge i − 1 up to and with edge i; the last one all the rest.
        double[] edges = distinct.Length <= most
            ? [.. distinct.SkipLast(1)]
            : [.. Enumerable.Range(1, most - 1).Select(i => sorted[(int)((long)i * sorted.Length / most) - 1]).Distinct()];
        AddNumber(train.Name, edges, double.NegativeInfinity, double.PositiveInfinity);
    }

    private void AddQuantiles(QuantitativeColumn train, int cells)
    {
        double[] sorted = train.Present();
        Array.Sort(sorted);
        double[] edges = sorted.Length == 0 ? [] : [.. Enumerable.Range(0, cells + 1).Select(i => EmpiricalDistribution.Quantile(sorted, i / (double)cells)).Distinct()];

        // The smallest value is in the first bin, though that is open on the left.
        AddNumber(train.Name, edges.Length > 2 ? edges[1..^1] : [], edges.FirstOrDefault(), edges.LastOrDefault());
    }

    private void AddNumber(string name, double[] edges, double least, double greatest)
    {
        int beyond = edges.Length + 1;
        int missing = double.IsInfinity(least) ? beyond : beyond + 1;
        Cells.Add(missing + 1);
        _encoders.Add(table =>
        {
            ReadOnlySpan<double> values = ((QuantitativeColumn)table[name]).Values;
            var codes = new int[values.Length];
            for (int row = 0; row < codes.Length; row++)
            {
                codes[row] = double.IsNaN(values[row]) ? missing : values[row] < least || values[row] > greatest ? beyond : Place(edges, values[row]);
            }

            return codes;
        });
    }

    private void AddMostFrequent(CategoricalColumn train, int most)
    {
        // Ties go to the label that comes first in the rows.
        int[] kept = [.. train.Codes.ToArray().Where(code => code >= 0).CountBy(code => code).OrderByDescending(c => c.Value).Take(most).Select(c => c.Key)];
        var place = kept.Select((code, index) => (Level: train.Levels[code], index)).ToDictionary(p => p.Level, p => p.index, StringComparer.Ordinal);
        int other = kept.Length;
        Cells.Add(Math.Max(2, other + 1));
        string name = train.Name;
        _encoders.Add(table =>
        {
            var labels = (CategoricalColumn)table[name];
            int[] cells = [.. labels.Levels.Select(level => place.GetValueOrDefault(level, other))];
            var codes = new int[labels.Length];
            for (int row = 0; row < codes.Length; row++)
            {
                codes[row] = labels.Codes[row] is >= 0 and var code ? cells[code] : other;
            }

            return codes;
        });
    }

    private static int Place(double[] edges, double value)
    {
        int found = Array.BinarySearch(edges, value);
        return found >= 0 ? found : ~found;
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
        string name = train.Name;
        _encoders.Add(table =>
        {
            var labels = (CategoricalColumn)table[name];
            int[] cells = [.. labels.Levels.Select(level => place.GetValueOrDefault(level, unknown))];
            var codes = new int[labels.Length];
            for (int row = 0; row < codes.Length; row++)
            {
                codes[row] = labels.Codes[row] is >= 0 and var code ? cells[code] : missing;
            }

            return codes;
        });
    }
}

using Harness.Tables;

namespace Harness.Metrics.Contingency;

/// <summary>
/// Every modelled column in a few cells, learned from train: numbers and dates in up to ten cells of about equal train
/// counts (each value its own where there are at most ten), labels each their own up to the twenty most frequent and the
/// rest together; a missing value and a label that train never has are cells of their own.
/// </summary>
internal sealed class TableBins
{
    private const int MostNumberCells = 10;
    private const int MostLabels = 20;

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
    public static TableBins Learn(Table train)
    {
        var bins = new TableBins();
        foreach (Column column in train.Columns.Where(c => c.Schema.IsModelled))
        {
            bins.Columns.Add(column.Name);
            if (column is QuantitativeColumn number)
            {
                bins.AddNumber(number);
            }
            else
            {
                bins.AddLabel((CategoricalColumn)column);
            }
        }

        return bins;
    }

    /// <summary>One code a row for each column.</summary>
    /// <param name="table">A table with the schema of the one learned from.</param>
    public int[][] Encode(Table table) => [.. _encoders.Select(encode => encode(table))];

    private void AddNumber(QuantitativeColumn train)
    {
        double[] sorted = train.Present();
        Array.Sort(sorted);
        double[] distinct = [.. sorted.Distinct()];

        // Cell i holds the values above edge i − 1 up to and with edge i; the last one all the rest.
        double[] edges = distinct.Length <= MostNumberCells
            ? [.. distinct.SkipLast(1)]
            : [.. Enumerable.Range(1, MostNumberCells - 1).Select(i => sorted[(int)((long)i * sorted.Length / MostNumberCells) - 1]).Distinct()];
        int missing = edges.Length + 1;
        Cells.Add(missing + 1);
        string name = train.Name;
        _encoders.Add(table =>
        {
            ReadOnlySpan<double> values = ((QuantitativeColumn)table[name]).Values;
            var codes = new int[values.Length];
            for (int row = 0; row < codes.Length; row++)
            {
                codes[row] = double.IsNaN(values[row]) ? missing : Place(edges, values[row]);
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
        int[] kept = [.. Enumerable.Range(0, counts.Length).Where(c => counts[c] > 0).OrderByDescending(c => counts[c]).Take(MostLabels)];
        var place = kept.Select((code, index) => (Level: train.Levels[code], index)).ToDictionary(p => p.Level, p => p.index, StringComparer.Ordinal);
        var rare = new HashSet<string>(train.Levels.Where((level, c) => counts[c] > 0 && !place.ContainsKey(level)), StringComparer.Ordinal);
        int other = kept.Length;
        int unknown = other + 1;
        int missing = other + 2;
        Cells.Add(missing + 1);
        string name = train.Name;
        _encoders.Add(table =>
        {
            var labels = (CategoricalColumn)table[name];
            int[] cells = [.. labels.Levels.Select(level => place.TryGetValue(level, out int index) ? index : rare.Contains(level) ? other : unknown)];
            var codes = new int[labels.Length];
            for (int row = 0; row < codes.Length; row++)
            {
                codes[row] = labels.Codes[row] is >= 0 and var code ? cells[code] : missing;
            }

            return codes;
        });
    }
}

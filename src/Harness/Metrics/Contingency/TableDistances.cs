namespace Harness.Metrics.Contingency;

/// <summary>A distance between the counts of train and of another table for each of several sets of columns: of all rows of the other table, and without each of its groups.</summary>
internal sealed class TableDistances
{
    // Fewer rows are counted before another thread has begun.
    private const int RowsForThreads = 50_000;

    private readonly double[][] _values;

    private TableDistances(int groups, int sets)
    {
        _values = new double[groups == 1 ? 1 : groups + 1][];
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = new double[sets];
        }
    }

    /// <summary>A distance between two tables of counts; NaN where it is not defined.</summary>
    public delegate double Distance(ReadOnlySpan<int> train, ReadOnlySpan<int> other);

    /// <summary>The distance of each set, of all rows.</summary>
    public double[] Whole => _values[0];

    /// <summary>Measures; nothing where the other table has no row.</summary>
    /// <param name="tables">The counts of train.</param>
    /// <param name="rows">The other table.</param>
    /// <param name="distance">The distance.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static TableDistances Of(CellCounts[] tables, CodedRows rows, Distance distance, CancellationToken cancellation) =>
        Of(tables, rows, distance, null, cancellation).First;

    /// <summary>Measures two distances in one go.</summary>
    public static (TableDistances First, TableDistances Second) Of(CellCounts[] tables, CodedRows rows, Distance first, Distance? second, CancellationToken cancellation)
    {
        var firsts = new TableDistances(rows.Groups, tables.Length);
        var seconds = new TableDistances(rows.Groups, second is null ? 0 : tables.Length);
        if (rows.Count > 0)
        {
            ForEach(tables.Length, rows.Count, set => tables[set].Beside(rows, (train, other, without) =>
            {
                firsts._values[without][set] = first(train, other);
                if (second is not null)
                {
                    seconds._values[without][set] = second(train, other);
                }
            }), cancellation);
        }

        return (firsts, seconds);
    }

    /// <summary>Does something for each set, on all processors where rows are many.</summary>
    public static void ForEach(int sets, int rows, Action<int> work, CancellationToken cancellation = default)
    {
        if (rows >= RowsForThreads)
        {
            Workers.Run(sets, (set, _) => work(set), cancellation);
            return;
        }

        for (int set = 0; set < sets; set++)
        {
            cancellation.ThrowIfCancellationRequested();
            work(set);
        }
    }

    /// <summary>The mean over sets without each group; sets without a distance are left out, and the mean of none is NaN.</summary>
    public double[] Means() => [.. _values.Skip(1).Select(values => values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Average())];

    /// <summary>The largest over sets without each group; NaN of none.</summary>
    public double[] Largest() => [.. _values.Skip(1).Select(values => values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Max())];
}

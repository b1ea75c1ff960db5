using Harness.Datasets;
using Harness.Metrics;
using Harness.Random;
using Harness.Tables;

namespace Harness.Scoring;

/// <summary>
/// One random half of the real rows in the place of train, the other as a synthetic table that could not be better. For
/// utility the halves are of train, and the dataset's own holdout is what models are tested on.
/// </summary>
internal sealed class HalfSplit
{
    /// <summary>More rows than these make floor and ceiling no surer, beside the scatter of the splits.</summary>
    private const int MostRows = 5_000;

    private readonly RandomStream _stream;

    /// <summary>Splits a dataset.</summary>
    /// <param name="whole">The dataset.</param>
    /// <param name="keepHoldout">True to split train only and keep the holdout as it is; false to split all real rows.</param>
    /// <param name="index">Number of the split, from 0; each has its own order of rows.</param>
    /// <param name="stream">The stream of the dataset's frames.</param>
    public HalfSplit(DatasetContext whole, bool keepHoldout, int index, RandomStream stream)
    {
        Dataset dataset = whole.Dataset;
        _stream = stream.Fork(index);
        Table rows = keepHoldout ? dataset.Train : dataset.Real;
        int[] order = _stream.Fork("split").Permutation(rows.RowCount);
        int half = RowsOf(dataset, keepHoldout);
        int[] first = [.. order[..half].Order()];
        int[] second = [.. order[half..(2 * half)].Order()];
        Fresh = rows.Take(second);
        Context = whole.Part(dataset.Split(rows.Take(first), keepHoldout ? Drawn(dataset.Holdout, MostRows, "holdout") : Fresh));
    }

    /// <summary>The dataset whose train is the first half.</summary>
    public DatasetContext Context { get; }

    /// <summary>The second half: fresh real rows.</summary>
    public Table Fresh { get; }

    /// <summary>Rows of each half.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="keepHoldout">Whether only train is split.</param>
    public static int RowsOf(Dataset dataset, bool keepHoldout) => Math.Min(MostRows, (keepHoldout ? dataset.Train : dataset.Real).RowCount / 2);

    /// <summary>As many rows of a synthetic table as a half has.</summary>
    /// <param name="synthetic">The table, with at least as many.</param>
    public Table Draw(Table synthetic) => Drawn(synthetic, Fresh.RowCount, "draw");

    /// <summary>The fresh rows without any knowledge of a property.</summary>
    /// <param name="kind">The kind of floor.</param>
    public Table KnowingNothing(FloorKind kind) => kind switch
    {
        FloorKind.Uniform => new Table(Fresh.Columns.Select((c, i) => Uniform(Context.Dataset.Train[c.Name], c.Length, _stream.Fork("uniform").Fork(i)))),
        FloorKind.PermutedColumns => new Table(Fresh.Columns.Select((c, i) => c.Take(_stream.Fork("permuted").Fork(i).Permutation(c.Length)))),
        FloorKind.MajorityOrMean when Context.Dataset.Target is { } target => Fresh.With(MajorityOrMean(Context.Dataset.Train[target], Fresh.RowCount)),
        _ => Fresh,
    };

    private Table Drawn(Table table, int most, string purpose) => table.RowCount <= most ? table : table.Take(_stream.Fork(purpose).Subset(table.RowCount, most));

    private static Column Uniform(Column train, int rows, RandomStream stream)
    {
        switch (train)
        {
            case NumericColumn number when number.MissingCount < number.Length:
                double[] present = number.Present();
                (double low, double high) = (present.Min(), present.Max());
                return new NumericColumn(train.Schema, [.. Enumerable.Range(0, rows).Select(i => stream.Between((ulong)i, low, high))]);
            case DateTimeColumn date when date.MissingCount < date.Length:
                long[] ticks = [.. date.Ticks.ToArray().Where(t => t != DateTimeColumn.Missing)];
                (long first, long last) = (ticks.Min(), ticks.Max());
                return new DateTimeColumn(train.Schema, [.. Enumerable.Range(0, rows).Select(i => first + (long)((last - first) * stream.Uniform((ulong)i)))]);
            case CategoricalColumn labels when labels.MissingCount < labels.Length:
                int[] used = [.. new SortedSet<int>(labels.Codes.ToArray().Where(c => c >= 0))];
                return new CategoricalColumn(train.Schema, [.. Enumerable.Range(0, rows).Select(i => used[stream.Index((ulong)i, used.Length)])], [.. labels.Levels], [.. labels.Spelling]);
            default:
                // Every row lacks its value.
                return train.Take([.. Enumerable.Repeat(0, rows)]);
        }
    }

    private static Column MajorityOrMean(Column target, int rows)
    {
        if (target is NumericColumn number)
        {
            double mean = Statistics.Moments.Mean(number.Present());
            return new NumericColumn(target.Schema, [.. Enumerable.Repeat(mean, rows)]);
        }

        var labels = (CategoricalColumn)target;
        int[] codes = [.. labels.Codes.ToArray().Where(c => c >= 0)];
        int majority = codes.Length == 0 ? CategoricalColumn.Missing : codes.CountBy(c => c).OrderByDescending(c => c.Value).ThenBy(c => c.Key).First().Key;
        return new CategoricalColumn(target.Schema, [.. Enumerable.Repeat(majority, rows)], [.. labels.Levels], [.. labels.Spelling]);
    }
}

using Harness.Datasets;
using Harness.Datasets.Rules;
using Harness.Metrics;
using Harness.Random;
using Harness.Tables;

namespace Harness.Arbitraries;

/// <summary>Changes of tables that a metric must not notice, or must.</summary>
public static class TableMaps
{
    /// <summary>Every numerical column by v → factor · v + offset, every date moved by whole days.</summary>
    public static Table Affine(this Table table, double factor, double offset) => new(table.Columns.Select(column => column switch
    {
        NumericColumn n => new NumericColumn(n.Schema, [.. n.Values.ToArray().Select(v => factor * v + offset)]),
        DateTimeColumn d => new DateTimeColumn(d.Schema, [.. d.Ticks.ToArray().Select(t => t == DateTimeColumn.Missing ? t : t + TimeSpan.TicksPerDay * (long)Math.Abs(offset))]),
        _ => column,
    }));

    /// <summary>Every label by a one-to-one map that turns the order of labels about.</summary>
    public static Table Relabelled(this Table table) => new(table.Columns.Select(column => column is CategoricalColumn labels
        ? CategoricalColumn.FromLabels(labels.Schema, [.. labels.Codes.ToArray().Select(code => code < 0 ? null : $"{(char)(0xFFFF - labels.Levels[code][0])}{labels.Levels[code]}")])
        : column));

    /// <summary>Every categorical column as an ordinal one without a list.</summary>
    public static Table Ordinal(this Table table) => new(table.Columns.Select(column => column is CategoricalColumn { Schema.Kind: ColumnKind.Categorical } labels
        ? new CategoricalColumn(labels.Schema with { IsOrdinal = true }, labels.Codes.ToArray(), [.. labels.Levels])
        : column));

    /// <summary>The columns in another order.</summary>
    public static Table WithColumnsPermuted(this Table table, ulong seed) =>
        new(new RandomStream(seed).Permutation(table.Columns.Count).Select(i => table.Columns[i]));

    /// <summary>The rows in another order.</summary>
    public static Table WithRowsPermuted(this Table table, ulong seed) => table.Take(new RandomStream(seed).Permutation(table.RowCount));

    /// <summary>One column's values shuffled among the first rows.</summary>
    public static Table Shuffled(this Table table, string column, ulong seed, double share = 1)
    {
        int count = (int)(share * table.RowCount);
        int[] rows = [.. new RandomStream(seed).Permutation(count), .. Enumerable.Range(count, table.RowCount - count)];
        return table.With(table[column].Take(rows));
    }

    /// <summary>The same dataset of changed tables.</summary>
    public static Dataset Map(this Dataset dataset, Func<Table, Table> change) =>
        Dataset(change(dataset.Real), change(dataset.Train), change(dataset.Holdout));

    /// <summary>A dataset of given parts, where the rule of the split is beside the point.</summary>
    public static Dataset Dataset(Table real, Table train, Table holdout, bool mayBeSeen = false, params IReadOnlyList<Rule> rules) => new()
    {
        Name = "parts",
        Title = "Parts",
        Source = "made for a test",
        License = "none",
        Target = null,
        Task = default,
        Rules = rules,
        Real = real,
        Train = train,
        Holdout = holdout,
        HoldoutMayBeSeen = mayBeSeen,
        TrainDigest = "train",
        HoldoutDigest = "holdout",
    };

    /// <summary>The value, or NaN where the metric does not apply.</summary>
    public static double[] Values(this IEvaluator evaluator, Dataset dataset, Table synthetic) =>
        [.. evaluator.Evaluate(new PairContext(dataset, synthetic) { WithUncertainty = false }).Select(r => r is MetricResult.Computed computed ? computed.Value : double.NaN)];

    /// <summary>The result of one metric, which must have a value.</summary>
    public static MetricResult.Computed Computed(this IEvaluator evaluator, string id, Dataset dataset, Table synthetic) =>
        (MetricResult.Computed)evaluator.Evaluate(new PairContext(dataset, synthetic)).Single(r => r.Id == id);
}

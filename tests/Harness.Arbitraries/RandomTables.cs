using Harness.Datasets;
using Harness.Random;
using Harness.Tables;

namespace Harness.Arbitraries;

/// <summary>
/// Random schemas and tables from a seed, for property-based tests: a property takes a seed and builds its table here,
/// so a failure is one number and shrinks to a small one. Constant, all-missing and all-unique columns, ties, one row
/// and few levels are all frequent.
/// </summary>
public static class RandomTables
{
    private static readonly string[] Words = ["a", "b", "c, with comma", "d \"quoted\"", "é", "F", "zz", "0", "1.0", "true"];

    /// <summary>A random schema of 1 to 7 columns.</summary>
    /// <param name="seed">The seed.</param>
    public static TableSchema Schema(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("schema");
        int count = 1 + stream.Index(0, 7);
        // One in four tables has numbers only, one in four categories only.
        int flavour = stream.Index(1, 4);
        return new TableSchema(Enumerable.Range(0, count).Select(i =>
        {
            ColumnKind kind = flavour switch
            {
                0 => ColumnKind.Numerical,
                1 => stream.Index((ulong)(10 + i), 3) == 0 ? ColumnKind.Boolean : ColumnKind.Categorical,
                _ => (ColumnKind)stream.Index((ulong)(10 + i), 5),
            };
            return new ColumnSchema($"c{i}", kind, kind == ColumnKind.DateTime ? new DateTimeFormat("%Y-%m-%d %H:%M:%S") : null);
        }));
    }

    /// <summary>A random table.</summary>
    /// <param name="schema">Its columns.</param>
    /// <param name="seed">The seed of its values.</param>
    /// <param name="rows">Number of rows; by default 1 to 60.</param>
    public static Table Table(TableSchema schema, ulong seed, int? rows = null)
    {
        RandomStream stream = new RandomStream(seed).Fork("table");
        int count = rows ?? 1 + stream.Index(0, 60);
        return new Table(schema.Select((column, i) => Column(column, new RandomStream((ulong)i).Fork("shape"), stream.Fork(i), count)));
    }

    /// <summary>A random table of a random schema.</summary>
    /// <param name="seed">The seed of both.</param>
    public static Table Table(ulong seed) => Table(Schema(seed), seed);

    /// <summary>A random dataset: train, holdout, and a target where a column can be one.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="rows">Number of real rows; by default 8 to 100.</param>
    public static Dataset Dataset(ulong seed, int? rows = null)
    {
        TableSchema schema = Schema(seed);
        return Dataset(Table(schema, seed, rows ?? 8 + new RandomStream(seed).Fork("rows").Index(0, 93)));
    }

    /// <summary>A dataset of a table, split by the rule that files are split by.</summary>
    /// <param name="real">The real rows.</param>
    /// <param name="target">The target; by default the last column that can be one.</param>
    public static Dataset Dataset(Table real, string? target = null)
    {
        ColumnSchema? column = target is null
            ? real.Schema.LastOrDefault(c => c.IsCategorical || c.Kind == ColumnKind.Numerical)
            : real.Schema[real.Schema.IndexOf(target)];
        (int[] train, int[] holdout) = HoldoutSplit.Rows(real.RowCount);
        return new Dataset
        {
            Name = "random",
            Title = "Random",
            Source = "made for a test",
            License = "none",
            Target = column?.Name,
            Task = column is { IsCategorical: true } ? TaskKind.Multiclass : TaskKind.Regression,
            Real = real,
            Train = real.Take(train),
            Holdout = real.Take(holdout),
            TrainDigest = "train",
            HoldoutDigest = "holdout",
        };
    }

    private static Column Column(ColumnSchema schema, RandomStream shape, RandomStream values, int rows)
    {
        int style = shape.Fork(schema.Name).Index(0, 8);
        double missing = style switch { 0 => 0.3, 1 => 1, _ => 0 };
        bool constant = style == 2;
        bool[] gaps = [.. Enumerable.Range(0, rows).Select(i => values.Uniform((ulong)i) < missing)];
        ulong At(int i) => (ulong)((constant ? 0 : i) + 1_000_000);
        switch (schema.Kind)
        {
            case ColumnKind.Numerical:
                bool whole = style % 2 == 0;
                double scale = Math.Pow(10, shape.Index(1, 7) - 3);
                return new NumericColumn(schema, [.. Enumerable.Range(0, rows).Select(i => gaps[i]
                    ? double.NaN
                    : whole ? values.Index(At(i), 12) - 4 : scale * Math.Tan(1.5 * (values.Uniform(At(i)) - 0.5)))]);
            case ColumnKind.DateTime:
                return new DateTimeColumn(schema, [.. Enumerable.Range(0, rows).Select(i => gaps[i]
                    ? DateTimeColumn.Missing
                    : new DateTime(1960, 1, 1).AddSeconds(values.Index(At(i), int.MaxValue)).Ticks)]);
            case ColumnKind.Boolean:
                return new CategoricalColumn(schema, [.. Enumerable.Range(0, rows).Select(i => gaps[i] ? -1 : values.Index(At(i), 2))], ["False", "True"]);
            case ColumnKind.Id:
                return CategoricalColumn.FromLabels(schema, [.. Enumerable.Range(0, rows).Select(i => $"row-{i}")]);
            default:
                int levels = style == 3 ? 300 : 1 + shape.Index(2, Words.Length);
                return CategoricalColumn.FromLabels(schema, [.. Enumerable.Range(0, rows).Select(i => gaps[i]
                    ? null
                    : levels == 300 ? $"level {values.Index(At(i), 300)}" : Words[values.Index(At(i), levels)])]);
        }
    }
}

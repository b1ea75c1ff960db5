using Harness.Datasets;
using Harness.Random;
using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>Real tables that are made by a formula, any number of rows of them, for what the bundled datasets do not have.</summary>
public static class MadeTables
{
    public const string Normals = "made-normals";
    public const string Wide = "made-wide";
    public const string Labels = "made-labels";
    public const string Mixed = "made-mixed";
    public const string TwoPairs = "made-two-pairs";
    public const string Xor = "made-xor";
    public const string Square = "made-square";
    public const string Clusters = "made-clusters";
    public const string Rules = "made-rules";
    public const string Orders = "made-orders";

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Normals, Wide, Labels, Mixed, TwoPairs, Xor, Square, Clusters, Rules, Orders];

    /// <summary>One of them.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="rows">Number of rows, train and holdout together.</param>
    public static Dataset Create(string name, int rows)
    {
        var maker = new Maker(rows, new RandomStream(1).Fork(name));
        IEnumerable<Column> columns = name switch
        {
            Normals => Enumerable.Range(1, 8).Select(i => maker.Number($"n{i}", row => maker.Normal(i, row))),
            Wide => Enumerable.Range(1, 40).Select(i => maker.Number($"n{i}", row => maker.Normal(i, row) + (i % 4 == 0 ? 1 : 0) * maker.Normal(i - 1, row))),
            Labels => ManyLabels(maker),
            Mixed => MixedColumns(maker),
            TwoPairs => Enumerable.Range(1, 10).Select(i => maker.Number($"n{i}", row => i is 2 or 4 ? 0.8 * maker.Normal(i - 1, row) + 0.6 * maker.Normal(i, row) : maker.Normal(i, row))),
            Xor => [maker.Label("a", row => maker.Bit(1, row)), maker.Label("b", row => maker.Bit(2, row)), maker.Label("c", row => maker.Bit(1, row) ^ maker.Bit(2, row)), .. Enumerable.Range(1, 3).Select(i => maker.Number($"n{i}", row => maker.Normal(i, row)))],
            Square => [.. Corner(maker), .. Enumerable.Range(1, 3).Select(i => maker.Number($"n{i}", row => maker.Normal(i, row)))],
            Clusters => Enumerable.Range(1, 4).Select(i => maker.Number($"n{i}", row => (i <= 3 ? 6 * maker.Bit(i, row) - 3 : 0) + maker.Normal(i, row))),
            Orders => OrderColumns(maker),
            Rules => RuledTable.Create(rows, 1).Columns,
            _ => throw new ArgumentException($"There is no table '{name}'; there are {string.Join(", ", Names)}.", nameof(name)),
        };
        var table = new Table(columns);
        (int[] train, int[] holdout) = HoldoutSplit.Rows(rows);
        return Dataset.Of(table.Take(train), table.Take(holdout), name == Mixed ? "label" : null, null, name);
    }

    private static IEnumerable<Column> ManyLabels(Maker maker) =>
    [
        maker.Label("two", row => maker.Uniform(1, row) < 0.3 ? 1 : 0),
        maker.Label("twelve", row => (int)(12 * Math.Pow(maker.Uniform(2, row), 2))),
        maker.Label("sixty", row => (int)(60 * Math.Pow(maker.Uniform(maker.Uniform(4, row) < 0.7 ? 2 : 3, row), 2))),
        maker.Label("two-hundred", row => (int)(200 * Math.Pow(maker.Uniform(5, row), 3))),
        maker.Number("number", row => maker.Normal(1, row)),
    ];

    // As people's tables are: rounded, skewed, with gaps, labels and a target that follow the numbers.
    private static IEnumerable<Column> MixedColumns(Maker maker) =>
    [
        maker.Number("age", row => Math.Round(Math.Clamp(40 + 13 * maker.Normal(1, row), 18, 90))),
        maker.Number("income", row => Math.Round(Math.Exp(8 + 0.5 * maker.Normal(1, row) + 0.4 * maker.Normal(2, row)), 1)),
        maker.Number("debt", row => maker.Uniform(9, row) < 0.08 ? double.NaN : Math.Round(Math.Exp(6 + 0.6 * maker.Normal(2, row) + 0.6 * maker.Normal(3, row)), 1)),
        maker.Number("children", row => (int)(-Math.Log(1 - maker.Uniform(4, row)) * 1.3)),
        maker.Number("height", row => Math.Round(170 + 6 * maker.Normal(5, row) + (maker.Bit(5, row) == 1 ? 8 : -4), 1)),
        maker.Number("weight", row => Math.Round(72 + 7 * maker.Normal(5, row) + 7 * maker.Normal(6, row), 1)),
        maker.Label("sex", row => maker.Bit(5, row)),
        maker.Label("region", row => (int)(7 * Math.Pow(maker.Uniform(7, row), 1.5))),
        maker.Label("job", row => Math.Clamp((int)(3 + 1.5 * maker.Normal(2, row) + maker.Normal(8, row)), 0, 6)),
        maker.Label("label", row => maker.Normal(2, row) + 0.7 * maker.Normal(10, row) > 0.5 ? 1 : 0),
    ];

    // Days between two dates, a salary in the band of its grade, and a value that younger people lack more often.
    private static IEnumerable<Column> OrderColumns(Maker maker)
    {
        double Age(int row) => Math.Round(Math.Clamp(40 + 13 * maker.Normal(1, row), 18, 90));
        int Ordered(int row) => (int)(700 * maker.Uniform(1, row));
        int Grade(int row) => (int)(5 * maker.Uniform(3, row));
        return
        [
            maker.Date("ordered", Ordered),
            maker.Date("delivered", row => Ordered(row) + 1 + (int)(-4 * Math.Log(1 - maker.Uniform(2, row)))),
            maker.Label("grade", Grade),
            maker.Number("salary", row => Math.Round(20_000 + 8_000 * Grade(row) + 10_000 * maker.Uniform(4, row))),
            maker.Number("age", Age),
            maker.Number("usage", row => maker.Uniform(5, row) < (Age(row) < 40 ? 0.4 : 0.05) ? double.NaN : Math.Round(Math.Exp(3 + 0.5 * maker.Normal(2, row)), 1)),
            maker.Label("region", row => (int)(7 * Math.Pow(maker.Uniform(7, row), 1.5))),
        ];
    }

    private static IEnumerable<Column> Corner(Maker maker) =>
    [
        maker.Number("x", row => maker.Uniform(1, row) + maker.Uniform(2, row) - 1),
        maker.Number("y", row => maker.Uniform(1, row) - maker.Uniform(2, row)),
    ];

    private sealed class Maker(int rows, RandomStream stream)
    {
        public double Uniform(int source, int row) => stream.Fork("uniform").Fork(source).Uniform((ulong)row);

        public int Bit(int source, int row) => Uniform(source, row) < 0.5 ? 1 : 0;

        public double Normal(int source, int row) => Draws.Normal(stream.Fork("normal").Fork(source), row);

        public NumericColumn Number(string name, Func<int, double> value) =>
            new(new ColumnSchema(name, ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(row => Math.Round(value(row), 4))]);

        public DateTimeColumn Date(string name, Func<int, int> day) =>
            new(new ColumnSchema(name, ColumnKind.DateTime) { DateTimeFormat = new DateTimeFormat("%Y-%m-%d") }, [.. Enumerable.Range(0, rows).Select(row => new DateTime(2023, 1, 1).AddDays(day(row)).Ticks)]);

        public CategoricalColumn Label(string name, Func<int, int> value) =>
            CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), [.. Enumerable.Range(0, rows).Select(row => $"{name} {value(row):000}")]);
    }
}

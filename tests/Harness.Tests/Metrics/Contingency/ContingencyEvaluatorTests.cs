using System.Globalization;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Contingency;
using Harness.Metrics.Marginals;
using Harness.Random;
using Harness.Tables;
using static Harness.Tests.Metrics.Contingency.TestColumns;

namespace Harness.Tests.Metrics.Contingency;

public class ContingencyEvaluatorTests
{
    private static readonly ContingencyEvaluator Evaluator = new();

    /// <summary>
    /// 31 cities, of which two thirds of the rows have a wrong land, and zones that train lacks. By pandas 1.5.3 (shares of
    /// <c>value_counts</c> of one to three columns) and SciPy 1.10.1's <c>jensenshannon(base=2)</c>.
    /// </summary>
    [Fact]
    public void Every_label_counts()
    {
        Table train = Cities((city, _) => city % 5, i => i % 37);
        Table synthetic = Cities((city, i) => (city + i / 200) % 5, i => i * 3 % 41);
        Dataset dataset = TableMaps.Dataset(train, train, train);

        MetricResult.Computed pairs = Evaluator.Computed("pair-total-variation", dataset, synthetic);

        Assert.Equal([0.666666666666667, 0.6233333333333333, 0.3433333333333333], pairs.Parts.Select(p => p.Value), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(0.8666666666666668, Evaluator.Computed("triple-total-variation", dataset, synthetic).Value, 1e-12);
        Assert.Equal(0.09475507583603643, Evaluator.Computed("jensen-shannon", dataset, synthetic).Value, 1e-12);
        Assert.Equal(5.78308792344874, Evaluator.Computed("pmse-ratio", dataset, synthetic).Value, 1e-12);
    }

    /// <summary>Tables of more cells than rows, some thousand labels a column: the same numbers, and a triple is never below its pairs, a pair never below its columns.</summary>
    [Fact]
    public void A_set_of_columns_is_never_nearer_than_a_part_of_it()
    {
        foreach (int labels in new[] { 5, 60, 3000 })
        {
            Table train = Labels(labels, 1);
            Table synthetic = Labels(labels, 2);
            Dataset dataset = TableMaps.Dataset(train, train, train);

            double[] single = [.. new MarginalEvaluator().Computed("total-variation", dataset, synthetic).Parts.Select(p => p.Value)];
            MetricPart[] pairs = [.. Evaluator.Computed("pair-total-variation", dataset, synthetic).Parts];
            double triple = Evaluator.Computed("triple-total-variation", dataset, synthetic).Value;

            foreach (MetricPart pair in pairs)
            {
                Assert.InRange(pair.Value, Math.Max(single[pair.Name[0] - 'a'], single[pair.Other![0] - 'a']) - 1e-12, triple + 1e-12);
            }
        }

        static Table Labels(int labels, ulong seed) => new(Enumerable.Range(0, 3).Select(column => CategoricalColumn.FromLabels(
            new ColumnSchema($"{(char)('a' + column)}", ColumnKind.Categorical),
            [.. Enumerable.Range(0, 500).Select(row => $"{new RandomStream(seed).Fork(column).Index((ulong)row, labels)}")])));
    }

    /// <summary>Twice the four rows of train over the cells in use less one: a × b has three, other pairs two, and c × d one.</summary>
    [Fact]
    public void Without_a_synthetic_row_every_cell_is_lost()
    {
        Table train = new([Labels("a", "x", "x", "y", "y"), Labels("b", "p", "p", "p", "q"), Labels("c", "t", "t", "t", "t"), Labels("d", "u", "u", "u", "u")]);
        Dataset dataset = TableMaps.Dataset(train, train, train);

        Assert.Equal("a × b 4, a × c 8, a × d 8, b × c 8, b × d 8", Parts("pmse-ratio"));
        Assert.Equal("a 1, b 1, c 1, d 1", Parts("jensen-shannon"));
        Assert.Equal("a × b 1, a × c 1, a × d 1, b × c 1, b × d 1, c × d 1", Parts("pair-total-variation"));
        Assert.Equal("a × b × c 1, a × b × d 1, a × c × d 1, b × c × d 1", Parts("triple-total-variation-worst"));

        string Parts(string id) => string.Join(", ", Evaluator.Computed(id, dataset, train.Take([])).Parts.Select(p => FormattableString.Invariant($"{p.Label} {p.Value}")));
    }

    [Fact]
    public void A_metric_of_no_part_says_what_the_table_lacks()
    {
        Table two = new([Labels("c", "t", "t"), Labels("d", "u", "u")]);
        Table one = new([two.Columns[0], CategoricalColumn.FromLabels(new ColumnSchema("id", ColumnKind.Id), ["1", "2"])]);

        Assert.Equal("every pair of columns is constant", Reason("pmse-ratio", two, two));
        Assert.Equal("the table has fewer than 3 columns beside ids", Reason("triple-total-variation", two, two));
        Assert.Equal("the table has fewer than 2 columns beside ids", Reason("pair-total-variation", one, one));
        Assert.Equal("train has no row", Reason("pair-total-variation", two.Take([]), two));
        Assert.Equal("train has no row", Reason("jensen-shannon", two.Take([]), two.Take([])));

        static string Reason(string id, Table train, Table synthetic) =>
            Assert.IsType<MetricResult.NotApplicable>(Evaluator.Evaluate(new PairContext(TableMaps.Dataset(train, train, train), synthetic)).Single(r => r.Id == id)).Reason;
    }

    [Fact]
    public void Errors_are_estimated_where_they_are_asked_for()
    {
        Table table = Cities((city, i) => (city + i) % 5, i => i % 37);
        Dataset dataset = TableMaps.Dataset(table, table, table);

        Assert.All(Evaluator.Evaluate(new PairContext(dataset, table)), r => Assert.NotNull(Assert.IsType<MetricResult.Computed>(r).Uncertainty));
        Assert.All(Evaluator.Evaluate(new PairContext(dataset, table) { WithUncertainty = false }), r => Assert.Null(Assert.IsType<MetricResult.Computed>(r).Uncertainty));
        Assert.Throws<ArgumentNullException>("pair", () => Evaluator.Evaluate(null!));
    }

    /// <summary>The statistic is over its degrees of freedom; distances grow with the number of cells.</summary>
    [Fact]
    public void Parts_of_distances_are_unequal() =>
        Assert.Equal(
            ["jensen-shannon", "jensen-shannon-worst", "pair-total-variation", "pair-total-variation-worst", "triple-total-variation", "triple-total-variation-worst"],
            Evaluator.Metrics.Where(m => m.HasUnequalParts).Select(m => m.Id));

    private static Table Cities(Func<int, int, int> land, Func<int, int> zone)
    {
        int[] rows = [.. Enumerable.Range(0, 600)];
        return new Table([Column("city", City), Column("land", i => land(City(i), i)), Column("zone", zone)]);

        static int City(int row) => row * row * 7 % 61;
        CategoricalColumn Column(string name, Func<int, int> label) =>
            CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), [.. rows.Select(row => label(row).ToString(CultureInfo.InvariantCulture))]);
    }
}

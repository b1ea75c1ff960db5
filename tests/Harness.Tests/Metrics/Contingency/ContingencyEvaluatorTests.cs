using System.Globalization;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Contingency;
using Harness.Metrics.Marginals;
using Harness.Random;
using Harness.Tables;

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

    private static Table Cities(Func<int, int, int> land, Func<int, int> zone)
    {
        int[] rows = [.. Enumerable.Range(0, 600)];
        return new Table([Column("city", City), Column("land", i => land(City(i), i)), Column("zone", zone)]);

        static int City(int row) => row * row * 7 % 61;
        CategoricalColumn Column(string name, Func<int, int> label) =>
            CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), [.. rows.Select(row => label(row).ToString(CultureInfo.InvariantCulture))]);
    }
}

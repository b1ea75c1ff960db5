using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Dependence;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Dependence;

public class GapEvaluatorTests
{
    private static readonly GapEvaluator Evaluator = new();

    [Property]
    public void Train_has_no_error_against_itself_and_no_table_more_than_2(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);

        Assert.All(Evaluator.Values(dataset, dataset.Train), value => Assert.True(value is 0 or double.NaN));
        Assert.All(Evaluator.Values(dataset, RandomTables.Table(dataset.Real.Schema, seed + 1)), value => Assert.True(value is (>= 0 and <= 2) or double.NaN));
    }

    /// <summary>Beside a table whose gaps are strewn the error is φ of train: by SciPy 1.10.1, <c>chi2_contingency([[40, 10], [60, 90]], correction=False)[0] = 24.0</c> of 200 rows.</summary>
    [Fact]
    public void Without_dependence_the_error_is_phi_of_train()
    {
        Table train = Labelled([("a", 60, 40), ("b", 90, 10)]);
        Table strewn = Labelled([("a", 75, 25), ("b", 75, 25)]);

        MetricResult.Computed result = Evaluator.Computed("gap-dependence-error", TableMaps.Dataset(train, train, train), strewn);

        Assert.Equal(Math.Sqrt(24.0 / 200), result.Value, 1e-12);
        Assert.Equal("value × label", Assert.Single(result.Parts).Label);
        Assert.Equal("value is missing in 25 % of the rows where label = a, in 40 % of train's", result.Parts[0].Note);
    }

    /// <summary>A relation that is turned round is twice as far off as one that is lost.</summary>
    [Fact]
    public void The_opposite_dependence_is_seen()
    {
        Table train = Labelled([("a", 50, 50), ("b", 100, 0)]);
        Table turned = Labelled([("a", 100, 0), ("b", 50, 50)]);
        Dataset dataset = TableMaps.Dataset(train, train, train);

        Assert.Equal(2 * Evaluator.Values(dataset, Labelled([("a", 75, 25), ("b", 75, 25)]))[0], Evaluator.Values(dataset, turned)[0], 1e-12);
    }

    [Fact]
    public void The_gaps_of_older_people_are_told_by_their_age()
    {
        Dataset dataset = TableMaps.Dataset(Aged(1, 40), Aged(1, 40), Aged(2, 40));

        MetricResult.Computed fresh = Evaluator.Computed("gap-dependence-error-worst", dataset, Aged(3, 40));
        MetricResult.Computed other = Evaluator.Computed("gap-dependence-error-worst", dataset, Aged(3, 0));

        Assert.InRange(fresh.Value, 0, 0.1);
        Assert.InRange(other.Value, 0.35, 0.6);
        Assert.Matches("^income is missing in [0-9]+ % of the rows where .*age .*, in [0-9]+ % of train.s$", other.Parts[0].Note);
    }

    [Fact]
    public void A_table_without_gaps_has_none_to_be_judged_and_one_that_lost_them_all_lost_their_dependence()
    {
        Table train = Labelled([("a", 60, 40), ("b", 90, 10)]);
        Table full = Labelled([("a", 100, 0), ("b", 100, 0)]);

        Assert.Equal("no column has both missing and other values in train", Assert.IsType<MetricResult.NotApplicable>(Evaluator.Evaluate(new PairContext(TableMaps.Dataset(full, full, full), full))[0]).Reason);
        Assert.Equal(Math.Sqrt(24.0 / 200), Evaluator.Values(TableMaps.Dataset(train, train, train), full)[0], 1e-12);
    }

    /// <summary>A column without any value says nothing of gaps, neither its own nor another's.</summary>
    [Fact]
    public void Each_column_with_gaps_stands_beside_each_other_with_values()
    {
        Table labelled = Labelled([("a", 60, 40), ("b", 90, 10)]);
        Table train = new([.. labelled.Columns, Number("empty", Enumerable.Repeat(double.NaN, 200)), Number("other", Enumerable.Range(0, 200).Select(i => i % 10 == 0 ? double.NaN : i))]);

        MetricResult.Computed result = Evaluator.Computed("gap-dependence-error", TableMaps.Dataset(train, train, train), train);

        Assert.Equal(["value × label", "value × other", "other × label", "other × value"], result.Parts.Select(p => p.Label));
        Assert.All(result.Parts, p => Assert.Equal((0.0, null), (p.Value, p.Note)));
    }

    [Theory]
    [InlineData("value", true, "the table has fewer than two columns beside ids with values in train")]
    [InlineData("value", false, "no column has both missing and other values in train")]
    [InlineData("label value", false, "no column has both missing and other values in train")]
    public void A_table_without_such_a_pair_says_why(string columns, bool hasValues, string reason)
    {
        Table rows = new(
        [
            CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), [.. Enumerable.Range(0, 100).Select(i => i < 50 ? "a" : "b")]),
            Number("value", Enumerable.Range(0, 100).Select(i => hasValues && i % 2 == 0 ? 1 : double.NaN)),
        ]);
        Table table = new(columns.Split(' ').Select(name => rows[name]));

        Assert.All(Evaluator.Evaluate(new PairContext(TableMaps.Dataset(table, table, table), table)), r => Assert.Equal(reason, Assert.IsType<MetricResult.NotApplicable>(r).Reason));
    }

    /// <summary>Of 16 rows 8 lack the value, in train the first ones. Of the 8 rows with a 1 in column k, k are among them: φ is (k − 4) / 4, and as much below 0 where the others lack it.</summary>
    [Fact]
    public void The_three_worst_pairs_have_a_note()
    {
        Table train = Rows(0);
        Table turned = Rows(8);

        MetricResult.Computed result = Evaluator.Computed("gap-dependence-error-worst", TableMaps.Dataset(train, train, train), turned);

        Assert.Equal(["value × 5", "value × 6", "value × 7", "value × 8"], result.Parts.Select(p => p.Label));
        Assert.All(result.Parts.Zip([0.5, 1, 1.5, 2]), pair => Assert.Equal(pair.Second, pair.First.Value, 1e-12));
        Assert.Equal([false, true, true, true], result.Parts.Select(p => p.Note is not null));
        Assert.Equal("value is missing in 100 % of the rows where 8 ≤ 0, in 0 % of train's", result.Parts[3].Note);

        static Table Rows(int firstGap) => new(
        [
            Number("value", Enumerable.Range(0, 16).Select(i => i >= firstGap && i < firstGap + 8 ? double.NaN : 1)),
            .. Enumerable.Range(5, 4).Select(k => Number($"{k}", Enumerable.Range(0, 16).Select(i => i < k || i >= 8 + k ? 1.0 : 0))),
        ]);
    }

    [Fact]
    public void A_cancelled_pair_is_not_measured()
    {
        Table train = Labelled([("a", 60, 40), ("b", 90, 10)]);
        Dataset dataset = TableMaps.Dataset(train, train, train);
        var pair = new PairContext(dataset, train, new DatasetContext(dataset), new CancellationToken(canceled: true));

        Assert.Throws<OperationCanceledException>(() => Evaluator.Evaluate(pair));
    }

    private static Table Labelled((string Label, int Values, int Gaps)[] groups) => new(
    [
        CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), [.. groups.SelectMany(g => Enumerable.Repeat(g.Label, g.Values + g.Gaps))]),
        new NumericColumn(new ColumnSchema("value", ColumnKind.Numerical), [.. groups.SelectMany(g => Enumerable.Repeat(1.0, g.Values).Concat(Enumerable.Repeat(double.NaN, g.Gaps)))]),
    ]);

    private static NumericColumn Number(string name, IEnumerable<double> values) => new(new ColumnSchema(name, ColumnKind.Numerical), [.. values]);

    // Who is younger lacks the value in half of the rows, who is older hardly ever.
    private static Table Aged(ulong seed, double border)
    {
        RandomStream stream = new(seed);
        double[] ages = [.. Enumerable.Range(0, 2000).Select(i => Math.Floor(20 + 40 * stream.Fork("age").Uniform((ulong)i)))];
        return new Table(
        [
            new NumericColumn(new ColumnSchema("age", ColumnKind.Numerical), ages),
            new NumericColumn(new ColumnSchema("income", ColumnKind.Numerical), [.. ages.Select((age, i) => stream.Fork("gap").Uniform((ulong)i) < (border == 0 ? 0.275 : age < border ? 0.5 : 0.05) ? double.NaN : age + i)]),
        ]);
    }
}

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

    /// <summary>Labels beyond the five most frequent ones are one cell, known or not, and those of fewer than 20 rows are not named; rows that lack the other value are left out.</summary>
    [Fact]
    public void Cells_are_five_labels_or_fifths_and_the_rest()
    {
        var labels = CategoricalColumn.FromLabels(new ColumnSchema("l", ColumnKind.Categorical), [.. Enumerable.Range(0, 120).Select(i => ((char)('a' + i % 6)).ToString()), "g", null]);
        GapCells cells = GapCells.Learn(labels);
        Assert.Equal([0, 1, 2, 3, 4, 5], cells.Encode(labels)[..6]);
        Assert.Equal([5, GapCells.Missing], cells.Encode(labels)[^2..]);
        Assert.Equal([5, 0], cells.Encode(CategoricalColumn.FromLabels(labels.Schema, ["new", "a"])));
        Assert.Equal((6, "l = e", "l is another"), (cells.Count, cells.Name(4), cells.Name(5)));
        GapCells rare = GapCells.Learn(CategoricalColumn.FromLabels(labels.Schema, ["a", "b"]));
        Assert.Equal((1, "l is there"), (rare.Count, rare.Name(0)));

        var numbers = new NumericColumn(new ColumnSchema("n", ColumnKind.Numerical), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, double.NaN]);
        GapCells fifths = GapCells.Learn(numbers);
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, GapCells.Missing], fifths.Encode(numbers));
        Assert.Equal((5, "n ≤ 2", "2 < n ≤ 4", "n > 8"), (fifths.Count, fifths.Name(0), fifths.Name(1), fifths.Name(4)));

        var two = new NumericColumn(new ColumnSchema("t", ColumnKind.Numerical), [0, 0, 0, 0, 1]);
        Assert.Equal((2, "t ≤ 0", "t > 0"), (GapCells.Learn(two).Count, GapCells.Learn(two).Name(0), GapCells.Learn(two).Name(1)));
        var one = new NumericColumn(new ColumnSchema("o", ColumnKind.Numerical), [3, 3]);
        Assert.Equal((1, "o is there"), (GapCells.Learn(one).Count, GapCells.Learn(one).Name(0)));
    }

    private static Table Labelled((string Label, int Values, int Gaps)[] groups) => new(
    [
        CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), [.. groups.SelectMany(g => Enumerable.Repeat(g.Label, g.Values + g.Gaps))]),
        new NumericColumn(new ColumnSchema("value", ColumnKind.Numerical), [.. groups.SelectMany(g => Enumerable.Repeat(1.0, g.Values).Concat(Enumerable.Repeat(double.NaN, g.Gaps)))]),
    ]);

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

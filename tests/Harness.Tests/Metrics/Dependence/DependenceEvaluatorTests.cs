using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Dependence;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Dependence;

public class DependenceEvaluatorTests
{
    private static readonly DependenceEvaluator Evaluator = new();

    [Property]
    public void Train_has_no_error_against_itself(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        Assert.All(Evaluator.Values(dataset, dataset.Train), value => Assert.True(value is 0 or double.NaN));
    }

    [Property]
    public void Scaling_the_synthetic_table_alone_changes_nothing_and_a_sign_no_association(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        Table synthetic = RandomTables.Table(dataset.Real.Schema, seed + 1);
        double[] values = Evaluator.Values(dataset, synthetic);
        double[] scaled = Evaluator.Values(dataset, synthetic.Affine(8, 3));
        double[] flipped = Evaluator.Values(dataset, synthetic.Affine(-8, 3));
        Assert.All(values.Zip(scaled), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        Assert.All(values.Zip(flipped).Skip(4), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Property(MaxTest = 30)]
    public void A_shuffled_column_is_named(ulong seed)
    {
        Dataset dataset = Related(seed, 800);
        foreach (string column in (string[])["x", "y", "label", "day"])
        {
            MetricResult.Computed error = Evaluator.Computed("association-error-worst", dataset, dataset.Train.Shuffled(column, seed));
            MetricPart worst = error.Parts.MaxBy(p => p.Value)!;
            Assert.True(error.Value > 0.5, $"{column}: {error.Value}");
            Assert.Contains(column, new[] { worst.Name, worst.Other });
        }
    }

    [Property(MaxTest = 20)]
    public void The_error_grows_with_the_share_of_shuffled_cells(ulong seed)
    {
        Dataset dataset = Related(seed, 5000);
        double[][] values = [.. new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(share => Evaluator.Values(dataset, dataset.Train.Shuffled("y", seed, share)))];
        int invented = Evaluator.Metrics.ToList().FindIndex(m => m.Id == "invented-association");
        for (int metric = 0; metric < invented; metric++)
        {
            Assert.All(values.Zip(values.Skip(1)), step => Assert.True(step.First[metric] < step.Second[metric]));
        }
    }

    [Fact]
    public void Opposite_correlations_are_the_largest_error_and_no_loss_of_association()
    {
        Dataset dataset = Related(1, 50);
        var x = (NumericColumn)dataset.Train["x"];
        Table train = new([x, new NumericColumn(new ColumnSchema("y", ColumnKind.Numerical), x.Values.ToArray())]);
        Dataset same = RandomTables.Dataset(train);
        double[] negative = [.. ((NumericColumn)same.Train["x"]).Values.ToArray().Select(v => -v)];
        double[] values = Evaluator.Values(same, same.Train.With(new NumericColumn(train["y"].Schema, negative)));
        Assert.All(values.Zip([2.0, 2, 2, 2, 0, 0]), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    [Fact]
    public void What_the_synthetic_table_lost_counts_as_0_and_is_named()
    {
        Dataset dataset = Related(7, 400);
        double before = Strength(dataset, "x", "y");
        Column y = dataset.Train["y"];
        MetricPart constant = Part(dataset, dataset.Train.With(new NumericColumn(y.Schema, [.. Enumerable.Repeat(0.1, y.Length)])));
        Assert.Equal(before, constant.Value, 1e-12);
        Assert.Equal("y is constant in the synthetic table", constant.Note);

        MetricPart missing = Part(dataset, dataset.Train.With(new NumericColumn(y.Schema, [.. Enumerable.Repeat(double.NaN, y.Length)])));
        Assert.Equal(before, missing.Value, 1e-12);
        Assert.Equal("y has no value in the synthetic table", missing.Note);

        double[] once = [.. Enumerable.Range(0, y.Length).Select(i => i < 1 ? i : double.NaN)];
        double[] others = [.. Enumerable.Range(0, y.Length).Select(i => i < 1 ? double.NaN : i)];
        Table apart = dataset.Train.With(new NumericColumn(y.Schema, [.. once.Select((v, i) => i == 5 ? 3 : v)])).With(new NumericColumn(dataset.Train["x"].Schema, [.. others.Select((v, i) => i == 5 ? double.NaN : v)]));
        Assert.Equal("only 0 rows of the synthetic table have both x and y", Part(dataset, apart).Note);
    }

    [Fact]
    public void A_pair_that_train_does_not_define_is_left_out()
    {
        Dataset dataset = Related(7, 100).Map(t => t.With(new NumericColumn(t["y"].Schema, [.. Enumerable.Repeat(3.0, t.RowCount)])));
        Table synthetic = Related(8, 100).Train;
        Assert.Equal(["x × day"], Evaluator.Computed("correlation-error", dataset, synthetic).Parts.Select(p => p.Label));
        Assert.Equal(["x × label", "x × day", "label × day"], Evaluator.Computed("association-error", dataset, synthetic).Parts.Select(p => p.Label));
    }

    [Fact]
    public void A_table_without_pairs_says_so()
    {
        static Table Only(Table table, params string[] names) => new(names.Select(n => table[n]));
        Dataset related = Related(3, 60);
        Assert.Equal(
            ["the table has fewer than two numerical or datetime columns", "the table has fewer than two columns beside ids"],
            Reasons(related.Map(t => Only(t, "x"))));
        Assert.Equal(["the table has fewer than two numerical or datetime columns"], Reasons(related.Map(t => Only(t, "x", "label"))));
        Assert.Equal(
            ["no pair has a defined correlation in train", "no pair has a defined association in train"],
            Reasons(related.Map(t => Only(t.With(new NumericColumn(t["y"].Schema, new double[t.RowCount])), "x", "y"))));
    }

    private static IEnumerable<string> Reasons(Dataset dataset) =>
        Evaluator.Evaluate(new PairContext(dataset, dataset.Train)).OfType<MetricResult.NotApplicable>().Select(r => r.Reason).Distinct();

    private static MetricPart Part(Dataset dataset, Table synthetic) =>
        Evaluator.Computed("correlation-error", dataset, synthetic).Parts.Single(p => p.Label == "x × y");

    private static double Strength(Dataset dataset, string first, string second) =>
        Harness.Statistics.Correlation.Pearson(((NumericColumn)dataset.Train[first]).Values, ((NumericColumn)dataset.Train[second]).Values);

    /// <summary>x uniform; y = x and a little noise, a day and a label that follow x.</summary>
    private static Dataset Related(ulong seed, int rows)
    {
        RandomStream stream = new RandomStream(seed).Fork("related");
        double[] x = [.. Enumerable.Range(0, rows).Select(i => stream.Uniform((ulong)i))];
        return RandomTables.Dataset(new Table(
        [
            new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), x),
            new NumericColumn(new ColumnSchema("y", ColumnKind.Numerical), [.. x.Select((v, i) => v + 0.1 * stream.Fork("y").Uniform((ulong)i))]),
            CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), [.. x.Select(v => v < 0.3 ? "low" : v < 0.7 ? "middle" : "high")]),
            new DateTimeColumn(new ColumnSchema("day", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")), [.. x.Select(v => new DateTime(2000, 1, 1).AddDays(Math.Floor(1000 * v)).Ticks)]),
        ]));
    }
}

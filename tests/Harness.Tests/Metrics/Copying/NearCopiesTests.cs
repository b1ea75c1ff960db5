using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Random;
using Harness.Tables;
using static Harness.Tests.Metrics.Copying.CopyingTables;

namespace Harness.Tests.Metrics.Copying;

/// <summary>How often near copies and leaks are found where there are none, and where there are, over many tables of known laws.</summary>
public class NearCopiesTests
{
    private const int Tries = 200;

    private static readonly NearestEvaluator Evaluator = new();

    public static TheoryData<string, int> Honest => new()
    {
        { "fresh numbers", 4 },
        { "fresh labels and numbers", 4 },
        { "variance × .7", 6 },
        { "standard deviation × .7", 6 },
        { "frequent labels more often", 6 },
        { "numbers on a grid", 4 },
    };

    /// <summary>At p &lt; .01 two of 200 are due. Where the law is another one, two in a hundred are allowed; and chance.</summary>
    [Theory, MemberData(nameof(Honest))]
    public void Tables_that_copy_nothing_are_seldom_found(string kind, int most)
    {
        (MetricResult.Computed Near, MetricResult.Computed Holdout)[] found =
        [
            .. Enumerable.Range(0, Tries).Select(i =>
            {
                (Dataset dataset, Table synthetic) = Make(kind, new RandomStream((ulong)i).Fork(kind));
                return Results(dataset, synthetic);
            }),
        ];
        int near = found.Count(f => f.Near.Comparison!.PValue < 0.01);
        int holdout = found.Count(f => f.Holdout.Comparison!.PValue < 0.01);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: near {near}, holdout {holdout} of {Tries}");
        Assert.InRange(near, 0, most);
        Assert.InRange(holdout, 0, 4);
        Assert.Equal(0.0075, found.Average(f => f.Near.Comparison!.Reference), 0.0005);
    }

    /// <summary>5 % of the rows are real ones, moved by .02 standard deviations in each column.</summary>
    [Fact]
    public void Few_near_copies_are_found()
    {
        int near = 0;
        int leaks = 0;
        int wrong = 0;
        for (int i = 0; i < Tries; i++)
        {
            RandomStream stream = new RandomStream((ulong)i).Fork("copies");
            Dataset dataset = Dataset((rows, s) => Normals(rows, s), stream);
            Table fresh = Normals(TrainRows, stream.Fork("fresh"));
            (MetricResult.Computed Near, MetricResult.Computed Holdout) ofTrain = Results(dataset, Jittered(fresh, dataset.Train, TrainRows / 20, 0.02, stream));
            (MetricResult.Computed Near, MetricResult.Computed Holdout) ofHoldout = Results(dataset, Jittered(fresh, dataset.Holdout, TrainRows / 20, 0.02, stream));
            near += ofTrain.Near.Comparison!.PValue < 3e-4 ? 1 : 0;
            leaks += ofHoldout.Holdout.Comparison!.PValue < 3e-4 ? 1 : 0;
            wrong += ofTrain.Holdout.Comparison!.PValue < 0.01 || ofHoldout.Near.Comparison!.PValue < 0.01 ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"near {near}, leaks {leaks}, wrong {wrong} of {Tries}");
        Assert.InRange(near, 190, Tries);
        Assert.InRange(leaks, 190, Tries);
        Assert.InRange(wrong, 0, 6);
    }

    /// <summary>A generator that learned from all real rows copies train and holdout alike: no leak of one of them, and near copies all the same.</summary>
    [Fact]
    public void Copies_of_all_real_rows_are_near_copies()
    {
        RandomStream stream = new RandomStream(1).Fork("all");
        Dataset dataset = Dataset((rows, s) => Normals(rows, s), stream);
        Table real = dataset.Train.Append(dataset.Holdout);
        (MetricResult.Computed near, MetricResult.Computed holdout) = Results(dataset, Jittered(dataset.Train, real, TrainRows, 0.02, stream));

        Assert.InRange(near.Value + holdout.Value, 0.95, 1);
        Assert.InRange(near.Comparison!.PValue, 0, 1e-30);
        Assert.InRange(holdout.Comparison!.PValue, 0.01, 1);
    }

    [Property(MaxTest = 20)]
    public void More_near_copies_are_more_of_both_and_order_and_scale_change_nothing(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("order");
        Dataset dataset = Dataset((rows, s) => Normals(rows, s), stream);
        Table fresh = Normals(TrainRows, stream.Fork("fresh"));
        (double Value, double PValue) last = (-1, 1);
        foreach (int copies in (int[])[0, 40, 200, 700])
        {
            Table synthetic = Jittered(fresh, dataset.Train, copies, 0.01, stream);
            MetricResult.Computed near = Results(dataset, synthetic).Near;
            Assert.True(near.Value > last.Value && near.Comparison!.PValue <= last.PValue, $"{copies}: {near}");
            last = (near.Value, near.Comparison.PValue);
            Assert.Equal(near.Comparison, Results(dataset, synthetic.WithRowsPermuted(seed)).Near.Comparison);
            Assert.Equal(near.Comparison, Results(dataset.Map(t => t.Affine(4, 0)), synthetic.Affine(4, 0)).Near.Comparison);
        }
    }

    /// <summary>Equal rows are exact copies; where no two rows lie apart nothing is near, and where rows repeat the value says that it cannot tell.</summary>
    [Fact]
    public void Equal_rows_are_not_near_and_where_rows_repeat_nothing_can_be_told()
    {
        Table labels = new([CategoricalColumn.FromLabels(new ColumnSchema("l", ColumnKind.Categorical), [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? "a" : "b")])]);
        (MetricResult.Computed near, MetricResult.Computed holdout) = Results(TableMaps.Dataset(labels, labels, labels), labels);

        Assert.Equal((0, 0, 1), (near.Value, near.Comparison!.Reference, near.Comparison.PValue));
        Assert.Equal((1, 1), (holdout.Value, holdout.Comparison!.PValue));
        Assert.All([near, holdout], r => Assert.Equal("only 0 % of the real rows are unique: where rows repeat so often, copies look like any others", r.CannotTell));
    }

    [Fact]
    public void Without_a_holdout_the_value_stands_and_says_that_it_cannot_be_judged()
    {
        Table train = Normals(100, new RandomStream(3));
        (MetricResult.Computed near, MetricResult.Computed holdout) = Results(TableMaps.Dataset(train, train, train.Take([])), Jittered(train, train, 100, 0.001, new RandomStream(4)));

        Assert.InRange(near.Value, 0.95, 1);
        Assert.Equal(0, holdout.Value);
        Assert.Null(holdout.Comparison);
        Assert.All([near, holdout], r => Assert.Equal("there is no holdout row to compare with", r.CannotTell));
    }

    private static (MetricResult.Computed Near, MetricResult.Computed Holdout) Results(Dataset dataset, Table synthetic)
    {
        IReadOnlyList<MetricResult> results = Evaluator.Evaluate(new PairContext(dataset, synthetic));
        return ((MetricResult.Computed)results.Single(r => r.Id == "near-copy-share"), (MetricResult.Computed)results.Single(r => r.Id == "holdout-copy-share"));
    }

    private static (Dataset Dataset, Table Synthetic) Make(string kind, RandomStream stream)
    {
        RandomStream own = stream.Fork("synthetic");
        return kind switch
        {
            "fresh numbers" => (Dataset((n, s) => Normals(n, s), stream), Normals(TrainRows, own)),
            "variance × .7" => (Dataset((n, s) => Normals(n, s), stream), Normals(TrainRows, own, Math.Sqrt(0.7))),
            "standard deviation × .7" => (Dataset((n, s) => Normals(n, s), stream), Normals(TrainRows, own, 0.7)),
            "fresh labels and numbers" => (Dataset((n, s) => Labels(n, s), stream), Labels(TrainRows, own)),
            "frequent labels more often" => (Dataset((n, s) => Labels(n, s), stream), Labels(TrainRows, own, 1.5)),
            _ => (Dataset((n, s) => Grid(Normals(n, s)), stream), Grid(Normals(TrainRows, own))),
        };
    }

    private static Table Grid(Table table) => new(table.Columns.Select(c => new NumericColumn(c.Schema, [.. ((NumericColumn)c).Values.ToArray().Select(v => Math.Round(v * 5))])));
}

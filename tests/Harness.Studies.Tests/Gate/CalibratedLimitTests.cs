using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Dependence;
using Harness.Metrics.Marginals;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Gate;

/// <summary>Limits beside what fresh real rows get.</summary>
public class CalibratedLimitTests
{
    private static readonly FreshRows Fresh = new("ks-statistic", 200, 30, 0.05, 0.01, 0, 0, 0);

    [Theory]
    [InlineData(true, 0.1, 0.1, true)]
    [InlineData(true, 0.1, 0.11, true)]
    [InlineData(true, 0.1, 0.09, false)]
    [InlineData(false, 0.1, 0.1, true)]
    [InlineData(false, 0.1, 0.09, true)]
    [InlineData(false, 0.1, 0.11, false)]
    public void A_limit_decides_where_it_is_no_nearer_than_chance_goes(bool above, double level, double bound, bool expected) =>
        Assert.Equal(expected, new CalibratedLimit(Scores.Error, QualityGateTests.Max(0.1), above, Fresh, level, bound).BarDecides);

    [Fact]
    public void Each_end_of_a_limit_is_held_against_its_own_tail()
    {
        LimitCalibration calibration = Of(new Limit("metrics.nearest-train-share", 0.6, 0.4, null), Scores.Share, Fresh with { Metric = Scores.Share.Id, Mean = 0.5 });

        Assert.Equal([(false, 0.4), (true, 0.6)], calibration.Limits.Select(l => (l.Above, l.Bound)));
        Assert.Equal([Fresh.Level(0.01, above: false) + 0.45, Fresh.Level(0.01, above: true) + 0.45], calibration.Limits.Select(l => Math.Round(l.Level, 12)), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void What_is_not_calibrated_says_why()
    {
        string[] ids = ["memorised", "gone", "failed", "unclear", "unsplit"];
        var thresholds = new Thresholds(ids.ToDictionary(id => id, id => new Limit($"metrics.{id}", 0.1, null, null)), [], []);
        MetricResult[] judged =
        [
            new MetricResult.Failed("failed", "it broke"),
            new MetricResult.Computed("unclear", 0.1) { CannotTell = "rows repeat" },
            new MetricResult.Computed("unsplit", 0.1),
        ];

        LimitCalibration calibration = LimitCalibration.Of("iris", thresholds, [], judged, 0.01);

        Assert.Equal(
            [
                ("memorised", "is made of the probabilities of other metrics"), ("gone", "was not measured; its package is not installed"), ("failed", "it broke"), ("unclear", "rows repeat"),
                ("unsplit", "has no value at every split of the real rows, or there are too few of them"),
            ],
            calibration.NotCalibrated);
        Assert.Equal((0, 0), (calibration.Sharing, calibration.Limits.Count));
    }

    /// <summary>Iris: evaluators without a limit are not asked, and the level is that of as many rows as train has.</summary>
    [Fact]
    public void A_dataset_is_measured_by_the_evaluators_that_have_a_limit()
    {
        Dataset iris = DatasetReader.Read(Repository.Dataset("iris"));
        var thresholds = new Thresholds(new Dictionary<string, Limit> { ["ks-statistic"] = new("metrics.ks-statistic", 0.1, null, null), ["mean-error-worst"] = new("metrics.mean-error-worst", null, null, 0.1) }, [], []);
        var heard = new List<EvaluationProgress>();

        LimitCalibration calibration = LimitCalibration.Measure(iris, thresholds, [new MarginalEvaluator(), new Unasked()], 0.02, new Heard(heard), TestContext.Current.CancellationToken);

        Assert.Equal(("iris", 0.02, 2), (calibration.Dataset, calibration.FalseAlarms, calibration.Sharing));
        Assert.Equal(["ks-statistic", "mean-error-worst"], calibration.Limits.Select(l => l.Metric.Id));
        Assert.All(calibration.Limits, l => Assert.Equal(l.Fresh.Level(0.01, above: true), l.Level));
        Assert.All(calibration.Limits, l => Assert.Equal(iris.Train.RowCount, l.Fresh.Rows, 1e-9));
        Assert.Equal(calibration.Limits[1].Fresh.Mean + 0.1, calibration.Limits[1].Bound, 1e-12);
        Assert.NotEmpty(heard);
        Assert.Equal(thresholds.FalseAlarms, LimitCalibration.Measure(iris, thresholds, [new DependenceEvaluator()], null, null, TestContext.Current.CancellationToken).FalseAlarms);
    }

    private static LimitCalibration Of(Limit limit, MetricDescriptor metric, FreshRows fresh) =>
        LimitCalibration.Of("iris", new Thresholds(new Dictionary<string, Limit> { [metric.Id] = limit }, [], []), [(metric, fresh)], [new MetricResult.Computed(metric.Id, fresh.Mean)], 0.01);

    private sealed class Unasked : IEvaluator
    {
        public string Id => "unasked";

        public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Scores.Error with { Id = "unasked" }];

        public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => throw new InvalidOperationException("nobody asked");
    }

    private sealed class Heard(List<EvaluationProgress> all) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value)
        {
            lock (all)
            {
                all.Add(value);
            }
        }
    }
}

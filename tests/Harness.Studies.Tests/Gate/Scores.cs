using Harness.Arbitraries;
using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Studies.Tests.Gate;

/// <summary>Scorecards made by hand for tests of the gate and of snapshots.</summary>
internal static class Scores
{
    public static MetricDescriptor Error { get; } = new() { Id = "ks-statistic", Title = "KS", Summary = "…", Family = "marginals", Source = "…" };

    public static MetricDescriptor Score { get; } = new() { Id = "tstr-accuracy", Title = "TSTR", Summary = "…", Family = "utility", Source = "…", Direction = Direction.HigherIsBetter, NoiseFloor = 0.02, NoiseRows = 2 };

    public static MetricDescriptor Share { get; } = new() { Id = "nearest-train-share", Title = "Nearest", Summary = "…", Family = "copying", Source = "…", TwoSided = true, Ideal = 0.5 };

    public static MetricResult Of(double value, params MetricPart[] parts) => new MetricResult.Computed("ks-statistic", value) { Parts = parts };

    /// <summary>A score of one seed, with what fresh rows get: a normal distribution of 200 splits.</summary>
    public static MetricScore Scored(MetricDescriptor metric, double value, double? mean = null, double deviation = 0) =>
        new(metric, [new MetricResult.Computed(metric.Id, value)]) { Fresh = mean is { } m ? new FreshRows(metric.Id, 200, 30, m, deviation, 0, 0.5, 0.5) : null };

    /// <summary>A score of one seed with a comparison that the data give.</summary>
    public static MetricScore Compared(MetricDescriptor metric, double value, double reference, double p) =>
        new(metric, [new MetricResult.Computed(metric.Id, value) { Comparison = new Comparison(reference, p, "the holdout's own share") }]);

    public static Scorecard Card(params MetricResult[] results) => Card(Error, results);

    public static Scorecard Card(MetricDescriptor metric, params MetricResult[] results) => new()
    {
        Dataset = RandomTables.Dataset(1, 40),
        Generator = new GeneratorInfo { Id = "sdv-ctgan", Title = "SDV CTGAN", Family = "sdv", Version = "sdv 1.38.1", License = "BUSL-1.1" },
        Seeds = [.. results.Select((r, i) => new SeedScores((ulong)i + 1, 30, [r], []))],
        Scores = [new MetricScore(metric, results)],
    };

    public static Scorecard Card(params MetricScore[] scores) => Card(scores[0].Descriptor, [.. scores[0].Results]) with { Scores = scores };

    public static Scorecard Failed(params string[] types) => Card(Array.Empty<MetricResult>()) with
    {
        Seeds = [],
        Scores = [],
        Failures = [.. types.Select((type, i) => new GenerationFailure((ulong)i + 1, "fit", type, "no luck"))],
    };

    /// <summary>The snapshot of every metric.</summary>
    public static Snapshot Snapshot(Scorecard card, SnapshotNoise? noise = null) => Studies.Snapshots.Snapshot.Of(new GateResult(card, []), _ => true, noise);
}

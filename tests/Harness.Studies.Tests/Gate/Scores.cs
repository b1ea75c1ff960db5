using Harness.Arbitraries;
using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Tests.Gate;

/// <summary>Scorecards made by hand for tests of the gate and of snapshots.</summary>
internal static class Scores
{
    public static MetricDescriptor Error { get; } = new() { Id = "ks-statistic", Title = "KS", Summary = "…", Family = "marginals", Source = "…" };

    public static MetricDescriptor Score { get; } = new() { Id = "tstr-accuracy", Title = "TSTR", Summary = "…", Family = "utility", Source = "…", Direction = Direction.HigherIsBetter, NoiseFloor = 0.02, NoiseRows = 2 };

    public static MetricResult Of(double value, params MetricPart[] parts) => new MetricResult.Computed("ks-statistic", value) { Parts = parts };

    public static Scorecard Card(params MetricResult[] results) => Card(Error, results);

    public static Scorecard Card(MetricDescriptor metric, params MetricResult[] results) => new()
    {
        Dataset = RandomTables.Dataset(1, 40),
        Generator = new GeneratorInfo { Id = "sdv-ctgan", Title = "SDV CTGAN", Family = "sdv", Version = "sdv 1.38.1", License = "BUSL-1.1" },
        Seeds = [.. results.Select((r, i) => new SeedScores((ulong)i + 1, 30, [r], []))],
        Scores = [new MetricScore(metric, results)],
    };

    public static Scorecard Failed(string type) => Card() with
    {
        Seeds = [],
        Scores = [],
        Failures = [new GenerationFailure(1, "fit", type, "no luck")],
    };
}

using System.Collections.ObjectModel;
using Harness.Datasets;
using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;
using Harness.Tables;

namespace Harness.Reports.Tests;

/// <summary>Studies made by hand.</summary>
internal static class Reports
{
    public static MetricDescriptor Error { get; } = new() { Id = "ks-statistic", Title = "KS", Summary = "a | b", Family = "marginals", Headline = Headlines.Fidelity, Source = "…" };

    public static MetricDescriptor Density { get; } = new() { Id = "density", Title = "Density", Summary = "dense", Family = "joint", Headline = Headlines.Fidelity, Source = "…", Direction = Direction.HigherIsBetter };

    public static MetricDescriptor Accuracy { get; } = new() { Id = "tstr-accuracy", ModelScore = new ModelScore("TSTR", "accuracy"), Title = "TSTR", Summary = "useful", Family = "utility", Source = "…", Direction = Direction.HigherIsBetter };

    public static Dataset Dataset(string name, string column = "x") => new()
    {
        Name = name,
        Title = $"Title of {name}",
        Source = "a test",
        License = "CC0",
        Target = column,
        Task = TaskKind.Regression,
        Real = Table(column),
        Train = Table(column),
        Holdout = Table(column),
        TrainDigest = "t",
        HoldoutDigest = "h",
    };

    /// <summary>A pair with one value a seed.</summary>
    public static PairOutcome Pair(Dataset dataset, string generator, double[] values, SnapshotStatus snapshot = SnapshotStatus.Same, string? baseline = null, double density = 0.5, string model = "linear", int rows = 3, bool required = false, bool lost = false)
    {
        var scorecard = new Scorecard
        {
            Dataset = dataset,
            Generator = Info(generator, baseline),
            Seeds = [.. values.Select((v, i) => new SeedScores((ulong)i + 1, rows, [], ColumnSummary.Of(Table(dataset.Train.Schema[0].Name))))],
            Scores =
            [
                new MetricScore(Error, [.. values.Select(v => new MetricResult.Computed(Error.Id, v))])
                {
                    Frame = new ReferenceFrame(Error.Id, 2, 0.8, 0.01, 0.05, 0.01, Error.Direction),
                    FramedValues = values,
                },
                new MetricScore(Density, [.. values.Select(_ => new MetricResult.Computed(Density.Id, density))]),
                new MetricScore(Accuracy, [.. values.Select(_ => new MetricResult.Computed(Accuracy.Id, 0.75) { Parts = [new MetricPart(model, null, 0.75)] })]),
            ],
        };
        SnapshotDifference[] differences = snapshot == SnapshotStatus.Worse ? [new SnapshotDifference("ks-statistic", Change.Worse, "0.01", "0.02", [])] : [];
        GateResult gate = new QualityGate(Thresholds, ReadOnlyDictionary<string, string>.Empty).Judge(scorecard);
        return new PairOutcome(new StudyPair(dataset.Name, generator, "user", [.. scorecard.Seeds.Select(s => s.Seed)], [], true), gate, snapshot, differences)
        {
            IsRequired = required,
            Lost = lost ? [.. gate.Verdicts.Where(v => v.Verdict == Verdict.Fail)] : [],
        };
    }

    /// <summary>A pair whose generator failed.</summary>
    public static PairOutcome Failed(Dataset dataset, string generator, string message) => new(
        new StudyPair(dataset.Name, generator, "user", [1], [], true),
        new QualityGate(Thresholds, ReadOnlyDictionary<string, string>.Empty).Judge(new Scorecard { Dataset = dataset, Generator = Info(generator, null), Seeds = [], Scores = [], Failures = [new GenerationFailure(1, "fit", "X", message)] }),
        SnapshotStatus.Same,
        []);

    /// <summary>A study of 40 generators on 20 datasets, every pair worse in each of ten metrics, with long names.</summary>
    public static StudyResult Large(SnapshotStatus snapshot)
    {
        string tail = new('y', 200);
        Dataset[] datasets = [.. Enumerable.Range(0, 20).Select(i => Dataset($"dataset{i:D2}"))];
        return Study([.. datasets.SelectMany(d => Enumerable.Range(0, 40).Select(g => Pair(d, $"generator{g:D2}", [0.3], snapshot, lost: snapshot == SnapshotStatus.Worse) with
        {
            Differences = [.. Enumerable.Range(0, 10).Select(m => new SnapshotDifference($"metric{m}-{tail}", snapshot == SnapshotStatus.Worse ? Change.Worse : Change.Better, "0.01", "0.02", [$"column-{tail} 0.1 → 0.2"]) { Noise = 0.001, OverNoise = 2 + g })],
        }))]) with
        {
            Notes = [.. Enumerable.Range(0, 30).Select(i => $"note {i} {tail}")],
            AcceptLosses = snapshot == SnapshotStatus.Worse ? "HARNESS_ACCEPT=snapshots dotnet test --project evaluation" : null,
            KeepGains = "HARNESS_ACCEPT=snapshots dotnet test --project evaluation",
        };
    }

    public static StudyResult Study(params PairOutcome[] pairs) => new()
    {
        Pairs = pairs,
        PairsInAll = pairs.Length,
        Metrics = [Error, Density, Accuracy],
        Thresholds = Thresholds,
        TrainColumns = pairs.Select(p => p.Gate.Scorecard.Dataset).DistinctBy(d => d.Name).ToDictionary(d => d.Name, d => ColumnSummary.Of(d.Train), StringComparer.Ordinal),
    };

    private static Thresholds Thresholds { get; } = new(new Dictionary<string, Limit> { ["ks-statistic"] = new("metrics.ks-statistic", 0.1, null, null) }, [], []);

    private static GeneratorInfo Info(string id, string? baseline) => new() { Id = id, Title = $"Title of {id}", Family = "user", Version = "1.2", License = "MIT", Baseline = baseline };

    private static Table Table(string column) => new([new NumericColumn(new ColumnSchema(column, ColumnKind.Numerical), [1, 2, 4])]);
}

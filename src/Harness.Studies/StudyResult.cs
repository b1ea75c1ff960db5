using Harness.Datasets;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Studies;

/// <summary>The results of a run over all its pairs: all that a report needs.</summary>
internal sealed record StudyResult
{
    /// <summary>The pairs that were judged, in the order of the manifest.</summary>
    public required IReadOnlyList<PairOutcome> Pairs { get; init; }

    /// <summary>The pairs that this run should have judged and did not: the gate does not pass.</summary>
    public IReadOnlyList<NotJudged> NotJudged { get; init; } = [];

    /// <summary>The snapshots that belong to no pair of the whole manifest, as pairs: the gate does not pass.</summary>
    public IReadOnlyList<StudyPair> Dangling { get; init; } = [];

    /// <summary>Number of pairs in the whole manifest.</summary>
    public required int PairsInAll { get; init; }

    /// <summary>Every metric that takes part, in order.</summary>
    public required IReadOnlyList<MetricDescriptor> Metrics { get; init; }

    /// <summary>The bar and its exceptions.</summary>
    public required Thresholds Thresholds { get; init; }

    /// <summary>What a person has to know or do beside the pairs: pairs to accept, pairs that are not recorded, exceptions that are not needed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The command that accepts what is worse than its snapshot or cannot be compared with it; <see langword="null"/> where nothing is.</summary>
    public string? AcceptLosses { get; init; }

    /// <summary>The command that keeps what got better; <see langword="null"/> where nothing did.</summary>
    public string? KeepGains { get; init; }

    /// <summary>The datasets of the judged pairs, in ordinal order.</summary>
    public IReadOnlyList<Dataset> Datasets => [.. Pairs.Select(p => p.Gate.Scorecard.Dataset).DistinctBy(d => d.Name)];

    /// <summary>The plain statistics of each dataset's train part, by dataset.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ColumnSummary>> TrainColumns { get; init; }

    /// <summary>Whether files show every score, not only those that a limit or a headline uses. Default not.</summary>
    internal bool ShowsEveryScore { get; init; }
}

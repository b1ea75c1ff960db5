namespace Harness.Studies.Gate;

/// <summary>The content of <c>thresholds.json</c>: the bar, and the exceptions of single pairs.</summary>
/// <param name="Bar">Limits for every pair, by metric, in the file's order.</param>
/// <param name="KnownLevels">Limits for single pairs, in the file's order.</param>
/// <param name="KnownFailures">Failures of generators that are findings, not surprises.</param>
public sealed record Thresholds(
    IReadOnlyDictionary<string, Limit> Bar,
    IReadOnlyList<KnownLevel> KnownLevels,
    IReadOnlyList<KnownFailure> KnownFailures)
{
    /// <summary>The exception that applies to a metric of a pair: the most exact one (dataset and generator, then dataset, then generator, then all).</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="metric">The metric's id.</param>
    internal KnownLevel? KnownLevelFor(string dataset, string generator, string metric) =>
        KnownLevels.Where(e => e.Metric == metric && e.Matches(dataset, generator)).MaxBy(e => e.Exactness);

    /// <summary>The known failure of a pair, or <see langword="null"/>.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    internal KnownFailure? FailureFor(string dataset, string generator) =>
        KnownFailures.FirstOrDefault(f => KnownLevel.Names(f.Dataset, dataset) && KnownLevel.Names(f.Generator, generator));
}

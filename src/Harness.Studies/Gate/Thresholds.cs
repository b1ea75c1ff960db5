namespace Harness.Studies.Gate;

/// <summary>The content of <c>thresholds.json</c>, all of it decided by people: the bar, what differs for single pairs, and the pairs that have to clear it.</summary>
/// <param name="Bar">Limits for every pair, by metric, in the file's order.</param>
/// <param name="PairLimits">Limits for single pairs, in the file's order.</param>
/// <param name="KnownFailures">Failures of generators that are findings, not surprises.</param>
public sealed record Thresholds(
    IReadOnlyDictionary<string, Limit> Bar,
    IReadOnlyList<PairLimit> PairLimits,
    IReadOnlyList<KnownFailure> KnownFailures)
{
    /// <summary>The share of false alarms where nothing else is said.</summary>
    public const double DefaultFalseAlarms = 0.01;

    /// <summary>The probability that a table of fresh real rows misses a limit, shared evenly by the limits of a pair. Default 1 %.</summary>
    public double FalseAlarms { get; init; } = DefaultFalseAlarms;

    /// <summary>The datasets, or <c>*</c> for all, on which a generator has to clear the bar, by generator.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Required { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Whether a pair has to clear the bar.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    public bool Requires(string dataset, string generator) =>
        Required.TryGetValue(generator, out IReadOnlyList<string>? datasets) && datasets.Any(d => PairLimit.Names(d, dataset));

    /// <summary>The limit that applies to a metric of a pair: its own, of several the most exact one (dataset and generator, then dataset, then generator, then all), else the bar.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="metric">The metric's id.</param>
    /// <returns>The limit, and whether it names the dataset; <see langword="null"/> where there is none.</returns>
    internal (Limit Limit, bool NamesDataset)? LimitFor(string dataset, string generator, string metric) =>
        PairLimits.Where(e => e.Metric == metric && e.Matches(dataset, generator)).MaxBy(e => e.Exactness) is { } own ? (own.Limit, own.Dataset != "*")
        : Bar.TryGetValue(metric, out Limit? bar) ? (bar, false)
        : null;

    /// <summary>The limits of a dataset that hold whatever the generator: of every metric that has one, in the file's order.</summary>
    /// <param name="dataset">The dataset.</param>
    internal IEnumerable<(string Metric, Limit Limit)> LimitsFor(string dataset) =>
        from metric in Bar.Keys.Concat(PairLimits.Where(l => l.Matches(dataset, "*")).Select(l => l.Metric)).Distinct(StringComparer.Ordinal)
        select (metric, LimitFor(dataset, "*", metric)!.Value.Limit);

    /// <summary>The known failure of a pair, or <see langword="null"/>.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    internal KnownFailure? FailureFor(string dataset, string generator) =>
        KnownFailures.FirstOrDefault(f => PairLimit.Names(f.Dataset, dataset) && PairLimit.Names(f.Generator, generator));
}

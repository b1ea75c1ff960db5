using System.Text.Json.Serialization;
using Harness.Metrics;

namespace Harness.Scoring;

/// <summary>The results of an evaluator, in a form that JSON keeps digit for digit.</summary>
/// <param name="Results">The results, flattened.</param>
/// <param name="Framed">The values at the size of the reference frames, by metric.</param>
/// <param name="Holdout">The values against the holdout in the place of train, by metric.</param>
internal sealed record CachedResults(IReadOnlyList<CachedResults.Flat> Results, IReadOnlyDictionary<string, double> Framed, IReadOnlyDictionary<string, double> Holdout)
{
    /// <summary>Whether none of the results failed: failures are not kept.</summary>
    [JsonIgnore]
    public bool IsWhole => Results.All(r => r.Failed is null);

    /// <summary>Flattens results.</summary>
    public static CachedResults Of(IReadOnlyList<MetricResult> results, IReadOnlyDictionary<string, double> framed, IReadOnlyDictionary<string, double>? holdout = null) =>
        new([.. results.Select(Flatten)], framed, holdout ?? new Dictionary<string, double>(StringComparer.Ordinal));

    /// <summary>The results again.</summary>
    public IReadOnlyList<MetricResult> Restore() => [.. Results.Select(Restore)];

    private static Flat Flatten(MetricResult result) => result switch
    {
        MetricResult.Computed c => new Flat(c.Id, c.Value, c.Uncertainty, c.Rows, c.Parts, c.Comparison, null) { CannotTell = c.CannotTell },
        MetricResult.NotApplicable n => new Flat(n.Id, 0, null, 0, null, null, n.Reason),
        MetricResult.Failed f => new Flat(f.Id, 0, null, 0, null, null, null) { Failed = f.Reason, Unavailable = f.Unavailable },
        _ => throw new InvalidOperationException($"A metric result of type {result.GetType().Name} cannot be kept."),
    };

    private static MetricResult Restore(Flat flat) => flat.Failed is { } failure ? new MetricResult.Failed(flat.Id, failure) { Unavailable = flat.Unavailable }
        : flat.NotApplicable is { } reason ? new MetricResult.NotApplicable(flat.Id, reason)
        : new MetricResult.Computed(flat.Id, flat.Value) { Uncertainty = flat.Uncertainty, Rows = flat.Rows, Parts = flat.Parts ?? [], Comparison = flat.Comparison, CannotTell = flat.CannotTell };

    /// <summary>One result; <c>NotApplicable</c> holds the reason where there is no value.</summary>
    internal sealed record Flat(string Id, double Value, double? Uncertainty, int Rows, IReadOnlyList<MetricPart>? Parts, Comparison? Comparison, string? NotApplicable)
    {
        /// <summary>Why the value cannot be judged; <see langword="null"/> where it can.</summary>
        public string? CannotTell { get; init; }

        /// <summary>Why the metric failed; <see langword="null"/> where it did not.</summary>
        [JsonIgnore]
        public string? Failed { get; init; }

        /// <summary>Whether it failed for want of a native part.</summary>
        [JsonIgnore]
        public bool Unavailable { get; init; }
    }
}

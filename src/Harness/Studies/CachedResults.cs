using Harness.Metrics;

namespace Harness.Studies;

/// <summary>What an evaluator found, in a form that JSON keeps digit for digit.</summary>
/// <param name="Results">The results, flattened.</param>
/// <param name="Framed">The values at the size of the reference frames, by metric.</param>
internal sealed record CachedResults(IReadOnlyList<CachedResults.Flat> Results, IReadOnlyDictionary<string, double> Framed)
{
    /// <summary>Flattens results, or <see langword="null"/> where one failed: failures are not kept.</summary>
    public static CachedResults? Of(IReadOnlyList<MetricResult> results, IReadOnlyDictionary<string, double> framed) =>
        results.Any(r => r is MetricResult.Failed) ? null : new CachedResults([.. results.Select(Flatten)], framed);

    /// <summary>The results again.</summary>
    public IReadOnlyList<MetricResult> Restore() => [.. Results.Select(Restore)];

    private static Flat Flatten(MetricResult result) => result switch
    {
        MetricResult.Computed c => new Flat(c.Id, c.Value, c.Uncertainty, c.Rows, c.Parts, c.Comparison, null),
        MetricResult.NotApplicable n => new Flat(n.Id, 0, null, 0, null, null, n.Reason),
        _ => throw new InvalidOperationException($"A metric result of type {result.GetType().Name} cannot be cached."),
    };

    private static MetricResult Restore(Flat flat) => flat.NotApplicable is { } reason
        ? new MetricResult.NotApplicable(flat.Id, reason)
        : new MetricResult.Computed(flat.Id, flat.Value) { Uncertainty = flat.Uncertainty, Rows = flat.Rows, Parts = flat.Parts ?? [], Comparison = flat.Comparison };

    /// <summary>One result; <c>NotApplicable</c> holds the reason where there is no value.</summary>
    internal sealed record Flat(string Id, double Value, double? Uncertainty, int Rows, IReadOnlyList<MetricPart>? Parts, Comparison? Comparison, string? NotApplicable);
}

using Harness.Metrics;

namespace Harness.Studies.Snapshots;

/// <summary>Folds the parts of a metric to one number a column or model: a pair counts for both of its columns, each the mean over its pairs.</summary>
internal static class PartsByName
{
    /// <summary>The parts by name, in order of first appearance.</summary>
    /// <param name="parts">The parts.</param>
    public static IReadOnlyList<KeyValuePair<string, double>> Of(IReadOnlyList<MetricPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return
        [
            .. parts
                .SelectMany(p => p.Other is null ? [(p.Name, p.Value)] : new[] { (p.Name, p.Value), (Name: p.Other, p.Value) })
                .GroupBy(p => p.Name, p => p.Value, StringComparer.Ordinal)
                .Select(g => KeyValuePair.Create(g.Key, g.Average())),
        ];
    }
}

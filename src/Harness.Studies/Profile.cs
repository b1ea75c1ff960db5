using Harness.Metrics;
using Harness.Studies.Gate;

namespace Harness.Studies;

/// <summary>Which metrics a run computes and a snapshot holds: by default those that a limit or a headline uses.</summary>
internal static class Profile
{
    /// <summary>The name of the profile that computes everything.</summary>
    public const string Full = "full";

    /// <summary>The name of the usual one.</summary>
    public const string Default = "default";

    /// <summary>The metrics of the default profile: those with a limit, those whose largest part has one, and those of the headlines.</summary>
    /// <param name="thresholds">The limits.</param>
    public static Func<MetricDescriptor, bool> Of(Thresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        var limited = thresholds.Bar.Keys.Concat(thresholds.PairLimits.Select(l => l.Metric)).ToHashSet(StringComparer.Ordinal);
        return metric => metric.Headline != Headlines.None || limited.Contains(metric.Id) || limited.Contains(metric.WorstId);
    }
}

using Harness.Metrics;
using Harness.Studies.Snapshots;

namespace Harness.Studies.History;

/// <summary>One score of a pair that is not what it was.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Generator">The generator.</param>
/// <param name="Metric">The metric's id, or the property of the pair that differs: <c>bar</c>, <c>generatorVersion</c>.</param>
/// <param name="Change">What kind it is.</param>
/// <param name="Before">The value before, as text.</param>
/// <param name="Now">The value after, as text.</param>
internal sealed record ScoreChange(string Dataset, string Generator, string Metric, Change Change, string Before, string Now)
{
    /// <summary>Whether it is a metric; else a property of the pair.</summary>
    public bool IsMetric { get; init; }

    /// <summary>Whether it is a metric that moved within noise.</summary>
    public bool IsWithinNoise => IsMetric && Change == Change.Changed;

    /// <summary>Whether the metric has another version: its values are not the same thing.</summary>
    public bool IsDefinedAnew { get; init; }

    /// <summary>The value before; <see langword="null"/> where there is none.</summary>
    public double? ValueBefore { get; init; }

    /// <summary>The value after; <see langword="null"/> where there is none.</summary>
    public double? ValueNow { get; init; }

    /// <summary>The standard deviation of the difference that noise explains; <see langword="null"/> where it was not measured.</summary>
    public double? Noise { get; init; }

    /// <summary>The move over what chance allows; <see langword="null"/> where noise is 0, not measured or not comparable.</summary>
    public double? OverNoise { get; init; }

    /// <summary>The parts that moved most.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>
    /// How large the move is beside others: over what chance allows, and where nothing scatters over what a person would call a move
    /// (of values beyond 1, which have units, as a share of the value). What has no size, a pair's bar, comes first of its kind.
    /// </summary>
    public double Size { get; init; } = double.PositiveInfinity;

    /// <summary>Makes the change of a metric, or of a property, of a difference between two snapshots.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="before">The snapshot before.</param>
    /// <param name="now">The snapshot after.</param>
    /// <param name="metrics">The descriptors by id.</param>
    public static ScoreChange Of(SnapshotDifference difference, Snapshot before, Snapshot now, IReadOnlyDictionary<string, MetricDescriptor> metrics)
    {
        string id = difference.Subject;
        SnapshotMetric? old = before.Find(id);
        SnapshotMetric? current = now.Find(id);

        // The value that was held against the other is the level over many seeds, where there is one.
        double? level = old is { Level: { } l, Noise: not null } && before.NoiseSeeds > 1 ? l : old?.Value;
        return new ScoreChange(now.Dataset, now.Generator, id, difference.Change, difference.Before, difference.Now)
        {
            IsMetric = old is not null || current is not null,
            IsDefinedAnew = old is not null && current is not null && old.Version != current.Version,
            ValueBefore = level,
            ValueNow = current?.Value,
            Noise = difference.Noise,
            OverNoise = difference.OverNoise,
            Parts = difference.Parts,
            Size = difference.OverNoise ?? (metrics.TryGetValue(id, out MetricDescriptor? metric) && old is not null && current is not null && difference.Change != Change.Incomparable ? Largest(metric, difference.Change, old, current) : double.PositiveInfinity),
        };
    }

    // One part may be worse where the metric is better: then its move counts.
    private static double Largest(MetricDescriptor metric, Change change, SnapshotMetric before, SnapshotMetric now)
    {
        double whole = before.Value is { } old && now.Value is { } current ? Move(old, current) : 0;
        return before.Parts.Count == now.Parts.Count ? before.Parts.Select((part, i) => Move(SnapshotComparer.Size(metric, part), SnapshotComparer.Size(metric, now.Parts[i]))).Append(whole).Max() : whole;

        double Move(double from, double to)
        {
            bool isWorse = metric.TwoSided ? Math.Abs(to - metric.Ideal) > Math.Abs(from - metric.Ideal) : metric.Direction == Direction.HigherIsBetter ? to < from : to > from;
            return metric.Direction == Direction.None || isWorse == (change == Change.Worse) ? Math.Abs(to - from) / (metric.LeastMove * Math.Max(1, Math.Abs(from))) : 0;
        }
    }
}

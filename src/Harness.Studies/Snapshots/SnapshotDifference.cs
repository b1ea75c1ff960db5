namespace Harness.Studies.Snapshots;

/// <summary>One difference between a snapshot and the scores of now.</summary>
/// <param name="Subject">The metric's id, or the property that differs: <c>train</c>.</param>
/// <param name="Change">What kind it is; never <see cref="Change.Same"/>.</param>
/// <param name="Before">The value in the snapshot.</param>
/// <param name="Now">The value measured now.</param>
/// <param name="Parts">The columns, pairs or models that moved most, in units of their noise: <c>age 0.031 → 0.21</c>.</param>
internal sealed record SnapshotDifference(string Subject, Change Change, string Before, string Now, IReadOnlyList<string> Parts)
{
    /// <summary>The size of the move of the metric, or of the part that moved most, over what chance allows, 1 where it is more but not in every seed: beyond 1 is beyond noise; <see langword="null"/> where noise is 0 or not comparable.</summary>
    public double? OverNoise { get; init; }

    /// <summary>The size of the largest move of the metric or of a part, over the value that it was where the scale has no bound and that is more than 1; 0 where there are no numbers.</summary>
    public double Moved { get; init; }

    /// <summary>The standard deviation of the difference that noise explains; <see langword="null"/> where it was not measured.</summary>
    public double? Noise { get; init; }
}

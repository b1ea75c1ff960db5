namespace Harness.Studies.Snapshots;

/// <summary>One metric in a snapshot.</summary>
/// <param name="Version">Version of the metric's definition.</param>
/// <param name="Value">The mean over the pair's seeds, rounded to the metric's digits; <see langword="null"/> where there is none.</param>
/// <param name="Why">Why there is no value; <see langword="null"/> where there is one.</param>
/// <param name="Parts">The value of each part, in the metric's order, with its sign where it is the size of a difference; the mean over the noise's seeds where noise was measured, else over the pair's.</param>
internal sealed record SnapshotMetric(int Version, double? Value, string? Why, IReadOnlyList<double> Parts)
{
    /// <summary>The mean over the seeds that noise was measured at; <see langword="null"/> where it was not, or the value was accepted since.</summary>
    public double? Level { get; init; }

    /// <summary>Standard deviation over those seeds; <see langword="null"/> where it was not measured.</summary>
    public double? Noise { get; init; }

    /// <summary>The standard deviation of each part; empty where it was not measured.</summary>
    public IReadOnlyList<double> PartNoise { get; init; } = [];
}

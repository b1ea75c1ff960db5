namespace Harness.Studies.Snapshots;

/// <summary>A difference over what noise allows, 1 where it is more but not in every seed; beyond 1 it is beyond noise.</summary>
internal readonly record struct SnapshotMove(double OverNoise, double? Noise)
{
    public bool IsBeyond => OverNoise > 1;
}

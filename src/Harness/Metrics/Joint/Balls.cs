using System.Numerics;
using System.Runtime.CompilerServices;
using Harness.Distances;

namespace Harness.Metrics.Joint;

/// <summary>Which train rows have a synthetic row within their radius, and within how many radii each synthetic row is.</summary>
internal readonly struct Balls : IDistanceVisitor
{
    private readonly double[] _radii;
    private readonly int[] _groups;

    // For each group of synthetic rows the train rows that they cover, a bit each.
    private readonly ushort[][] _covered;

    /// <summary>Prepares the visit of all distances from synthetic rows to train rows.</summary>
    /// <param name="radii">The radius of each train row.</param>
    /// <param name="synthetic">Number of synthetic rows.</param>
    public Balls(double[] radii, int synthetic)
    {
        int blocks = (radii.Length + Lanes.Count - 1) / Lanes.Count;
        _radii = new double[blocks * Lanes.Count];
        radii.CopyTo(_radii, 0);
        _covered = [.. Enumerable.Range(0, GroupJackknife.Groups(synthetic)).Select(_ => new ushort[blocks])];
        _groups = [.. GroupJackknife.Deal(synthetic)];
        foreach (ref int group in _groups.AsSpan())
        {
            group %= _covered.Length;
        }

        Inside = new int[synthetic];
    }

    /// <summary>For each synthetic row the train rows within whose radius it is.</summary>
    public int[] Inside { get; }

    /// <summary>Train rows with a synthetic row within their radius.</summary>
    public int Covered => Enumerable.Range(0, _radii.Length / Lanes.Count).Sum(Count);

    /// <summary>The same without each group of synthetic rows: those that only it covers are lost.</summary>
    public int[] CoveredWithout()
    {
        var without = new int[_covered.Length];
        Array.Fill(without, Covered);
        for (int block = 0; block < _radii.Length / Lanes.Count; block++)
        {
            uint once = 0;
            uint twice = 0;
            foreach (ushort[] group in _covered)
            {
                twice |= once & group[block];
                once |= group[block];
            }

            for (int group = 0; group < without.Length; group++)
            {
                without[group] -= BitOperations.PopCount(_covered[group][block] & ~twice);
            }
        }

        return without;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit(int from, int to, uint there, Lanes distances)
    {
        uint near = distances.Below(Lanes.Load(_radii.AsSpan(to * Lanes.Count))) & there;
        Inside[from] += BitOperations.PopCount(near);
        _covered[_groups[from]][to] |= (ushort)near;
    }

    private int Count(int block)
    {
        uint any = 0;
        foreach (ushort[] group in _covered)
        {
            any |= group[block];
        }

        return BitOperations.PopCount(any);
    }
}

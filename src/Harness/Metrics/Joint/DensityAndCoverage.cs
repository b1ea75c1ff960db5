using System.Numerics;
using System.Runtime.CompilerServices;
using Harness.Distances;

namespace Harness.Metrics.Joint;

/// <summary>
/// Density and coverage of synthetic rows (Naeem et al., ICML 2020): which train rows have a synthetic row in their ball,
/// and in how many balls each synthetic row is. A ball reaches to the k-th nearest other train row, that distance included,
/// so rows that repeat have a ball of radius 0 with the rows that equal them in it. Where further train rows lie at that
/// distance, a ball holds more than k of them and counts less in the density, k over their number.
/// </summary>
internal readonly struct DensityAndCoverage : IDistanceVisitor
{
    private readonly double[] _radii;
    private readonly double[] _weights;
    private readonly int[] _groups;

    // For each group of synthetic rows the train rows that they cover, a bit each.
    private readonly ushort[][] _covered;

    /// <summary>Prepares the visit of all distances from synthetic rows to train rows.</summary>
    /// <param name="balls">The ball of each train row.</param>
    /// <param name="synthetic">Number of synthetic rows.</param>
    public DensityAndCoverage(Balls balls, int synthetic)
    {
        int blocks = (balls.Radii.Length + Lanes.Count - 1) / Lanes.Count;
        _radii = new double[blocks * Lanes.Count];
        balls.Radii.CopyTo(_radii, 0);
        _weights = balls.Weights;
        _covered = [.. Enumerable.Range(0, GroupJackknife.Groups(synthetic)).Select(_ => new ushort[blocks])];
        _groups = [.. GroupJackknife.Deal(synthetic)];
        foreach (ref int group in _groups.AsSpan())
        {
            group %= _covered.Length;
        }

        Density = new double[synthetic];
    }

    /// <summary>For each synthetic row the balls that it is in, each counting 1, or less where it holds more than k train rows.</summary>
    public double[] Density { get; }

    /// <summary>Train rows with a synthetic row in their ball.</summary>
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
        uint near = distances.AtMost(Lanes.Load(_radii.AsSpan(to * Lanes.Count))) & there;
        _covered[_groups[from]][to] |= (ushort)near;
        for (; near != 0; near &= near - 1)
        {
            Density[from] += _weights[to * Lanes.Count + BitOperations.TrailingZeroCount(near)];
        }
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

    /// <summary>The balls of train rows.</summary>
    /// <param name="Radii">The distance of each row from its k-th nearest other.</param>
    /// <param name="Weights">k over the number of other rows within the radius: 1 without ties.</param>
    internal sealed record Balls(double[] Radii, double[] Weights)
    {
        /// <summary>Draws the ball of each point.</summary>
        /// <param name="points">More than <paramref name="neighbours"/> points.</param>
        /// <param name="neighbours">k.</param>
        public static Balls Of(RowPoints points, int neighbours)
        {
            // The row itself is among them, at distance 0.
            NearestDistances nearest = NearestDistances.Of(points, points, neighbours + 1, CancellationToken.None);
            double[] radii = [.. Enumerable.Range(0, points.Count).Select(i => nearest[i][neighbours])];
            var within = new Within(radii);
            RowDistances.Visit(points, points, ref within, CancellationToken.None);
            return new Balls(radii, [.. within.Counts.Select(count => neighbours / (count - 1.0))]);
        }
    }

    private readonly struct Within(double[] radii) : IDistanceVisitor
    {
        public int[] Counts { get; } = new int[radii.Length];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Visit(int from, int to, uint there, Lanes distances) => Counts[from] += BitOperations.PopCount(distances.AtMost(radii[from]) & there);
    }
}

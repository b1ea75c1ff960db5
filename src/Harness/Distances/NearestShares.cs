using System.Numerics;
using System.Runtime.CompilerServices;

namespace Harness.Distances;

/// <summary>Of how many others each point is the nearest; points that are equally near share.</summary>
internal readonly struct NearestShares : IDistanceVisitor
{
    private readonly double[] _nearest;
    private readonly int[] _ties;
    private readonly double[] _shares;

    private NearestShares(double[] nearest, int[] ties, int points) => (_nearest, _ties, _shares) = (nearest, ties, new double[points]);

    /// <summary>Counts.</summary>
    /// <param name="from">The points that have a nearest.</param>
    /// <param name="nearest">For each the distance to its nearest point, which may be in another set.</param>
    /// <param name="ties">For each the number of points at that distance, at least 1.</param>
    /// <param name="to">The points that may be the nearest.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>One number for each point of <paramref name="to"/>.</returns>
    public static double[] Of(RowPoints from, double[] nearest, int[] ties, RowPoints to, CancellationToken cancellation)
    {
        var shares = new NearestShares(nearest, ties, to.Count);
        RowDistances.Visit(from, to, ref shares, cancellation);
        return shares._shares;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit(int from, int to, uint there, Lanes distances)
    {
        uint nearest = distances.Equal(_nearest[from]) & there;
        for (; nearest != 0; nearest &= nearest - 1)
        {
            _shares[to * Lanes.Count + BitOperations.TrailingZeroCount(nearest)] += 1.0 / _ties[from];
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace Harness.Distances;

/// <summary>For each point how far the nearest of some others is, and how many of them are as near.</summary>
internal readonly struct NearestPoints : IDistanceVisitor
{
    private NearestPoints(int points)
    {
        Distances = new double[points];
        Ties = new int[points];
        Array.Fill(Distances, double.PositiveInfinity);
    }

    /// <summary>The smallest distance of each point; +∞ where there are no others.</summary>
    public double[] Distances { get; }

    /// <summary>Number of other points at that distance, 1 if there is no tie.</summary>
    public int[] Ties { get; }

    /// <summary>Finds the nearest points.</summary>
    /// <param name="from">The points to measure from.</param>
    /// <param name="to">The points among which the nearest are sought.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static NearestPoints Of(RowPoints from, RowPoints to, CancellationToken cancellation)
    {
        var nearest = new NearestPoints(from.Count);
        RowDistances.Visit(from, to, ref nearest, cancellation);
        return nearest;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit(int from, int to, uint there, Lanes distances)
    {
        uint near = distances.AtMost(Distances[from]) & there;
        if (near != 0)
        {
            Take(from, near, distances);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Take(int from, uint near, Lanes distances)
    {
        Span<double> each = stackalloc double[Lanes.Count];
        distances.Store(each);
        for (; near != 0; near &= near - 1)
        {
            double distance = each[BitOperations.TrailingZeroCount(near)];
            if (distance < Distances[from])
            {
                Distances[from] = distance;
                Ties[from] = 1;
            }
            else if (distance == Distances[from])
            {
                Ties[from]++;
            }
        }
    }
}

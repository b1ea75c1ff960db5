using System.Numerics;
using System.Runtime.CompilerServices;

namespace Harness.Distances;

/// <summary>For each point how far its two nearest of some others are, and which is the nearest, the first of those that tie.</summary>
internal readonly struct NearestTwo : IDistanceVisitor
{
    private NearestTwo(int points)
    {
        First = new double[points];
        Second = new double[points];
        Place = new int[points];
        Array.Fill(First, double.PositiveInfinity);
        Array.Fill(Second, double.PositiveInfinity);
        Array.Fill(Place, -1);
    }

    /// <summary>The smallest distance of each point; +∞ where there are no others.</summary>
    public double[] First { get; }

    /// <summary>The second smallest, which may equal the first; +∞ where there are fewer others.</summary>
    public double[] Second { get; }

    /// <summary>The place of the nearest among the others; −1 where there are none.</summary>
    public int[] Place { get; }

    /// <summary>Finds the nearest points.</summary>
    /// <param name="from">The points to measure from.</param>
    /// <param name="to">The points among which the nearest are sought.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static NearestTwo Of(RowPoints from, RowPoints to, CancellationToken cancellation)
    {
        var nearest = new NearestTwo(from.Count);
        RowDistances.Visit(from, to, ref nearest, cancellation);
        return nearest;
    }

    /// <summary>The smallest distance of a point ÷ the second smallest, 0 to 1; 1 where both are 0.</summary>
    public double Ratio(int point) => Second[point] > 0 ? First[point] / Second[point] : 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit(int from, int to, uint there, Lanes distances)
    {
        uint nearer = distances.Below(Second[from]) & there;
        if (nearer != 0)
        {
            Take(from, to * Lanes.Count, nearer, distances);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Take(int from, int start, uint nearer, Lanes distances)
    {
        Span<double> each = stackalloc double[Lanes.Count];
        distances.Store(each);
        for (; nearer != 0; nearer &= nearer - 1)
        {
            int lane = BitOperations.TrailingZeroCount(nearer);
            double distance = each[lane];
            if (distance < First[from])
            {
                Second[from] = First[from];
                First[from] = distance;
                Place[from] = start + lane;
            }
            else
            {
                Second[from] = Math.Min(Second[from], distance);
            }
        }
    }
}

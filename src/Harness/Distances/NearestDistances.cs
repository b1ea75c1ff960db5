using System.Numerics;
using System.Runtime.CompilerServices;

namespace Harness.Distances;

/// <summary>The smallest distances of each point, ascending.</summary>
internal readonly struct NearestDistances : IDistanceVisitor
{
    private readonly double[] _smallest;

    private NearestDistances(int points, int count)
    {
        Count = count;
        _smallest = new double[points * count];
        Array.Fill(_smallest, double.PositiveInfinity);
    }

    /// <summary>Distances a point.</summary>
    public int Count { get; }

    /// <summary>Finds the nearest points.</summary>
    /// <param name="from">The points to measure from.</param>
    /// <param name="to">The points among which the nearest are sought; a point of both sets counts as its own nearest.</param>
    /// <param name="count">Number of nearest points to keep for each, at least 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static NearestDistances Of(RowPoints from, RowPoints to, int count, CancellationToken cancellation)
    {
        var nearest = new NearestDistances(from.Count, count);
        RowDistances.Visit(from, to, ref nearest, cancellation);
        return nearest;
    }

    /// <summary>The smallest distances of a point; +∞ where there are fewer other points.</summary>
    public ReadOnlySpan<double> this[int point] => _smallest.AsSpan(point * Count, Count);

    /// <summary>The smallest distance of a point ÷ the largest that is kept, 0 to 1; 1 where both are 0.</summary>
    public double Ratio(int point) => this[point] is [var first, .., > 0 and var last] ? first / last : 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit(int from, int to, uint there, Lanes distances)
    {
        uint nearer = distances.Below(_smallest[from * Count + Count - 1]) & there;
        if (nearer != 0)
        {
            Insert(_smallest.AsSpan(from * Count, Count), nearer, distances);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Insert(Span<double> smallest, uint nearer, Lanes distances)
    {
        Span<double> each = stackalloc double[Lanes.Count];
        distances.Store(each);
        for (; nearer != 0; nearer &= nearer - 1)
        {
            double distance = each[BitOperations.TrailingZeroCount(nearer)];
            int place = smallest.Length;
            for (; place > 0 && distance < smallest[place - 1]; place--)
            {
                if (place < smallest.Length)
                {
                    smallest[place] = smallest[place - 1];
                }
            }

            if (place < smallest.Length)
            {
                smallest[place] = distance;
            }
        }
    }
}

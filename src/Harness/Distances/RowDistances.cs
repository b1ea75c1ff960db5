using System.Runtime.CompilerServices;

namespace Harness.Distances;

/// <summary>Distances between two sets of points, sixteen at a time. Exact: every place and sum is a whole number below 2⁵³.</summary>
internal static class RowDistances
{
    // Between the distance of two present values and that of one from a missing one.
    private const double Absent = 1L << 58;

    /// <summary>Shows a visitor the distances of all points of one set from all of another. O(points · points · axes).</summary>
    /// <typeparam name="TVisitor">Type of the visitor.</typeparam>
    /// <param name="from">The points to measure from.</param>
    /// <param name="to">The points to measure to, of the same space.</param>
    /// <param name="visitor">Sees each block of <paramref name="to"/> with every point of <paramref name="from"/> before the next block.</param>
    /// <param name="cancellation">Ends the work early.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Visit<TVisitor>(RowPoints from, RowPoints to, ref TVisitor visitor, CancellationToken cancellation)
        where TVisitor : struct, IDistanceVisitor
    {
        var axes = new int[from.Axes];
        (int labels, int full) = Sort(from, to, axes);
        for (int block = 0; block < to.BlockCount; block++)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<double> places = to.Block(block);
            uint there = Lanes.Mask(Math.Min(Lanes.Count, to.Count - block * Lanes.Count));
            for (int point = 0; point < from.Count; point++)
            {
                ReadOnlySpan<double> row = from.Row(point);
                Lanes sum = default;
                int i = 0;
                for (; i < labels; i++)
                {
                    sum += Lanes.Load(places[(axes[i] * Lanes.Count)..]).WhereDifferent(row[axes[i]], RowPoints.Unit);
                }

                for (; i < full; i++)
                {
                    sum += Lanes.Load(places[(axes[i] * Lanes.Count)..]).Difference(row[axes[i]]);
                }

                for (; i < axes.Length; i++)
                {
                    sum += OfNumbers(Lanes.Load(places[(axes[i] * Lanes.Count)..]), row[axes[i]]);
                }

                visitor.Visit(point, block, there, sum);
            }
        }
    }

    /// <summary>The distances on one axis of numbers, some of which may be missing: two missing values are at distance 0 already.</summary>
    /// <param name="places">Places of points on the axis.</param>
    /// <param name="place">That of another point.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes OfNumbers(Lanes places, double place) => places.Difference(place).WhereAbove(Absent, RowPoints.Unit);

    /// <summary>The mean square root of the distances of all points of one set from all of another, over all and of each point; √<see cref="RowPoints.Unit"/> the unit. O(points · points · axes).</summary>
    /// <param name="from">The points to measure from, at least one.</param>
    /// <param name="to">The points to measure to, at least one.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static (double Mean, double[] OfPoints) MeanRoot(RowPoints from, RowPoints to, CancellationToken cancellation)
    {
        var roots = new Roots(from.Count);
        Visit(from, to, ref roots, cancellation);
        return (roots.Sum / ((double)from.Count * to.Count), [.. roots.Sums.Select(sum => sum / to.Count)]);
    }

    /// <summary>Labels first, then numbers that are all present, then the others.</summary>
    private static (int Labels, int Full) Sort(RowPoints from, RowPoints to, int[] axes)
    {
        int labels = 0;
        for (int axis = 0; axis < from.Axes; axis++)
        {
            if (from.IsLabel[axis])
            {
                axes[labels++] = axis;
            }
        }

        int full = labels;
        int last = axes.Length;
        for (int axis = 0; axis < from.Axes; axis++)
        {
            if (!from.IsLabel[axis])
            {
                bool absent = from.HasMissing(axis) || to.HasMissing(axis);
                axes[absent ? --last : full++] = axis;
            }
        }

        return (labels, full);
    }

    private struct Roots(int points) : IDistanceVisitor
    {
        public double Sum { get; private set; }

        public double[] Sums { get; } = new double[points];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Visit(int from, int to, uint there, Lanes distances)
        {
            double sum = distances.SumOfRoots(there);
            Sum += sum;
            Sums[from] += sum;
        }
    }
}

using System.Runtime.CompilerServices;

namespace Harness.Metrics.Rows;

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

                // Two missing values are at distance 0 already.
                for (; i < axes.Length; i++)
                {
                    sum += Lanes.Load(places[(axes[i] * Lanes.Count)..]).Difference(row[axes[i]]).WhereAbove(Absent, RowPoints.Unit);
                }

                visitor.Visit(point, block, there, sum);
            }
        }
    }

    /// <summary>The sum of the distances of all points of one set from all of another, in multiples of <see cref="RowPoints.Unit"/>⁻¹. O(points · log points · axes).</summary>
    public static Int128 Sum(RowPoints first, RowPoints second)
    {
        Int128 sum = 0;
        for (int axis = 0; axis < first.Axes; axis++)
        {
            double[] left = first.Sorted(axis);
            double[] right = second.Sorted(axis);
            long absentLeft = first.Count - left.Length;
            long absentRight = second.Count - right.Length;
            sum += (Int128)(absentLeft * right.Length + absentRight * left.Length) * (long)RowPoints.Unit;
            sum += first.IsLabel[axis]
                ? (Int128)((long)left.Length * right.Length - EqualPairs(left, right)) * (long)RowPoints.Unit
                : Differences(left, right);
        }

        return sum;
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

    private static long EqualPairs(double[] left, double[] right)
    {
        long pairs = 0;
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            if (left[i] != right[j])
            {
                (i, j) = left[i] < right[j] ? (i + 1, j) : (i, j + 1);
                continue;
            }

            (int firstLeft, int firstRight) = (i, j);
            while (i < left.Length && left[i] == left[firstLeft])
            {
                i++;
            }

            while (j < right.Length && right[j] == right[firstRight])
            {
                j++;
            }

            pairs += (long)(i - firstLeft) * (j - firstRight);
        }

        return pairs;
    }

    /// <summary>Σ|x − y|: each x stands above the y below it and below the others.</summary>
    private static Int128 Differences(double[] left, double[] right)
    {
        Int128 total = 0;
        foreach (double place in right)
        {
            total += (long)place;
        }

        Int128 sum = 0;
        Int128 below = 0;
        int count = 0;
        foreach (double place in left)
        {
            for (; count < right.Length && right[count] <= place; count++)
            {
                below += (long)right[count];
            }

            sum += (Int128)(long)place * (2 * count - right.Length) + total - 2 * below;
        }

        return sum;
    }
}

using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Harness.Statistics;

/// <summary>
/// Deviations from the mean, scaled so that their squares sum to 1: the dot product of two such columns is Pearson's
/// correlation. Every sum runs in the same eight lanes on every processor, so the last bit does not depend on it.
/// </summary>
internal static class UnitDeviations
{
    // So many are still near the processor when the next step reads them; eight divides it.
    private const int Block = 2048;

    /// <summary>Standardises numbers without missing values.</summary>
    /// <param name="values">Finite numbers.</param>
    /// <param name="deviations">Receives the result, of the same length; may be <paramref name="values"/> itself.</param>
    /// <returns>False where there are fewer than two values or all are equal; nothing is written then.</returns>
    public static bool TryWrite(ReadOnlySpan<double> values, Span<double> deviations)
    {
        if (values.Length < 2)
        {
            return false;
        }

        (double least, double greatest) = Range(values);
        if (least == greatest)
        {
            return false;
        }

        // A power of two that brings the range near 1 costs no digit and keeps the squares of any finite numbers finite.
        double scale = Math.ScaleB(1, -Math.Clamp(Math.ILogB(greatest / 2 - least / 2), -1000, 1000));
        LaneSums sums = default;
        for (int start = 0; start < values.Length; start += Block)
        {
            int length = Math.Min(Block, values.Length - start);
            Span<double> block = deviations.Slice(start, length);
            TensorPrimitives.Multiply(values.Slice(start, length), scale, block);
            sums.Add(block);
        }

        // Twice, because the mean of numbers with a large offset is itself rounded.
        double once = sums.Total / values.Length;
        sums = default;
        for (int start = 0; start < values.Length; start += Block)
        {
            Span<double> block = deviations.Slice(start, Math.Min(Block, values.Length - start));
            TensorPrimitives.Subtract(block, once, block);
            sums.Add(block);
        }

        double twice = sums.Total / values.Length;
        sums = default;
        for (int start = 0; start < values.Length; start += Block)
        {
            Span<double> block = deviations.Slice(start, Math.Min(Block, values.Length - start));
            TensorPrimitives.Subtract(block, twice, block);
            sums.AddProducts(block, block);
        }

        TensorPrimitives.Divide(deviations, Math.Sqrt(sums.Total), deviations);
        return true;
    }

    /// <summary>The sum of products of two columns of equal length.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        LaneSums sums = default;
        sums.AddProducts(x, y);
        return sums.Total;
    }

    private static (double Least, double Greatest) Range(ReadOnlySpan<double> values)
    {
        (double least, double greatest) = (values[0], values[0]);
        for (int start = 0; start < values.Length; start += Block)
        {
            ReadOnlySpan<double> block = values.Slice(start, Math.Min(Block, values.Length - start));
            least = Math.Min(least, TensorPrimitives.Min(block));
            greatest = Math.Max(greatest, TensorPrimitives.Max(block));
        }

        return (least, greatest);
    }

    /// <summary>A sum in eight lanes; all calls but the last need a number of values that eight divides.</summary>
    private struct LaneSums
    {
        private Vector256<double> _even;
        private Vector256<double> _odd;

        public double Total { get; private set; }

        public void Add(ReadOnlySpan<double> values)
        {
            (Vector256<double> even, Vector256<double> odd) = (_even, _odd);
            int i = 0;
            for (; i + 8 <= values.Length; i += 8)
            {
                even += Vector256.Create(values[i..]);
                odd += Vector256.Create(values[(i + 4)..]);
            }

            double sum = Close(even, odd);
            for (; i < values.Length; i++)
            {
                sum += values[i];
            }

            Total = sum;
        }

        public void AddProducts(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            (Vector256<double> even, Vector256<double> odd) = (_even, _odd);
            int i = 0;
            for (; i + 8 <= x.Length; i += 8)
            {
                even += Vector256.Create(x[i..]) * Vector256.Create(y[i..]);
                odd += Vector256.Create(x[(i + 4)..]) * Vector256.Create(y[(i + 4)..]);
            }

            double sum = Close(even, odd);
            for (; i < x.Length; i++)
            {
                sum += x[i] * y[i];
            }

            Total = sum;
        }

        private double Close(Vector256<double> even, Vector256<double> odd)
        {
            (_even, _odd) = (even, odd);
            Vector256<double> lanes = even + odd;
            return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        }
    }
}

using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Harness.Statistics;

/// <summary>
/// Deviations from the mean, scaled so that their squares sum to 1: the dot product of two such columns is Pearson's
/// correlation. Every sum runs in the same eight lanes on every processor, so the last bit does not depend on it.
/// </summary>
internal static class UnitDeviations
{
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

        double least = TensorPrimitives.Min(values);
        double greatest = TensorPrimitives.Max(values);
        if (least == greatest)
        {
            return false;
        }

        // A power of two that brings the range near 1 costs no digit and keeps the squares of any finite numbers finite.
        double scale = Math.ScaleB(1, -Math.Clamp(Math.ILogB(greatest / 2 - least / 2), -1000, 1000));
        TensorPrimitives.Multiply(values, scale, deviations);

        // Twice, because the mean of numbers with a large offset is itself rounded.
        Subtract(deviations, Sum(deviations) / deviations.Length);
        Subtract(deviations, Sum(deviations) / deviations.Length);
        TensorPrimitives.Divide(deviations, Math.Sqrt(Dot(deviations, deviations)), deviations);

        return true;
    }

    /// <summary>The sum of products of two columns of equal length.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Vector256<double> even = default;
        Vector256<double> odd = default;
        int i = 0;
        for (; i + 8 <= x.Length; i += 8)
        {
            even += Vector256.Create(x[i..]) * Vector256.Create(y[i..]);
            odd += Vector256.Create(x[(i + 4)..]) * Vector256.Create(y[(i + 4)..]);
        }

        double sum = Lanes(even + odd);
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        Vector256<double> even = default;
        Vector256<double> odd = default;
        int i = 0;
        for (; i + 8 <= values.Length; i += 8)
        {
            even += Vector256.Create(values[i..]);
            odd += Vector256.Create(values[(i + 4)..]);
        }

        double sum = Lanes(even + odd);
        for (; i < values.Length; i++)
        {
            sum += values[i];
        }

        return sum;
    }

    private static void Subtract(Span<double> values, double mean) => TensorPrimitives.Subtract(values, mean, values);

    private static double Lanes(Vector256<double> v) => (v[0] + v[1]) + (v[2] + v[3]);
}

using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Harness.Statistics;

/// <summary>Distances between two distributions over the same labels.</summary>
internal static class CategoricalDistribution
{
    /// <summary>The total variation distance: half the sum of the differences of the shares, 0 to 1.</summary>
    /// <param name="first">Count of each label, at least one positive.</param>
    /// <param name="second">Count of each label in the same order, at least one positive.</param>
    public static double TotalVariation(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"Both need a count for the same labels, but they have {first.Length} and {second.Length}.", nameof(second));
        }

        // Whole numbers up to the division, so that no order of the labels changes a bit.
        double firstTotal = Total(first);
        double secondTotal = Total(second);
        double sum = 0;
        int i = 0;
        Vector256<double> sums = Vector256<double>.Zero;
        for (; i <= first.Length - Vector128<int>.Count; i += Vector128<int>.Count)
        {
            Vector256<double> x = Widen(first[i..]) * secondTotal;
            Vector256<double> y = Widen(second[i..]) * firstTotal;
            sums += Vector256.Abs(x - y);
        }

        for (; i < first.Length; i++)
        {
            sum += Math.Abs(first[i] * secondTotal - second[i] * firstTotal);
        }

        return Math.Min(1, (sum + Vector256.Sum(sums)) / 2 / (firstTotal * secondTotal));
    }

    private static Vector256<double> Widen(ReadOnlySpan<int> counts)
    {
        var four = Vector128.Create(counts);
        if (Avx.IsSupported)
        {
            return Avx.ConvertToVector256Double(four);
        }

        (Vector128<long> low, Vector128<long> high) = Vector128.Widen(four);
        return Vector256.Create(Vector128.ConvertToDouble(low), Vector128.ConvertToDouble(high));
    }

    private static long Total(ReadOnlySpan<int> counts)
    {
        Vector256<long> totals = Vector256<long>.Zero;
        int i = 0;
        for (; i <= counts.Length - Vector256<int>.Count; i += Vector256<int>.Count)
        {
            (Vector256<long> low, Vector256<long> high) = Vector256.Widen(Vector256.Create(counts[i..]));
            totals += low + high;
        }

        long total = Vector256.Sum(totals);
        foreach (int count in counts[i..])
        {
            total += count;
        }

        return total > 0 ? total : throw new ArgumentException("At least one count must be positive.", nameof(counts));
    }
}

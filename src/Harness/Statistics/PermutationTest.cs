using Harness.Random;

namespace Harness.Statistics;

/// <summary>
/// Fisher's permutation test that two samples have the same distribution, by the difference of their means; two-sided. SciPy's
/// <c>permutation_test(permutation_type="independent")</c>. And that paired differences are as likely to either side, by their mean;
/// SciPy's <c>permutation_test(permutation_type="samples")</c>.
/// </summary>
internal static class PermutationTest
{
    /// <summary>Up to so many ways to divide the values, all are looked at; 10 against 10 values have 184,756.</summary>
    public const int MostDivisions = 1_000_000;

    private const int Resamples = 99_999;

    /// <summary>
    /// Twice the share of divisions of all values into samples of these sizes that are as far apart, to the side on which the samples
    /// are: exact up to <see cref="MostDivisions"/> divisions, else over 99,999 random ones and the one seen.
    /// </summary>
    /// <param name="first">Numbers, at least one, none NaN.</param>
    /// <param name="second">Numbers, at least one, none NaN.</param>
    /// <param name="stream">Draws random divisions; not used where all divisions are counted.</param>
    /// <returns>Above 0 to 1; small where the means differ more than chance explains.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    public static double MeanDifference(ReadOnlySpan<double> first, ReadOnlySpan<double> second, RandomStream stream)
    {
        double[] values = [.. first, .. second];
        if (first.IsEmpty || second.IsEmpty || values.Any(double.IsNaN))
        {
            throw new ArgumentException("Each sample needs at least one number, and none may be NaN.", nameof(first));
        }

        // With sizes and the total given, the difference of the means rises with the sum of one sample: the smaller one's will do.
        int size = Math.Min(first.Length, second.Length);
        double seen = Sum(first.Length <= second.Length ? first : second);
        var tails = new Tails(seen, 1e-13 * values.Sum(Math.Abs));
        if (Divisions(values.Length, size) <= MostDivisions)
        {
            Divide(values, 0, size, 0, ref tails);
        }
        else
        {
            tails.Count(seen);
            for (int i = 0; i < Resamples; i++)
            {
                tails.Count(RandomSum(values, size, stream.Fork(i)));
            }
        }

        return tails.Probability;
    }

    /// <summary>
    /// Twice the share of ways to give the differences a sign whose mean is as far to the side on which it is: exact up to
    /// <see cref="MostDivisions"/> ways, which 19 differences have, else over 99,999 random ones and the one seen. It cannot be below
    /// 2¹⁻ⁿ for n differences: five cannot have a p-value below .05.
    /// </summary>
    /// <param name="differences">One difference a pair, at least one, none NaN.</param>
    /// <param name="stream">Draws random signs; not used where all are counted.</param>
    /// <returns>Above 0 to 1.</returns>
    /// <exception cref="ArgumentException">There is no difference, or one is NaN.</exception>
    public static double MeanOfPairs(ReadOnlySpan<double> differences, RandomStream stream)
    {
        if (differences.IsEmpty || differences.ToArray().Any(double.IsNaN))
        {
            throw new ArgumentException("At least one difference is needed, and none may be NaN.", nameof(differences));
        }

        double seen = Sum(differences);
        var tails = new Tails(seen, 1e-13 * differences.ToArray().Sum(Math.Abs));
        if (Math.Pow(2, differences.Length) <= MostDivisions)
        {
            Sign(differences, 0, ref tails);
        }
        else
        {
            tails.Count(seen);
            for (int i = 0; i < Resamples; i++)
            {
                RandomStream signs = stream.Fork(i);
                double sum = 0;
                for (int j = 0; j < differences.Length; j++)
                {
                    sum += signs.Index((ulong)j, 2) == 0 ? differences[j] : -differences[j];
                }

                tails.Count(sum);
            }
        }

        return tails.Probability;
    }

    private static void Sign(ReadOnlySpan<double> left, double sum, ref Tails tails)
    {
        if (left.IsEmpty)
        {
            tails.Count(sum);
            return;
        }

        Sign(left[1..], sum + left[0], ref tails);
        Sign(left[1..], sum - left[0], ref tails);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>n choose k, rounded.</summary>
    private static double Divisions(int n, int k)
    {
        double ways = 1;
        for (int i = 1; i <= k && ways <= MostDivisions; i++)
        {
            ways *= (double)(n - k + i) / i;
        }

        return Math.Round(ways);
    }

    private static void Divide(ReadOnlySpan<double> values, int from, int left, double sum, ref Tails tails)
    {
        if (left == 0)
        {
            tails.Count(sum);
            return;
        }

        for (int i = from; i <= values.Length - left; i++)
        {
            Divide(values, i + 1, left - 1, sum + values[i], ref tails);
        }
    }

    /// <summary>The sum of some of the values, which change places.</summary>
    private static double RandomSum(double[] values, int size, RandomStream stream)
    {
        double sum = 0;
        for (int i = 0; i < size; i++)
        {
            int j = i + stream.Index((ulong)i, values.Length - i);
            (values[i], values[j]) = (values[j], values[i]);
            sum += values[i];
        }

        return sum;
    }

    /// <summary>Number of sums that are at most, and at least, as large as the observed one; sums that differ only in their order count as equal.</summary>
    private record struct Tails(double Seen, double Rounding)
    {
        private long _all;
        private long _below;
        private long _above;

        public readonly double Probability => Math.Min(1, 2.0 * Math.Min(_below, _above) / _all);

        public void Count(double sum)
        {
            _all++;
            _below += sum <= Seen + Rounding ? 1 : 0;
            _above += sum >= Seen - Rounding ? 1 : 0;
        }
    }
}

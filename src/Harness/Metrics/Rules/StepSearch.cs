using Harness.Datasets.Rules;

namespace Harness.Metrics.Rules;

/// <summary>Looks for numbers that are all multiples of another, or all as far above one: prices that end in .99.</summary>
internal static class StepSearch
{
    private const int FewestValues = 10;
    private const int MostDecimals = 6;
    private const double LargestExact = 1L << 52;

    /// <summary>Tries the largest step that all values of a column have. O(n) a column that has one.</summary>
    public static void In(RealColumns real, RuleCandidates candidates, CancellationToken cancellation)
    {
        foreach (RealNumbers column in real.Numbers)
        {
            cancellation.ThrowIfCancellationRequested();
            candidates.Tried++;
            if (column.Decimals > MostDecimals || column.Values.Any(v => Math.Abs(v) * Math.Pow(10, column.Decimals) > LargestExact))
            {
                continue;
            }

            double unit = Math.Pow(10, column.Decimals);
            long[] whole = [.. column.Values.Where(v => !double.IsNaN(v)).Select(v => (long)Math.Round(v * unit))];
            if (whole.Length < RuleCandidates.FewestRows || whole.Distinct().Take(FewestValues).Count() < FewestValues)
            {
                continue;
            }

            long step = Common(whole);
            if (step > 1 && whole.Length * (1 - 1.0 / step) >= RuleCandidates.FewestExpected)
            {
                long rest = ((whole[0] % step) + step) % step;
                candidates.Keep(new IncrementRule(column.Name, step / unit) { Offset = rest / unit });
            }
        }
    }

    /// <summary>The largest number that divides every difference from the first value.</summary>
    private static long Common(long[] values)
    {
        long common = 0;
        for (int i = 1; i < values.Length && common != 1; i++)
        {
            (long a, long b) = (common, Math.Abs(values[i] - values[0]));
            while (b != 0)
            {
                (a, b) = (b, a % b);
            }

            common = a;
        }

        return common;
    }
}

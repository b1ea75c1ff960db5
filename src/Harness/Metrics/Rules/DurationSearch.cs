using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>Looks for numbers that are the time between two dates.</summary>
internal static class DurationSearch
{
    private const int Screened = 8;

    /// <summary>Tries every number with every two dates, in four units. O(1) for a time that it is not nearly, else O(n).</summary>
    public static void In(RealColumns real, RuleCandidates candidates, CancellationToken cancellation)
    {
        DateTimeColumn[] dates = [.. real.Quantities.OfType<DateTimeColumn>()];
        foreach (DateTimeColumn start in dates)
        {
            foreach (DateTimeColumn end in dates.Where(d => d != start))
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (RealNumbers number in real.Numbers)
                {
                    foreach (DurationRule.TimeUnit unit in Enum.GetValues<DurationRule.TimeUnit>())
                    {
                        candidates.Tried++;
                        int broken = Broken(start.SharedValues, end.SharedValues, number, unit, candidates.Most, Screened);
                        if (broken <= candidates.Most && number.IsTelling(number.Rounding)
                            && Broken(start.SharedValues, end.SharedValues, number with { Values = real.Shuffle(number.Values) }, unit, RuleCandidates.FewestExpected - 1, int.MaxValue) >= RuleCandidates.FewestExpected)
                        {
                            candidates.Add(broken, () => new DurationRule(start.Name, end.Name, number.Name, unit, number.Rounding));
                        }
                    }
                }
            }
        }
    }

    /// <summary>Rows whose number is another; the largest number where the first ones all are, or too few have all three.</summary>
    private static int Broken(double[] start, double[] end, RealNumbers number, DurationRule.TimeUnit unit, int most, int screened)
    {
        double[] values = number.Values;
        double tolerance = number.Rounding;
        int broken = 0;
        int seen = 0;
        for (int row = 0; row < values.Length && broken <= most; row++)
        {
            double difference = (end[row] - start[row]) / (int)unit - values[row];

            // No comparison holds for a missing value.
            broken += Math.Abs(difference) > tolerance ? 1 : 0;
            seen += double.IsNaN(difference) ? 0 : 1;
            if (broken == seen && seen >= screened)
            {
                return int.MaxValue;
            }
        }

        return broken <= most && seen < RuleCandidates.FewestRows ? int.MaxValue : broken;
    }
}

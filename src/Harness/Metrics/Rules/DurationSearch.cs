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
        foreach ((DateTimeColumn start, DateTimeColumn end) in dates.SelectMany(_ => dates, (s, e) => (s, e)).Where(d => d.s != d.e))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (RealNumbers number in real.Numbers.Where(n => n.IsTelling(n.Rounding)))
            {
                foreach (DurationRule.TimeUnit unit in Enum.GetValues<DurationRule.TimeUnit>())
                {
                    candidates.Tried++;
                    int broken = Broken(number.Values, candidates.Most, Screened);
                    if (broken <= candidates.Most && HasEnough() && Broken(real.Shuffle(number.Values), RuleCandidates.FewestExpected - 1, int.MaxValue) >= RuleCandidates.FewestExpected)
                    {
                        candidates.Add(broken, () => new DurationRule(start.Name, end.Name, number.Name, unit, number.Rounding));
                    }

                    int Broken(double[] values, int most, int screened) => Breaches.Count(new Difference(start.SharedValues, end.SharedValues, values, (int)unit), values.Length, number.Rounding, most, screened);
                }

                bool HasEnough() => Enumerable.Range(0, real.Rows).Count(row => !start.IsMissing(row) && !end.IsMissing(row) && !double.IsNaN(number.Values[row])) >= RuleCandidates.FewestRows;
            }
        }
    }

    private readonly struct Difference(double[] start, double[] end, double[] number, double unit) : Breaches.IDifference
    {
        public double At(int row) => (end[row] - start[row]) / unit - number[row];
    }
}

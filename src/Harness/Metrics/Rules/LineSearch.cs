using System.Globalization;

namespace Harness.Metrics.Rules;

/// <summary>Looks for two columns of numbers that are the same in other units: y = slope · x + intercept, to the digits that they are written with.</summary>
internal static class LineSearch
{
    // Fewer values are labels, and any two of them lie on a line.
    private const int FewestValues = 5;
    private const int Fitted = 1000;

    // The fitted line is off by a little itself.
    private const double Slack = 1.2;
    private const double Near = 4;
    private const double Negligible = 1e-9;

    /// <summary>Tries every two columns. O(1) a pair that is on no line, else O(n).</summary>
    public static void In(RealColumns real, RuleCandidates candidates, CancellationToken cancellation)
    {
        IReadOnlyList<RealNumbers> columns = real.Numbers;
        for (int i = 0; i < columns.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int j = i + 1; j < columns.Count; j++)
            {
                // The coarser one is what the other was rounded to.
                (RealNumbers x, RealNumbers y) = columns[i].Decimals >= columns[j].Decimals ? (columns[i], columns[j]) : (columns[j], columns[i]);
                candidates.Tried++;
                if (columns.Any(c => candidates.IsTold(c.Name, x.Name) && candidates.IsTold(c.Name, y.Name)))
                {
                    // Both follow from a third.
                    candidates.Tell(x.Name, y.Name);
                }
                else
                {
                    Try(real, x, y, candidates);
                }
            }
        }
    }

    private static void Try(RealColumns real, RealNumbers x, RealNumbers y, RuleCandidates candidates)
    {
        if (Fit(real, x.Values, y.Values) is not var (slope, intercept) || slope == 0)
        {
            return;
        }

        double tolerance = Slack * y.Rounding + Math.Abs(slope) * x.Error;
        int broken = !y.IsTelling(tolerance) ? int.MaxValue : Broken(x.Values, y.Values, slope, intercept, tolerance, candidates.Most);
        if (broken is > 0 and < int.MaxValue && Broken(x.Values, y.Values, slope, intercept, Near * tolerance, candidates.Most) <= candidates.Most && Shortest(x, y, slope, intercept) is not null)
        {
            // Far from most of the rows that it is fitted to, a line that holds is off by more than rounding.
            broken = 0;
        }

        if (broken <= candidates.Most && Broken(real.Shuffle(x.Values), y.Values, slope, intercept, tolerance, RuleCandidates.FewestExpected - 1) >= RuleCandidates.FewestExpected)
        {
            if (broken == 0)
            {
                candidates.Tell(x.Name, y.Name);
            }

            candidates.Add(broken, () => Shortest(x, y, slope, intercept) is var (a, b)
                ? new LineRule(x.Name, y.Name, a, b, y.Rounding + x.Error)
                : new LineRule(x.Name, y.Name, slope, intercept, tolerance));
        }
    }

    /// <summary>The line of the fewest digits that all values are on but for the rounding of y: 0.19 · net and not 0.18997 · net + 0.0002.</summary>
    private static (double Slope, double Intercept)? Shortest(RealNumbers x, RealNumbers y, double slope, double intercept)
    {
        for (int digits = 1; digits < 13; digits++)
        {
            double few = Round(slope, digits);
            foreach (double start in new[] { 0, Round(intercept, digits), intercept })
            {
                if (few != 0 && Broken(x.Values, y.Values, few, start, y.Rounding + x.Error, 0) == 0)
                {
                    return (few, start);
                }
            }
        }

        return null;
    }

    private static double Round(double value, int digits) => double.Parse(value.ToString($"G{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The line of least squares through rows at random that have both, as the first of a sorted table have few values; <see langword="null"/> where they are few or have few values.</summary>
    private static (double Slope, double Intercept)? Fit(RealColumns real, double[] x, double[] y)
    {
        var xs = new List<double>();
        var ys = new List<double>();
        for (int i = 0; i < x.Length && xs.Count < Fitted; i++)
        {
            int row = real.Shuffled[i];
            if (!double.IsNaN(x[row]) && !double.IsNaN(y[row]))
            {
                xs.Add(x[row]);
                ys.Add(y[row]);
            }
        }

        if (xs.Count < RuleCandidates.FewestRows || xs.Distinct().Take(FewestValues).Count() < FewestValues || ys.Distinct().Take(FewestValues).Count() < FewestValues)
        {
            return null;
        }

        double meanX = xs.Average();
        double meanY = ys.Average();
        double cross = 0;
        double square = 0;
        for (int i = 0; i < xs.Count; i++)
        {
            cross += (xs[i] - meanX) * (ys[i] - meanY);
            square += (xs[i] - meanX) * (xs[i] - meanX);
        }

        double slope = Short(cross / square, 0);
        double intercept = meanY - slope * meanX;
        return double.IsFinite(slope) && double.IsFinite(intercept) ? (slope, Short(intercept, Negligible * Math.Abs(meanY))) : null;
    }

    // 1.8 and not 1.8000000000000003.
    private static double Short(double value, double error) =>
        Math.Abs(value) <= error || !double.IsFinite(value) ? 0 : double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static int Broken(double[] x, double[] y, double slope, double intercept, double tolerance, int most) =>
        Breaches.Count(new Difference(x, y, slope, intercept), x.Length, tolerance, most);

    private readonly struct Difference(double[] x, double[] y, double slope, double intercept) : Breaches.IDifference
    {
        public double At(int row) => slope * x[row] + intercept - y[row];
    }
}

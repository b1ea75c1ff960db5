using Harness.Generators.Encoding;
using Harness.Statistics;
using MathNet.Numerics;

namespace Harness.Generators.GaussianCopula;

/// <summary>The distribution of a column of numbers as a beta distribution on the range of train.</summary>
internal static class BetaMargin
{
    private const int Points = 1024;
    private const int NewtonSteps = 50;

    /// <summary>The beta distribution of greatest likelihood on the range of train, half a row's share wider at each end. O(n + points).</summary>
    /// <param name="column">A column of numbers or dates.</param>
    public static QuantileGrid Of(QuantitativeCodec column)
    {
        EmpiricalMargin margin = column.Margin;
        double low = margin.Minimum;
        double range = margin.Maximum - low;
        if (!(range > 0) || !double.IsFinite(range))
        {
            return new QuantileGrid(margin.Sorted(), [.. Enumerable.Range(0, margin.Count).Select(i => (i + 0.5) / margin.Count)]);
        }

        double edge = 0.5 / margin.Count;
        double[] shares = [.. margin.Sorted().Select(v => edge + (1 - 2 * edge) * ((v - low) / range))];
        (double a, double b) = Shape(shares);
        double[] grid = [.. Enumerable.Range(0, Points).Select(i => i / (Points - 1.0))];
        return new QuantileGrid([.. grid.Select(g => low + g * range)], [.. grid.Select(g => SpecialFunctions.BetaRegularized(a, b, edge + (1 - 2 * edge) * g))]);
    }

    /// <summary>The shape parameters at which the likelihood is greatest: Newton's method on both derivatives, from the moments.</summary>
    /// <param name="shares">Numbers above 0 and below 1, not all equal.</param>
    internal static (double A, double B) Shape(double[] shares)
    {
        double mean = Moments.Mean(shares);
        double variance = Math.Pow(Moments.StandardDeviation(shares), 2);
        double size = Math.Max(mean * (1 - mean) / variance - 1, 0.1);
        (double a, double b) = (mean * size, (1 - mean) * size);
        double logs = shares.Average(Math.Log);
        double otherLogs = shares.Average(s => Math.Log(1 - s));
        for (int step = 0; step < NewtonSteps; step++)
        {
            double both = TriGamma(a + b);
            double first = SpecialFunctions.DiGamma(a) - SpecialFunctions.DiGamma(a + b) - logs;
            double second = SpecialFunctions.DiGamma(b) - SpecialFunctions.DiGamma(a + b) - otherLogs;
            (double aa, double bb) = (TriGamma(a) - both, TriGamma(b) - both);
            double determinant = aa * bb - both * both;
            double da = (bb * first + both * second) / determinant;
            double db = (aa * second + both * first) / determinant;

            // At most halved or doubled, so that both stay positive.
            (a, b) = (Math.Clamp(a - da, a / 2, 2 * a), Math.Clamp(b - db, b / 2, 2 * b));
        }

        return (a, b);
    }

    private static double TriGamma(double x)
    {
        double h = 1e-4 * x;
        return (SpecialFunctions.DiGamma(x + h) - SpecialFunctions.DiGamma(x - h)) / (2 * h);
    }
}

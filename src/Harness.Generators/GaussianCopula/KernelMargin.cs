using Harness.Generators.Encoding;
using Harness.Statistics;
using MathNet.Numerics.Distributions;

namespace Harness.Generators.GaussianCopula;

/// <summary>The distribution of a continuous column as a kernel density.</summary>
/// <remarks>B. W. Silverman, <i>Density Estimation for Statistics and Data Analysis</i>, 1986, (3.31) for the width, §2.10 for the mirrors.</remarks>
internal static class KernelMargin
{
    private const int Points = 1024;

    /// <summary>A normal kernel density of Silverman's width, mirrored at the smallest and the largest value. O(n + points²).</summary>
    /// <param name="column">A continuous column.</param>
    public static QuantileGrid Of(QuantitativeCodec column)
    {
        double[] spikes = [.. column.Spikes];
        EmpiricalMargin smooth = column.WithoutSpikes();
        double low = smooth.Minimum;
        double step = smooth.Maximum / (Points - 1) - low / (Points - 1);
        double width = Width(smooth);
        if (!(step > 0) || !double.IsFinite(width) || width < step / 4)
        {
            // Nothing to smooth, or kernels finer than the grid.
            return WithSpikes(smooth.Sorted(), [.. Enumerable.Range(0, smooth.Count).Select(i => (i + 0.5) / smooth.Count)], column, spikes, smooth.Count);
        }

        var counts = new double[Points];
        foreach (double value in smooth.Sorted())
        {
            double place = (value - low) / step;
            int at = Math.Min((int)place, Points - 2);
            counts[at] += 1 - (place - at);
            counts[at + 1] += place - at;
        }

        // A kernel at point j lays Φ(b) − Φ(a) on an interval and on its mirror images beyond both ends.
        double[] phi = [.. Enumerable.Range(0, 4 * Points).Select(k => Normal.CDF(0, 1, (k - 2 * Points) * step / width))];
        double Phi(int distance) => phi[distance + 2 * Points];
        var below = new double[Points];
        for (int j = 0; j < Points; j++)
        {
            for (int i = 0; i < Points && counts[j] > 0; i++)
            {
                double mass = Phi(i - j) - Phi(-i - j) + Phi(2 * (Points - 1) - j) - Phi(2 * (Points - 1) - i - j);
                below[i] += counts[j] * mass;
            }
        }

        double total = below[^1];
        return WithSpikes([.. Enumerable.Range(0, Points).Select(i => low + i * step)], [.. below.Select(b => b / total)], column, spikes, smooth.Count);
    }

    /// <summary>Puts the spikes, which are no part of the grid, in their places.</summary>
    private static QuantileGrid WithSpikes(double[] values, double[] below, QuantitativeCodec column, double[] spikes, int smooth)
    {
        double share = (double)smooth / column.Margin.Count;
        var points = values.Zip(below, (v, b) => (Value: v, Below: b * share)).ToList();
        foreach (double spike in spikes)
        {
            int at = points.FindIndex(p => p.Value >= spike);
            at = at < 0 ? points.Count : at;
            double before = at == 0 ? 0 : at == points.Count ? points[^1].Below
                : points[at - 1].Below + (points[at].Below - points[at - 1].Below) * (spike - points[at - 1].Value) / (points[at].Value - points[at - 1].Value);
            double jump = column.Margin.CountOf(column.Margin.IndexOf(spike)) / (double)column.Margin.Count;
            for (int i = at; i < points.Count; i++)
            {
                points[i] = (points[i].Value, points[i].Below + jump);
            }

            points.InsertRange(at, [(spike, before), (spike, before + jump)]);
        }

        return new QuantileGrid([.. points.Select(p => p.Value)], [.. points.Select(p => p.Below)]);
    }

    private static double Width(EmpiricalMargin margin)
    {
        double deviation = Moments.StandardDeviation(margin.Sorted());
        double quartiles = (margin.Quantile(0.75) - margin.Quantile(0.25)) / 1.34;
        return 0.9 * (quartiles > 0 ? Math.Min(deviation, quartiles) : deviation) * Math.Pow(margin.Count, -0.2);
    }
}

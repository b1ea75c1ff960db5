using Harness.Statistics;
using MathNet.Numerics.Distributions;

namespace Harness.Scoring;

/// <summary>
/// What fresh real rows get of a metric by chance: the value of one part of the real rows as a synthetic table beside another as train,
/// over many random splits. It is what tells a difference from luck.
/// </summary>
/// <remarks>
/// The tail is that of a gamma distribution with the mean, the standard deviation and the skewness of the splits (Pearson's type III),
/// made heavier, by Student's t, for what so few splits of so few real rows leave unknown. Splits have fewer rows than the tables under test; the distance
/// from the ideal is taken to shrink with a power of the rows that is measured at splits of half the size, at most the root.
/// </remarks>
/// <param name="Metric">The metric's id.</param>
/// <param name="Splits">Number of splits.</param>
/// <param name="Rows">Rows of either side, or what both sides count as: 2/(1/train + 1/synthetic).</param>
/// <param name="Mean">Mean over the splits.</param>
/// <param name="Deviation">Standard deviation over the splits.</param>
/// <param name="Skewness">Skewness over the splits.</param>
/// <param name="Slope">The power of 1/rows that the distance of the mean from the ideal shrinks with, 0 to .5.</param>
/// <param name="DeviationSlope">The power of 1/rows that the standard deviation shrinks with, 0 to .5: no more than <paramref name="Slope"/> where both are measured, less where single rows decide, whose luck more rows do not thin.</param>
public sealed record FreshRows(string Metric, int Splits, double Rows, double Mean, double Deviation, double Skewness, double Slope, double DeviationSlope)
{
    /// <summary>Number of real rows that are split; 0 where what they leave unknown is not counted.</summary>
    public int RealRows { get; init; }

    /// <summary>The same of each part, for the largest part of a metric; <see langword="null"/> for others.</summary>
    public FreshParts? Parts { get; init; }

    // Below this a gamma distribution is a normal one to more digits than the splits give.
    private const double LeastSkewness = 0.05;
    private const double MostSkewness = 4;

    // The variance of n rows is off by (kurtosis − 1)/n, which is 2/f of f degrees of freedom; the kurtosis is taken as 5, between a normal distribution's 3 and an exponential one's 9.
    private const double RowsOfFreedom = 2;

    /// <summary>What so many splits tell of a metric.</summary>
    /// <param name="metric">The metric's id.</param>
    /// <param name="rows">Rows of either side.</param>
    /// <param name="values">The value at each split, at least two.</param>
    /// <param name="slope">See <see cref="Slope"/>.</param>
    /// <param name="deviationSlope">See <see cref="DeviationSlope"/>.</param>
    internal static FreshRows Of(string metric, int rows, ReadOnlySpan<double> values, double slope, double deviationSlope)
    {
        double mean = Moments.Mean(values);
        double deviation = Moments.StandardDeviation(values);
        double third = 0;
        foreach (double value in values)
        {
            third += Math.Pow((value - mean) / deviation, 3);
        }

        return new FreshRows(metric, values.Length, rows, mean, deviation, deviation > 0 ? third / values.Length : 0, slope, deviationSlope) { RealRows = 2 * rows };
    }

    /// <summary>The same at other numbers of rows.</summary>
    /// <param name="train">Rows of train.</param>
    /// <param name="synthetic">Rows of the synthetic table.</param>
    /// <param name="ideal">The value of a perfect table, which the scatter closes in on.</param>
    internal FreshRows At(int train, double synthetic, double ideal)
    {
        double rows = 2 / (1.0 / train + 1 / Math.Max(1, synthetic));
        double mean = Math.Pow(Rows / rows, Slope);
        double deviation = Math.Pow(Rows / rows, DeviationSlope);
        return this with
        {
            Rows = rows,
            Mean = ideal + mean * (Mean - ideal),
            Deviation = deviation * Deviation,
            Parts = Parts?.Scaled(ideal, mean, deviation),
        };
    }

    /// <summary>The probability that fresh real rows get a value at least as far out.</summary>
    /// <param name="value">The value.</param>
    /// <param name="above">Whether larger values are farther out; else smaller ones are.</param>
    /// <returns>0 to 1; 0 for any value beyond where the splits have no scatter.</returns>
    public double PValue(double value, bool above)
    {
        double distance = above ? value - Mean : Mean - value;
        if (Deviation == 0)
        {
            return distance > 0 ? 0 : 1;
        }

        double skewness = SkewnessOf(above);
        double z = distance / Deviation;
        double tail = skewness < LeastSkewness ? Normal.CDF(0, 1, -z) : UpperTail(z, skewness);
        return 1 - StudentT.CDF(0, 1, Freedom, -Normal.InvCDF(0, 1, tail) / Widening);
    }

    /// <summary>The value that fresh real rows are beyond with a probability.</summary>
    /// <param name="probability">The probability, above 0 and below 1.</param>
    /// <param name="above">Whether larger values are farther out; else smaller ones are.</param>
    public double Level(double probability, bool above)
    {
        double deviations = Widening * StudentT.InvCDF(0, 1, Freedom, 1 - probability);
        double skewness = SkewnessOf(above);
        double z = deviations;
        if (skewness >= LeastSkewness)
        {
            // Bisection on the tail itself, which MathNet's inverse loses far out.
            double tail = Normal.CDF(0, 1, -deviations);
            (double low, double high) = (-4, 60);
            for (int i = 0; i < 60; i++)
            {
                z = (low + high) / 2;
                (low, high) = UpperTail(z, skewness) > tail ? (z, high) : (low, z);
            }
        }

        return above ? Mean + z * Deviation : Mean - z * Deviation;
    }

    // The splits tell of their real rows with so many degrees of freedom, and these of all others like them with as few as they are: variances of both add.
    private double Freedom => 1 / (1.0 / (Splits - 1) + (RealRows > 0 ? RowsOfFreedom / RealRows : 0));

    // A mean of as many splits is itself uncertain.
    private double Widening => Math.Sqrt(1 + 1.0 / Splits);

    // The skewness of splits is uncertain too: by a standard error on the careful side.
    private double SkewnessOf(bool above) => Math.Clamp((above ? Skewness : -Skewness) + Math.Sqrt(6.0 / Splits), 0, MostSkewness);

    private static double UpperTail(double z, double skewness)
    {
        double shape = 4 / (skewness * skewness);
        double x = shape + z * Math.Sqrt(shape);
        return x <= 0 ? 1 : MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(shape, x);
    }
}

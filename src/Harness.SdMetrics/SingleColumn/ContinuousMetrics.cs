using Harness.SdMetrics.Encoding;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.SdMetrics.SingleColumn;

/// <summary>
/// SDMetrics 0.29's metrics of one numerical or datetime column: 1 is best, 0 worst. Missing values are left out unless
/// a metric says otherwise. O(n) for ranges, else O(n log n). Source: SDMetrics 0.29.0, <c>single_column/statistical</c>.
/// </summary>
public static class ContinuousMetrics
{
    /// <summary>KSComplement: 1 − sup|F(real) − F(synthetic)|, values that are no whole numbers rounded to 14 decimals.</summary>
    /// <param name="real">The real column.</param>
    /// <param name="synthetic">The synthetic column.</param>
    /// <returns>No score where either column has no value.</returns>
    public static ParityScore KSComplement(QuantitativeColumn real, QuantitativeColumn synthetic) =>
        KSComplement(new ContinuousValues(real), new ContinuousValues(synthetic));

    /// <summary>StatisticSimilarity: max(0, 1 − |f(real) − f(synthetic)| / range(real)).</summary>
    /// <param name="real">The real column.</param>
    /// <param name="synthetic">The synthetic column.</param>
    /// <param name="statistic">The statistic to compare.</param>
    /// <returns>No score where the real column is constant, either has no value, or a standard deviation lacks a second value.</returns>
    public static ParityScore StatisticSimilarity(QuantitativeColumn real, QuantitativeColumn synthetic, ComparedStatistic statistic) =>
        StatisticSimilarity(new ContinuousValues(real), new ContinuousValues(synthetic), statistic);

    /// <summary>RangeCoverage: max(0, 1 − the share of the real range that the synthetic range leaves out at its ends).</summary>
    /// <param name="real">The real column.</param>
    /// <param name="synthetic">The synthetic column.</param>
    /// <returns>No score where the real column is constant or either has no value.</returns>
    public static ParityScore RangeCoverage(QuantitativeColumn real, QuantitativeColumn synthetic) =>
        RangeCoverage(new ContinuousValues(real), new ContinuousValues(synthetic));

    /// <summary>
    /// BoundaryAdherence: share of synthetic values within the real range, ends included. Missing synthetic values are left
    /// out where the real column has missing values, and count as outside where it has none.
    /// </summary>
    /// <param name="real">The real column.</param>
    /// <param name="synthetic">The synthetic column.</param>
    /// <returns>0 where the real column has no value; no score where no synthetic value is left.</returns>
    public static ParityScore BoundaryAdherence(QuantitativeColumn real, QuantitativeColumn synthetic) =>
        BoundaryAdherence(new ContinuousValues(real), new ContinuousValues(synthetic));

    internal static ParityScore KSComplement(ContinuousValues real, ContinuousValues synthetic) => real.Count == 0 || synthetic.Count == 0
        ? ParityScore.None
        : ParityScore.Of(1 - EmpiricalDistribution.KolmogorovSmirnov(real.Rounded(), synthetic.Rounded()));

    internal static ParityScore StatisticSimilarity(ContinuousValues real, ContinuousValues synthetic, ComparedStatistic statistic)
    {
        if (real.Count == 0 || synthetic.Count == 0 || real.IsConstant)
        {
            return ParityScore.None;
        }

        Func<double[], double> of = statistic switch
        {
            ComparedStatistic.Mean => sorted => Moments.Mean(sorted),
            ComparedStatistic.Median => sorted => Moments.Median(sorted),
            ComparedStatistic.StandardDeviation => sorted => sorted.Length < 2 ? double.NaN : Moments.StandardDeviation(sorted),
            _ => throw new ArgumentOutOfRangeException(nameof(statistic), statistic, "The statistic must be Mean, Median or StandardDeviation."),
        };
        return ParityScore.Of(1 - Math.Abs(of(real.Sorted()) - of(synthetic.Sorted())) / (real.Greatest - real.Least));
    }

    internal static ParityScore RangeCoverage(ContinuousValues real, ContinuousValues synthetic)
    {
        if (real.Count == 0 || synthetic.Count == 0 || real.IsConstant)
        {
            return ParityScore.None;
        }

        double width = real.Greatest - real.Least;
        return ParityScore.Of(1 - Math.Max((synthetic.Least - real.Least) / width, 0) - Math.Max((real.Greatest - synthetic.Greatest) / width, 0));
    }

    internal static ParityScore BoundaryAdherence(ContinuousValues real, ContinuousValues synthetic)
    {
        int rows = real.Count < real.Length ? synthetic.Count : synthetic.Length;
        if (rows == 0)
        {
            return ParityScore.None;
        }

        (double least, double greatest) = (real.Least, real.Greatest);
        int inside = 0;
        foreach (double value in synthetic.All)
        {
            inside += value >= least && value <= greatest ? 1 : 0;
        }

        return ParityScore.Of((double)inside / rows);
    }
}

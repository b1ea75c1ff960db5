using Harness.Metrics;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.SingleColumn;
using Harness.Tables;

namespace Harness.SdMetrics.ColumnPairs;

/// <summary>
/// SDMetrics 0.29's metrics 1 / (1 + KL(synthetic ‖ real)) of the joint distribution of two columns, natural logarithm:
/// 1 for equal distributions, towards 0 the more they differ.
/// </summary>
public static class KLDivergence
{
    private const int GridBins = 10;
    private const double Smoothing = 1e-5;

    /// <summary>
    /// ContinuousKLDivergence of two numerical columns, over a grid of 10 × 10 bins of the real ranges; missing values are 0,
    /// synthetic rows outside the grid are left out, and 1e-5 is added to every count. O(n).
    /// </summary>
    /// <param name="real">Both columns of the real table.</param>
    /// <param name="synthetic">Both columns of the synthetic table.</param>
    public static ParityScore Continuous((NumericColumn First, NumericColumn Second) real, (NumericColumn First, NumericColumn Second) synthetic)
    {
        double[] realFirst = ZeroFilled(real.First);
        double[] realSecond = ZeroFilled(real.Second);
        EqualWidthBins x = Bins(realFirst);
        EqualWidthBins y = Bins(realSecond);
        double[] p = Grid(x, y, realFirst, realSecond);
        double[] q = Grid(x, y, ZeroFilled(synthetic.First), ZeroFilled(synthetic.Second));
        double divergence = 0;
        for (int i = 0; i < p.Length; i++)
        {
            divergence += Term(q[i], p[i]);
        }

        return ParityScore.Of(1 / (1 + divergence));
    }

    /// <summary>
    /// DiscreteKLDivergence of two categorical or boolean columns; a pair of labels that the real table lacks has a real count
    /// of 1e-6. Missing is a label like the others, as it is for SDMetrics in a table that pandas read from CSV. O(n).
    /// </summary>
    /// <param name="real">Both columns of the real table.</param>
    /// <param name="synthetic">Both columns of the synthetic table.</param>
    /// <returns>An error where the synthetic table has no row.</returns>
    public static ParityScore Discrete((CategoricalColumn First, CategoricalColumn Second) real, (CategoricalColumn First, CategoricalColumn Second) synthetic)
    {
        AlignedCategories first = AlignedCategories.Of(real.First, synthetic.First);
        AlignedCategories second = AlignedCategories.Of(real.Second, synthetic.Second);
        RowGroups groups = RowGroups.Of([RowGroups.Codes(first), RowGroups.Codes(second)], first.Train.Length + first.Synthetic.Length);
        if (first.Synthetic.Length == 0 && groups.Count > 0)
        {
            return ParityScore.Failed(DiscreteMetrics.DivisionByZero);
        }

        var realCounts = new int[groups.Count];
        var syntheticCounts = new int[groups.Count];
        for (int row = 0; row < groups.Group.Length; row++)
        {
            (row < first.Train.Length ? realCounts : syntheticCounts)[groups.Group[row]]++;
        }

        double realTotal = first.Train.Length + DiscreteMetrics.Unseen * realCounts.AsSpan().Count(0);
        double divergence = 0;
        for (int i = 0; i < realCounts.Length; i++)
        {
            double p = (realCounts[i] == 0 ? DiscreteMetrics.Unseen : realCounts[i]) / realTotal;
            divergence += Term((double)syntheticCounts[i] / first.Synthetic.Length, p);
        }

        return ParityScore.Of(1 / (1 + divergence));
    }

    // SciPy's kl_div.
    private static double Term(double q, double p) => q == 0 ? p : q * Math.Log(q / p) - q + p;

    private static double[] ZeroFilled(NumericColumn column)
    {
        double[] values = column.Values.ToArray();
        foreach (ref double value in values.AsSpan())
        {
            value = double.IsNaN(value) ? 0 : value;
        }

        return values;
    }

    private static EqualWidthBins Bins(double[] values) =>
        values.Length == 0 ? EqualWidthBins.Between(0, 1, GridBins) : EqualWidthBins.Between(values.Min(), values.Max(), GridBins);

    /// <summary>Shares of a grid whose last bins include their upper edge.</summary>
    private static double[] Grid(EqualWidthBins x, EqualWidthBins y, double[] first, double[] second)
    {
        var counts = new double[GridBins * GridBins];
        counts.AsSpan().Fill(Smoothing);
        for (int row = 0; row < first.Length; row++)
        {
            int i = Cell(x, first[row]);
            int j = Cell(y, second[row]);
            if (i >= 0 && j >= 0)
            {
                counts[i * GridBins + j]++;
            }
        }

        double total = counts.Sum();
        return [.. counts.Select(c => c / total)];
    }

    private static int Cell(EqualWidthBins bins, double value) =>
        value == bins.Edges[^1] ? bins.Count - 1 : value > bins.Edges[^1] ? -1 : bins.Closed(value) - 1;
}

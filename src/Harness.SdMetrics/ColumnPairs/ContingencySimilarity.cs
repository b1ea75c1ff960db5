using Harness.Metrics;
using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.SdMetrics.ColumnPairs;

/// <summary>
/// SDMetrics 0.29's ContingencySimilarity of two columns of labels or bins: 1 − ½ Σ|P(real) − P(synthetic)| over the pairs
/// of labels. Missing is a label like the others.
/// </summary>
/// <param name="Score">The score; no score where the real association does not pass the threshold.</param>
/// <param name="RealAssociation">Cramér's V of the real table, 0 to 1; NaN where it was not needed or a side has one label only.</param>
public sealed record ContingencySimilarity(ParityScore Score, double RealAssociation)
{
    /// <summary>
    /// Compares a pair of columns. Numerical and datetime columns are binned by edges of equal width over the real column's
    /// range, the outer bins open; missing values have a bin of their own. O(n + table of counts).
    /// </summary>
    /// <param name="real">Both columns of the real table.</param>
    /// <param name="synthetic">Both columns of the synthetic table, of the same kinds.</param>
    /// <param name="bins">Number of bins for numerical and datetime columns, at least 1.</param>
    /// <param name="threshold">Cramér's V of the real table must be above it, 0 to 1; 0 is no condition.</param>
    public static ContingencySimilarity Compute((Column First, Column Second) real, (Column First, Column Second) synthetic, int bins = 10, double threshold = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        (CodedColumn realFirst, CodedColumn syntheticFirst) = Code(real.First, synthetic.First, bins);
        (CodedColumn realSecond, CodedColumn syntheticSecond) = Code(real.Second, synthetic.Second, bins);
        return Compute((realFirst, realSecond), (syntheticFirst, syntheticSecond), threshold);
    }

    internal static ContingencySimilarity Compute((CodedColumn First, CodedColumn Second) real, (CodedColumn First, CodedColumn Second) synthetic, double threshold)
    {
        int mostRows = Math.Max(real.First.Codes.Length, synthetic.First.Codes.Length);
        JointCounts realCounts = JointCounts.Of(real.First, real.Second, mostRows);
        double association = double.NaN;
        if (threshold > 0)
        {
            association = realCounts.CramersV();
            if (double.IsNaN(association) || association <= threshold)
            {
                return new ContingencySimilarity(ParityScore.None, association);
            }
        }

        JointCounts syntheticCounts = JointCounts.Of(synthetic.First, synthetic.Second, mostRows);
        return new ContingencySimilarity(ParityScore.Of(JointCounts.Overlap(realCounts, syntheticCounts)), association);
    }

    private static (CodedColumn Real, CodedColumn Synthetic) Code(Column real, Column synthetic, int bins)
    {
        if (real is CategoricalColumn labels)
        {
            AlignedCategories codes = AlignedCategories.Of(labels, (CategoricalColumn)synthetic);
            return (CodedColumn.Labels(codes.Train, codes.Levels.Count), CodedColumn.Labels(codes.Synthetic, codes.Levels.Count));
        }

        var values = new ContinuousValues((QuantitativeColumn)real);
        EqualWidthBins edges = EqualWidthBins.Over(values, bins);
        return (new CodedColumn(edges.Codes(values.All, open: true), 0, edges.Size),
            new CodedColumn(edges.Codes(new ContinuousValues((QuantitativeColumn)synthetic).All, open: true), 0, edges.Size));
    }
}

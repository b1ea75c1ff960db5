using Harness.Metrics;
using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.SdMetrics.SingleColumn;

/// <summary>
/// SDMetrics 0.29's metrics of one categorical or boolean column: 1 is best, 0 worst. Labels are equal where their texts
/// are. Each is O(n + levels). Source: SDMetrics 0.29.0, <c>single_column/statistical</c>.
/// </summary>
public static class DiscreteMetrics
{
    /// <summary>Count that SDMetrics gives to a label which only the synthetic column has.</summary>
    internal const double Unseen = 1e-6;

    internal const string DivisionByZero = "ZeroDivisionError: division by zero";

    /// <summary>
    /// TVComplement: 1 − ½ Σ|q − p| over the labels, missing values left out. A label that the real column lacks has a
    /// real count of 1e-6, and the real total grows by as much.
    /// </summary>
    /// <param name="real">The real column.</param>
    /// <param name="synthetic">The synthetic column.</param>
    /// <returns>An error where either column has no value.</returns>
    public static ParityScore TVComplement(CategoricalColumn real, CategoricalColumn synthetic) => TVComplement(AlignedCategories.Of(real, synthetic));

    /// <summary>CategoryCoverage: share of the real column's labels that the synthetic column has, missing values left out.</summary>
    /// <param name="real">The real column.</param>
    /// <param name="synthetic">The synthetic column.</param>
    /// <returns>An error where the real column has no value.</returns>
    public static ParityScore CategoryCoverage(CategoricalColumn real, CategoricalColumn synthetic) => CategoryCoverage(AlignedCategories.Of(real, synthetic));

    /// <summary>CategoryAdherence: share of all synthetic rows whose label the real column has; missing is a label like the others.</summary>
    /// <param name="real">The real column.</param>
    /// <param name="synthetic">The synthetic column.</param>
    /// <returns>No score where the synthetic column has no row.</returns>
    public static ParityScore CategoryAdherence(CategoricalColumn real, CategoricalColumn synthetic) => CategoryAdherence(AlignedCategories.Of(real, synthetic));

    internal static ParityScore TVComplement(AlignedCategories codes)
    {
        int[] real = Counts(codes.Train, codes);
        int[] synthetic = Counts(codes.Synthetic, codes);
        double realTotal = codes.Train.Length - real[0];
        double syntheticTotal = codes.Synthetic.Length - synthetic[0];
        if (realTotal == 0 || syntheticTotal == 0)
        {
            return ParityScore.Failed("IncomputableMetricError: The TVComplement metric must have 1 or more non-null values.");
        }

        realTotal += Unseen * real.AsSpan(1).Count(0);
        double sum = 0;
        for (int i = 1; i < real.Length; i++)
        {
            sum += Math.Abs(synthetic[i] / syntheticTotal - (real[i] == 0 ? Unseen : real[i]) / realTotal);
        }

        return ParityScore.Of(1 - sum / 2);
    }

    internal static ParityScore CategoryCoverage(AlignedCategories codes)
    {
        int[] real = Counts(codes.Train, codes);
        int[] synthetic = Counts(codes.Synthetic, codes);
        int labels = 0;
        int covered = 0;
        for (int i = 1; i < real.Length; i++)
        {
            labels += real[i] > 0 ? 1 : 0;
            covered += real[i] > 0 && synthetic[i] > 0 ? 1 : 0;
        }

        return labels == 0 ? ParityScore.Failed(DivisionByZero) : ParityScore.Of((double)covered / labels);
    }

    internal static ParityScore CategoryAdherence(AlignedCategories codes)
    {
        int[] real = Counts(codes.Train, codes);
        int[] synthetic = Counts(codes.Synthetic, codes);
        long known = 0;
        for (int i = 0; i < real.Length; i++)
        {
            known += real[i] > 0 ? synthetic[i] : 0;
        }

        return codes.Synthetic.Length == 0 ? ParityScore.None : ParityScore.Of((double)known / codes.Synthetic.Length);
    }

    /// <summary>Rows of each label, the missing ones first.</summary>
    private static int[] Counts(int[] codes, AlignedCategories aligned)
    {
        var counts = new int[aligned.Levels.Count + 1];
        foreach (int code in codes)
        {
            counts[code - CategoricalColumn.Missing]++;
        }

        return counts;
    }
}

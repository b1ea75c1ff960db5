using Harness.Statistics;

namespace Harness.Metrics.Marginals;

/// <summary>
/// How likely fresh real rows have as many more or fewer gaps as a synthetic column: Fisher's exact test against all real rows. Gaps are
/// few, so splits of the real rows, of which most have one or none, do not say how many the next rows may have.
/// </summary>
/// <remarks>
/// The probability for any of the columns is the sum, over all of them, of how often each is as far out by chance (Tarone's bound): a column
/// with few gaps in both tables is never, and adds nothing.
/// </remarks>
internal static class MissingRateChance
{
    // Above this nothing is judged by, and the sum over columns is not worth its time.
    private const double Large = 0.1;

    /// <summary>The parts with their probabilities.</summary>
    /// <param name="pair">The tables.</param>
    /// <param name="parts">The parts of 'missing-rate-error', one a column.</param>
    public static IReadOnlyList<MetricPart> Judge(PairContext pair, IReadOnlyList<MetricPart> parts)
    {
        (int real, int synthetic) = (pair.Dataset.Real.RowCount, pair.Synthetic.RowCount);
        int[] gaps = [.. parts.Select(p => pair.Dataset.Real[p.Name].MissingCount)];
        int[] found = [.. parts.Select(p => pair.Synthetic[p.Name].MissingCount)];
        return [.. parts.Select((part, i) => part with { PValue = OfAny(FisherExact.TwoSided(found[i], synthetic, gaps[i], real)) })];

        double OfAny(double p) => p > Large
            ? Math.Min(1, p * parts.Count)
            : Math.Min(1, parts.Select((_, i) => FisherExact.Attained(found[i] + gaps[i], synthetic, real, p)).Sum());
    }
}

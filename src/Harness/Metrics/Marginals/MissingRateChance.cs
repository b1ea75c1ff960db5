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
    // Of two ways to the same probability.
    private const double Rounding = 1e-9;

    /// <summary>The parts with their probabilities.</summary>
    /// <param name="pair">The tables.</param>
    /// <param name="parts">The parts of 'missing-rate-error', one a column.</param>
    public static IReadOnlyList<MetricPart> Judge(PairContext pair, IReadOnlyList<MetricPart> parts)
    {
        (int real, int synthetic) = (pair.Dataset.Real.RowCount, pair.Synthetic.RowCount);
        (int Real, int Synthetic)[] gaps = [.. parts.Select(p => (pair.Dataset.Real[p.Name].MissingCount, pair.Synthetic[p.Name].MissingCount))];
        double[][] attainable = [.. gaps.Select(g => FisherExact.Attainable(g.Real + g.Synthetic, synthetic, real))];
        return [.. parts.Zip(gaps, (part, g) => part with { PValue = OfAny(FisherExact.TwoSided(g.Synthetic, synthetic, g.Real, real)) })];

        double OfAny(double p) => Math.Min(1, attainable.Sum(each => Largest(each, p * (1 + Rounding))));
    }

    // How often a column is as far out: the largest probability that it may have and that is not above.
    private static double Largest(double[] attainable, double most)
    {
        int found = Array.BinarySearch(attainable, most);
        int last = found < 0 ? ~found - 1 : found;
        return last < 0 ? 0 : attainable[last];
    }
}

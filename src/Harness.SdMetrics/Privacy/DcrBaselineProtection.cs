using Harness.Random;
using Harness.SdMetrics.Encoding;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.SdMetrics.Privacy;

/// <summary>
/// SDMetrics 0.29's DCRBaselineProtection of all rows: min(m(synthetic) / m(random), 1), m the median distance to the
/// closest real row. 1 where synthetic rows are as far from real ones as random rows are, 0 where half of them are copies.
/// </summary>
/// <param name="Score">The score; no score where the random rows' median is 0 or there is no synthetic row.</param>
/// <param name="Synthetic">The synthetic rows' median distance, 0 to 1.</param>
/// <param name="Random">The random rows' median distance, 0 to 1.</param>
public sealed record DcrBaselineProtection(ParityScore Score, double Synthetic, double Random)
{
    /// <summary>Measures a synthetic table against random rows of our own; costs two <see cref="DistanceToClosestRecord"/>.</summary>
    /// <param name="real">The real table, at least one row.</param>
    /// <param name="synthetic">The synthetic table.</param>
    /// <param name="random">The stream of the random rows.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">The real table has no row or no column beside ids.</exception>
    public static DcrBaselineProtection Compute(Table real, Table synthetic, RandomStream random, CancellationToken cancellation = default) =>
        Compute(real, synthetic, UniformTable.Draw(real, synthetic.RowCount, random), cancellation);

    /// <summary>Measures a synthetic table against given random rows, where the score depends on nothing else.</summary>
    /// <param name="real">The real table, at least one row.</param>
    /// <param name="synthetic">The synthetic table.</param>
    /// <param name="random">The rows to compare with.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">The real table has no row or no column beside ids.</exception>
    public static DcrBaselineProtection Compute(Table real, Table synthetic, Table random, CancellationToken cancellation = default)
    {
        double ours = Median(DistanceToClosestRecord.Compute(synthetic, real, cancellation));
        double theirs = Median(DistanceToClosestRecord.Compute(random, real, cancellation));
        return new DcrBaselineProtection(theirs == 0 ? ParityScore.None : ParityScore.Of(Math.Min(ours / theirs, 1)), ours, theirs);
    }

    private static double Median(double[] distances)
    {
        Array.Sort(distances);
        return Moments.Median(distances);
    }
}

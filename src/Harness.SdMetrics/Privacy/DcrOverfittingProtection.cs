using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.SdMetrics.Privacy;

/// <summary>
/// SDMetrics' DCROverfittingProtection of all rows: min(2 · (1 − p), 1), p the share of synthetic rows that are closer
/// to a train row than to any holdout row. 1 where at most half are, 0 where all are. Distances to train and holdout are
/// each in units of their own table's ranges, and a smaller holdout makes p larger: a habit of the original that is kept.
/// </summary>
/// <param name="Score">The score; no score where there is no synthetic row.</param>
/// <param name="CloserToTraining">Share of synthetic rows that are strictly closer to train, 0 to 1.</param>
/// <param name="CloserToHoldout">Share of the others, ties among them.</param>
public sealed record DcrOverfittingProtection(ParityScore Score, double CloserToTraining, double CloserToHoldout)
{
    /// <summary>
    /// The number that SDMetrics gives under metadata with ordinal columns, in 0.32 as in 0.29: it leaves them out. With the
    /// other overload they count as labels.
    /// </summary>
    /// <param name="train">The rows that the generator learned from, at least one.</param>
    /// <param name="synthetic">The synthetic table.</param>
    /// <param name="holdout">Real rows that the generator did not see, at least one.</param>
    /// <param name="metadata">Which columns are ordinal.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">A real table has no row, or there is no other column beside ids.</exception>
    public static DcrOverfittingProtection Compute(Table train, Table synthetic, Table holdout, TableMetadata metadata, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentNullException.ThrowIfNull(holdout);
        ArgumentNullException.ThrowIfNull(metadata);
        return (Kinds.Difference(train, synthetic) ?? Kinds.Difference(train, holdout)) is { } error
            ? new DcrOverfittingProtection(ParityScore.Failed(error), double.NaN, double.NaN)
            : Compute(Kinds.Without(train, metadata.Ordinal), Kinds.Without(synthetic, metadata.Ordinal), Kinds.Without(holdout, metadata.Ordinal), cancellation);
    }

    /// <summary>Measures a synthetic table; costs two <see cref="DistanceToClosestRecord"/>.</summary>
    /// <param name="train">The rows that the generator learned from, at least one.</param>
    /// <param name="synthetic">The synthetic table.</param>
    /// <param name="holdout">Real rows that the generator did not see, at least one.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">A real table has no row, or there is no column beside ids.</exception>
    public static DcrOverfittingProtection Compute(Table train, Table synthetic, Table holdout, CancellationToken cancellation = default)
    {
        double[] toTrain = DistanceToClosestRecord.Compute(synthetic, train, cancellation);
        double[] toHoldout = DistanceToClosestRecord.Compute(synthetic, holdout, cancellation);
        int closer = 0;
        for (int row = 0; row < toTrain.Length; row++)
        {
            closer += toTrain[row] < toHoldout[row] ? 1 : 0;
        }

        double share = (double)closer / toTrain.Length;
        return new DcrOverfittingProtection(ParityScore.Of(Math.Min((1 - share) * 2, 1)), share, 1 - share);
    }
}

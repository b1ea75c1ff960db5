using Harness.Distances;

namespace Harness.Metrics.Copying;

/// <summary>
/// How near real rows are to each other: the share of the way to the second nearest other row at which the nearest lies. A
/// share of the way has no scale, so a table of smaller spread looks no nearer.
/// </summary>
/// <param name="Radius">The ratio that the nearest 1 % of the real rows stay within; equal rows are left out.</param>
/// <param name="NearTrain">The real rows within it whose nearest other row is one of train's.</param>
internal sealed record NearReal(double Radius, NearRows NearTrain)
{
    private const double NearShare = 0.01;

    /// <summary>Nothing is near.</summary>
    public static NearReal None { get; } = new(0, default);

    /// <summary>Measures real rows.</summary>
    /// <param name="fromTrain">Train rows whose nearest are sought.</param>
    /// <param name="fromHoldout">Holdout rows whose nearest are sought.</param>
    /// <param name="train">The train rows, those among them.</param>
    /// <param name="holdout">The holdout rows, those among them.</param>
    public static NearReal Of(RowPoints fromTrain, RowPoints fromHoldout, RowPoints train, RowPoints holdout)
    {
        (double First, double Ratio, bool OfTrain)[] each = [.. Ratios(fromTrain, isTrain: true, train, holdout), .. Ratios(fromHoldout, isTrain: false, train, holdout)];
        if (each.Length == 0)
        {
            return None;
        }

        double[] sorted = [.. each.Select(e => e.Ratio).Order()];
        double radius = sorted[(int)Math.Ceiling(NearShare * sorted.Length) - 1];
        double[] near = [.. each.Where(e => IsNear(e.Ratio, radius) && e.OfTrain).Select(e => e.First)];

        // Two rows that are each other's nearest are equally far: one of them counts. Within half of the way no three can sit on each other.
        int units = Math.Max((near.Length + 1) / 2, near.Distinct().Count());
        return new NearReal(radius, new NearRows(each.Length, near.Length, units));
    }

    /// <summary>Whether a ratio is that of a near copy: within the radius, and one row is nearer than all others.</summary>
    public static bool IsNear(double ratio, double radius) => ratio <= radius && ratio < 1;

    private static IEnumerable<(double First, double Ratio, bool OfTrain)> Ratios(RowPoints from, bool isTrain, RowPoints train, RowPoints holdout)
    {
        // A row of both sets is at distance 0 from itself: with it, three.
        NearestDistances toTrain = NearestDistances.Of(from, train, 3, CancellationToken.None);
        NearestDistances toHoldout = NearestDistances.Of(from, holdout, 3, CancellationToken.None);
        for (int i = 0; i < from.Count; i++)
        {
            double[] ofTrain = isTrain ? toTrain[i][1..].ToArray() : toTrain[i][..2].ToArray();
            double[] ofHoldout = isTrain ? toHoldout[i][..2].ToArray() : toHoldout[i][1..].ToArray();
            double first = Math.Min(ofTrain[0], ofHoldout[0]);
            double second = ofTrain[0] <= ofHoldout[0] ? Math.Min(ofTrain[1], ofHoldout[0]) : Math.Min(ofTrain[0], ofHoldout[1]);
            if (first > 0 && double.IsFinite(second))
            {
                yield return (first, first / second, ofTrain[0] <= ofHoldout[0]);
            }
        }
    }
}

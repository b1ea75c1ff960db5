using Harness.Random;

namespace Harness.Generators.Mixture;

/// <summary>The start of expectation maximisation: some rows far apart are centres, and each row is in the class of its nearest centre.</summary>
/// <remarks>D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007, 1027–1035.</remarks>
internal static class MixtureStart
{
    /// <summary>The mean squared difference of two independent standard scores.</summary>
    private const double LabelDistance = 2;

    /// <summary>The class of each row. O(classes · rows · columns).</summary>
    /// <param name="data">The train rows.</param>
    /// <param name="classes">Number of classes, at least 1.</param>
    /// <param name="stream">Source of the random choice of centres.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static int[] Of(MixtureData data, int classes, RandomStream stream, CancellationToken cancellation)
    {
        var nearest = new double[data.RowCount];
        var owner = new int[data.RowCount];
        Array.Fill(nearest, double.PositiveInfinity);
        int centre = stream.Index(0, data.RowCount);
        for (int k = 0; k < classes; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            double total = 0;
            for (int row = 0; row < nearest.Length; row++)
            {
                double distance = Distance(data, row, centre);
                if (distance < nearest[row])
                {
                    (nearest[row], owner[row]) = (distance, k);
                }

                total += nearest[row];
            }

            double left = stream.Uniform((ulong)(k + 1)) * total;
            centre = 0;
            while (centre < nearest.Length - 1 && (left -= nearest[centre]) >= 0)
            {
                centre++;
            }
        }

        return owner;
    }

    private static double Distance(MixtureData data, int row, int other)
    {
        double distance = 0;
        ReadOnlySpan<double> x = data.ScoresOf(row);
        ReadOnlySpan<double> y = data.ScoresOf(other);
        for (int i = 0; i < x.Length; i++)
        {
            distance += (x[i] - y[i]) * (x[i] - y[i]);
        }

        foreach (int[] column in data.Labels)
        {
            distance += column[row] == column[other] ? 0 : LabelDistance;
        }

        return distance;
    }
}

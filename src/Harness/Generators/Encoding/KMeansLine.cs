using Harness.Random;

namespace Harness.Generators.Encoding;

/// <summary>
/// k-means on the line: started by k-means++ (D. Arthur and S. Vassilvitskii, SODA 2007), improved by S. Lloyd's iterations
/// (IEEE Trans. Inf. Theory 28, 1982). Clusters of sorted numbers are intervals, so an iteration is a walk over their ends.
/// </summary>
internal static class KMeansLine
{
    private const int Iterations = 300;

    /// <summary>The cluster of each value. O(values · clusters) and O(values) an iteration.</summary>
    /// <param name="values">Different numbers, ascending.</param>
    /// <param name="counts">How often each occurs.</param>
    /// <param name="clusters">How many clusters, 1 to the number of values.</param>
    /// <param name="stream">Position c chooses centre c.</param>
    /// <returns>0 to <paramref name="clusters"/> − 1, ascending.</returns>
    public static int[] Clusters(ReadOnlySpan<double> values, ReadOnlySpan<int> counts, int clusters, RandomStream stream)
    {
        double[] centres = Start(values, counts, clusters, stream);
        var labels = new int[values.Length];
        labels.AsSpan().Fill(-1);
        for (int i = 0; i < Iterations && Assign(values, centres, labels); i++)
        {
            Centre(values, counts, labels, centres);
        }

        return labels;
    }

    private static double[] Start(ReadOnlySpan<double> values, ReadOnlySpan<int> counts, int clusters, RandomStream stream)
    {
        var centres = new double[clusters];
        var weights = new double[values.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = counts[i];
        }

        var nearest = new double[values.Length];
        nearest.AsSpan().Fill(double.PositiveInfinity);
        for (int c = 0; c < clusters; c++)
        {
            int chosen = Choice.Of(weights, stream.Uniform((ulong)c));
            centres[c] = values[chosen < 0 ? c : chosen]; // Squares of distances may all be too small for a double.
            for (int i = 0; i < weights.Length; i++)
            {
                double distance = values[i] - centres[c];
                nearest[i] = Math.Min(nearest[i], distance * distance);
                weights[i] = counts[i] * nearest[i];
            }
        }

        Array.Sort(centres);
        return centres;
    }

    private static bool Assign(ReadOnlySpan<double> values, double[] centres, int[] labels)
    {
        bool moved = false;
        int cluster = 0;
        for (int i = 0; i < values.Length; i++)
        {
            while (cluster + 1 < centres.Length && centres[cluster + 1] - values[i] <= values[i] - centres[cluster])
            {
                cluster++;
            }

            moved |= labels[i] != cluster;
            labels[i] = cluster;
        }

        return moved;
    }

    private static void Centre(ReadOnlySpan<double> values, ReadOnlySpan<int> counts, int[] labels, double[] centres)
    {
        for (int i = 0; i < values.Length;)
        {
            int cluster = labels[i];
            double sum = 0;
            double rows = 0;
            for (; i < values.Length && labels[i] == cluster; i++)
            {
                sum += counts[i] * values[i];
                rows += counts[i];
            }

            centres[cluster] = sum / rows;
        }
    }
}

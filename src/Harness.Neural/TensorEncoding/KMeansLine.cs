using Harness.Generators.Encoding;
using Harness.Random;

namespace Harness.Neural.TensorEncoding;

/// <summary>
/// k-means on the line, started by greedy k-means++ (D. Arthur and S. Vassilvitskii, SODA 2007, §7), improved by S. Lloyd's
/// iterations (IEEE Trans. Inf. Theory 28, 1982). Clusters of sorted numbers are intervals, so an iteration is a walk over them.
/// </summary>
internal static class KMeansLine
{
    private const int Iterations = 300;

    /// <summary>The cluster of each value. O(values · clusters · log clusters) and O(values) an iteration.</summary>
    /// <param name="values">Different numbers, ascending.</param>
    /// <param name="counts">Number of occurrences of each value, at least 1.</param>
    /// <param name="clusters">Number of clusters, 1 to the number of values.</param>
    /// <param name="stream">Random numbers for the candidate centres.</param>
    /// <returns>0 to <paramref name="clusters"/> − 1, in the order in which k-means++ chose their centres: the clusters that matter first.</returns>
    public static int[] Clusters(ReadOnlySpan<double> values, ReadOnlySpan<int> counts, int clusters, RandomStream stream)
    {
        double[] centres = Start(values, counts, clusters, stream);
        int[] chosen = [.. Enumerable.Range(0, clusters)];
        Array.Sort(centres, chosen);
        var labels = new int[values.Length];
        labels.AsSpan().Fill(-1);
        for (int i = 0; i < Iterations && Assign(values, centres, labels); i++)
        {
            Centre(values, counts, labels, centres);
        }

        return [.. labels.Select(label => chosen[label])];
    }

    private static double[] Start(ReadOnlySpan<double> values, ReadOnlySpan<int> counts, int clusters, RandomStream stream)
    {
        int trials = 2 + (int)Math.Log(clusters);
        var centres = new double[clusters];
        var nearest = new double[values.Length]; // Weighted squares of the distances to the nearest centre.
        for (int i = 0; i < nearest.Length; i++)
        {
            nearest[i] = counts[i];
        }

        var candidate = new double[values.Length];
        var best = new double[values.Length];
        for (int c = 0; c < clusters; c++)
        {
            double smallest = double.PositiveInfinity;
            for (int trial = 0; trial < (c == 0 ? 1 : trials); trial++)
            {
                int drawn = Choice.Of<double>(nearest, stream.Uniform((ulong)(c * trials + trial)));
                double centre = values[drawn < 0 ? c : drawn]; // Squares may all be too small for a double.
                double sum = 0;
                for (int i = 0; i < values.Length; i++)
                {
                    double distance = values[i] - centre;
                    double square = counts[i] * distance * distance;
                    sum += candidate[i] = c == 0 ? square : Math.Min(nearest[i], square);
                }

                if (sum < smallest)
                {
                    (smallest, centres[c]) = (sum, centre);
                    (candidate, best) = (best, candidate);
                }
            }

            (nearest, best) = (best, nearest);
        }

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

using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.Sampling;

/// <summary>
/// Takes one row of each stratum so that means and products of two features are those of train. With them, shares of labels, correlations, nonlinear relations and
/// associations of any two columns come near train's. The first row of each stratum is drawn at random. Then, stratum after stratum, it is exchanged for the row that brings the
/// moments of all rows taken nearest to train's.
/// </summary>
/// <remarks>
/// A balanced sample in the sense of J.-C. Deville and Y. Tillé, "Efficient balanced sampling: the cube method", Biometrika 91 (2004), here found by exchanges within
/// strata. A few points that stand for a distribution by its moments are the idea of Y. Chen, M. Welling and A. Smola, "Super-samples from kernel herding", UAI 2010.
/// </remarks>
internal sealed class Balance
{
    private const int MostRounds = 10;

    // The largest number of products to compute; where one round would need more, rows stay as they were drawn.
    private const double MostWork = 4e9;

    private readonly RowFeatures _features;
    private readonly double[] _moments;

    /// <summary>Learns the moments of train.</summary>
    /// <param name="train">The train table; ids are left out.</param>
    public Balance(Table train)
    {
        _features = new RowFeatures(train);
        _moments = new double[_features.Width * _features.Width];
        foreach (RowFeature[] row in _features.Of(train))
        {
            Add(_moments, row, 1.0 / train.RowCount);
        }
    }

    /// <summary>Takes one row of each stratum. O(rounds · rows · features of a row²).</summary>
    /// <param name="pool">All rows to choose from.</param>
    /// <param name="strata">The numbers of the rows in each stratum, none empty.</param>
    /// <param name="stream">The source of randomness.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The number of one row for each stratum, in their order.</returns>
    public int[] Choose(Table pool, IReadOnlyList<int[]> strata, RandomStream stream, CancellationToken cancellation)
    {
        int[] chosen = [.. strata.Select((stratum, i) => stratum[stream.Index((ulong)i, stratum.Length)])];
        RowFeature[][] rows = _features.Of(pool);
        double work = rows.Sum(row => (double)row.Length * row.Length);
        int rounds = (int)Math.Min(MostRounds, MostWork / Math.Max(1, work));

        // The sums over the rows taken, minus what train's moments give.
        double[] off = Array.ConvertAll(_moments, moment => -strata.Count * moment);
        foreach (int row in chosen)
        {
            Add(off, rows[row], 1);
        }

        bool isMoving = true;
        for (int round = 0; isMoving && round < rounds; round++)
        {
            isMoving = false;
            for (int i = 0; i < strata.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                Add(off, rows[chosen[i]], -1);
                int best = Best(off, rows, chosen[i], strata[i]);
                isMoving |= best != chosen[i];
                chosen[i] = best;
                Add(off, rows[best], 1);
            }
        }

        return chosen;
    }

    private int Best(double[] off, RowFeature[][] rows, int current, int[] stratum)
    {
        int best = current;
        double least = Cost(off, rows[current]);
        foreach (int row in stratum)
        {
            double cost = Cost(off, rows[row]);
            (best, least) = cost < least ? (row, cost) : (best, least);
        }

        return best;
    }

    // ‖off + x·xᵀ‖² without the part that is the same for all rows: (xᵀx)² + 2·xᵀ·off·x.
    private double Cost(double[] off, RowFeature[] row)
    {
        double squares = 0;
        double products = 0;
        foreach (RowFeature a in row)
        {
            ReadOnlySpan<double> line = off.AsSpan(a.Place * _features.Width, _features.Width);
            squares += a.Value * a.Value;
            double product = 0;
            foreach (RowFeature b in row)
            {
                product += line[b.Place] * b.Value;
            }

            products += a.Value * product;
        }

        return squares * squares + 2 * products;
    }

    private void Add(double[] products, RowFeature[] row, double weight)
    {
        foreach (RowFeature a in row)
        {
            Span<double> line = products.AsSpan(a.Place * _features.Width, _features.Width);
            foreach (RowFeature b in row)
            {
                line[b.Place] += weight * a.Value * b.Value;
            }
        }
    }
}

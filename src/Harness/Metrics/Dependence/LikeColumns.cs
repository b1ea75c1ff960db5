using Harness.Metrics.Contingency;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Metrics.Dependence;

/// <summary>Pairs of columns of one kind, numbers or dates, that are nearly the same: what is between them is small beside both.</summary>
/// <param name="Pairs">The pairs, in schema order.</param>
internal sealed record LikeColumns(IReadOnlyList<LikeColumns.Pair> Pairs)
{
    /// <summary>Pairs that are measured, at most: each costs a sort.</summary>
    public const int Most = 500;

    // The difference of like columns varies at most so much, beside either.
    private const double Alike = 0.5;

    // Less is rounding: such columns are the same, or one follows from the other, which is a rule.
    private const double Same = 1e-9;

    // What Math.Round can do, less what a sum loses.
    private const int MostDecimals = 12;

    /// <summary>The pairs of a dataset, by its train part; of more than <see cref="Most"/> so many, drawn at random, always the same.</summary>
    public static LikeColumns Of(DatasetContext shared) => shared.Get(d =>
    {
        Pair[] all = [.. Find(d.Train, TableDependence.OfTrain(shared).Pearson)];
        return new LikeColumns([.. RandomStream.ForMetric("differences").Subset(all.Length, Most).Select(place => all[place])]);
    });

    private static IEnumerable<Pair> Find(Table train, double[,] correlation)
    {
        QuantitativeColumn[] columns = [.. TableDependence.Quantitative(train).Select(name => (QuantitativeColumn)train[name])];
        double[] deviations = Array.ConvertAll(columns, c => Moments.StandardDeviation(c.Present()));
        int[] decimals = Array.ConvertAll(columns, c => c is NumericColumn ? Decimals.Fewest(c.Values) : int.MaxValue);
        foreach (int[] set in ColumnSets.Of(columns.Length, 2))
        {
            (int i, int j) = (set[0], set[1]);
            double limit = Alike * Math.Min(deviations[i], deviations[j]);

            // The variance of a difference by those of the columns and their correlation; NaN is no like pair.
            double variance = deviations[i] * deviations[i] + deviations[j] * deviations[j] - 2 * correlation[i, j] * deviations[i] * deviations[j];
            if (columns[i].Schema.Kind != columns[j].Schema.Kind || !(variance <= limit * limit))
            {
                continue;
            }

            var pair = new Pair(columns[i].Name, columns[j].Name, Math.Max(decimals[i], decimals[j]));
            if (Moments.StandardDeviation(pair.Differences(train)) > Same * limit)
            {
                yield return pair;
            }
        }
    }

    /// <summary>Two like columns.</summary>
    /// <param name="First">The one.</param>
    /// <param name="Second">The other.</param>
    /// <param name="Decimals">The decimals that either is written with.</param>
    internal sealed record Pair(string First, string Second, int Decimals)
    {
        /// <summary>The second column less the first, ascending; rows that lack one are left out. Rounded to what the columns are written with: the last bits of a difference are noise, and break ties.</summary>
        public double[] Differences(Table table)
        {
            ReadOnlySpan<double> x = ((QuantitativeColumn)table[First]).Values;
            ReadOnlySpan<double> y = ((QuantitativeColumn)table[Second]).Values;
            var differences = new double[x.Length];
            int count = 0;
            for (int row = 0; row < x.Length; row++)
            {
                double difference = y[row] - x[row];
                if (!double.IsNaN(difference))
                {
                    differences[count++] = Decimals <= MostDecimals ? Math.Round(difference, Decimals) : difference;
                }
            }

            Array.Resize(ref differences, count);
            RadixSort.Sort(differences);
            return differences;
        }
    }
}

namespace Harness.Statistics;

/// <summary>
/// The correlations of all pairs of columns, equal to those of <see cref="Correlation"/> but with the work a column
/// needs, centring and sorting, done once: a pair without missing values costs one dot product.
/// </summary>
internal static class CorrelationMatrix
{
    /// <summary>Pearson's correlation of every pair of columns.</summary>
    /// <param name="columns">Columns of equal length: finite numbers, NaN where missing.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>A symmetric matrix; NaN where <see cref="Correlation.Pearson"/> is, the diagonal likewise. O(columns² · rows).</returns>
    public static double[,] Pearson(IReadOnlyList<double[]> columns, CancellationToken cancellation = default) =>
        OfPairs(columns, [.. columns.Select(WholeDeviations)], (i, j) => Correlation.Pearson(columns[i], columns[j]), cancellation);

    /// <summary>Spearman's correlation of every pair of columns.</summary>
    /// <param name="columns">Columns of equal length: numbers, NaN where missing.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>A symmetric matrix; NaN where <see cref="Correlation.Spearman"/> is, the diagonal likewise. O(columns² · rows + columns · rows · log rows).</returns>
    public static double[,] Spearman(IReadOnlyList<double[]> columns, CancellationToken cancellation = default)
    {
        int[][] orders = [.. columns.Select(c => Ranks.Order(c))];
        double[]?[] whole = [.. columns.Select((c, i) => orders[i].Length == c.Length ? WholeDeviations(RanksIn(i, [])) : null)];
        return OfPairs(columns, whole, (i, j) =>
        {
            (double[] x, double[] y) = Correlation.Complete(RanksIn(i, columns[j]), RanksIn(j, columns[i]));
            return Correlation.OfComplete(x, y);
        }, cancellation);

        double[] RanksIn(int column, double[] other)
        {
            var ranks = new double[columns[column].Length];
            ranks.AsSpan().Fill(double.NaN);
            Ranks.Average(columns[column], orders[column], other, ranks);
            return ranks;
        }
    }

    private static double[,] OfPairs(IReadOnlyList<double[]> columns, double[]?[] whole, Func<int, int, double> withMissing, CancellationToken cancellation)
    {
        var matrix = new double[columns.Count, columns.Count];
        for (int i = 0; i < columns.Count; i++)
        {
            for (int j = i; j < columns.Count; j++)
            {
                cancellation.ThrowIfCancellationRequested();
                matrix[i, j] = matrix[j, i] = (whole[i], whole[j]) switch
                {
                    ({ Length: 0 }, _) or (_, { Length: 0 }) => double.NaN,
                    ({ } x, { } y) => i == j ? 1 : Correlation.OfDeviations(x, y),
                    _ => withMissing(i, j),
                };
            }
        }

        return matrix;
    }

    /// <summary>Unit deviations of a column without missing values; empty where it is constant, null where it has missing values.</summary>
    private static double[]? WholeDeviations(double[] column)
    {
        if (Array.Exists(column, double.IsNaN))
        {
            return null;
        }

        var deviations = new double[column.Length];
        return UnitDeviations.TryWrite(column, deviations) ? deviations : [];
    }
}

namespace Harness.Generators.Mixture;

/// <summary>Train rows as the mixture models them.</summary>
/// <param name="Labels">By label column, one label a row.</param>
/// <param name="LabelCounts">Number of labels of each of these columns.</param>
/// <param name="Scores">All scores, row after row.</param>
/// <param name="Dimension">Number of scores a row.</param>
/// <param name="RowCount">Number of rows, at least 1.</param>
internal sealed record MixtureData(int[][] Labels, int[] LabelCounts, double[] Scores, int Dimension, int RowCount)
{
    /// <summary>Collects columns.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">Number of train rows.</param>
    public static MixtureData Of(IReadOnlyList<MixedColumn> columns, int rows)
    {
        double[][] scores = [.. columns.Select(c => c.Scores).OfType<double[]>()];
        var rowMajor = new double[rows * scores.Length];
        for (int i = 0; i < rowMajor.Length; i++)
        {
            rowMajor[i] = scores[i % scores.Length][i / scores.Length];
        }

        MixedColumn[] labelled = [.. columns.Where(c => c.Labels is not null)];
        return new MixtureData([.. labelled.Select(c => c.Labels!)], [.. labelled.Select(c => c.LabelCount)], rowMajor, scores.Length, rows);
    }

    /// <summary>The scores of a row.</summary>
    public ReadOnlySpan<double> ScoresOf(int row) => Scores.AsSpan(row * Dimension, Dimension);

    /// <summary>Some of the rows.</summary>
    /// <param name="rows">Zero-based rows.</param>
    public MixtureData Take(int[] rows)
    {
        var scores = new double[rows.Length * Dimension];
        for (int i = 0; i < rows.Length; i++)
        {
            ScoresOf(rows[i]).CopyTo(scores.AsSpan(i * Dimension));
        }

        return this with { Labels = [.. Labels.Select(column => rows.Select(row => column[row]).ToArray())], Scores = scores, RowCount = rows.Length };
    }

    /// <summary>The share of each label of each label column.</summary>
    public double[][] Shares()
    {
        var shares = new double[Labels.Length][];
        for (int c = 0; c < shares.Length; c++)
        {
            shares[c] = new double[LabelCounts[c]];
            foreach (int label in Labels[c])
            {
                shares[c][label] += 1.0 / RowCount;
            }
        }

        return shares;
    }
}

using Harness.Generators.Encoding;
using Harness.Statistics;

namespace Harness.Generators.GaussianCopula;

/// <summary>
/// Orders the levels of each column of labels, so that one latent number can carry as much as possible of the column's relations: levels
/// are sorted along the direction in which their means of all other columns differ most. Other columns of labels count by
/// the scores of their current order, so a few passes are needed.
/// </summary>
/// <remarks>Optimal scaling in the sense of A. Gifi, <i>Nonlinear Multivariate Analysis</i>, 1990, one dimension a column.</remarks>
internal sealed class LevelOrder
{
    private const int PowerSteps = 30;

    private LevelOrder(int[] place, double trust) => (Place, Trust) = (place, trust);

    /// <summary>The place of each code in the order, 0 to levels − 1.</summary>
    public int[] Place { get; }

    /// <summary>
    /// The share, 0 to 1, of a correlation with the ordered column that is not an effect of choosing the order: the
    /// square root of adjusted η² ÷ η², since sorting k levels uses k − 1 degrees of freedom. 0 for labels that are all different.
    /// </summary>
    public double Trust { get; }

    /// <summary>Orders every column of labels. O(passes · label columns · columns · n).</summary>
    /// <param name="table">The train columns.</param>
    /// <param name="passes">Number of passes over the columns of labels, at least 0.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>One order a column; <see langword="null"/> for numbers and dates.</returns>
    public static LevelOrder?[] Of(TableCodec table, int passes, CancellationToken cancellation)
    {
        IReadOnlyList<ColumnCodec> columns = table.Columns;
        var orders = new LevelOrder?[columns.Count];
        var scores = new double[columns.Count][];
        for (int i = 0; i < orders.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (columns[i] is CategoricalCodec labels)
            {
                orders[i] = new LevelOrder([.. Enumerable.Range(0, labels.DistinctCount)], 1);
            }

            scores[i] = Scores(columns[i], orders[i]?.Place);
        }

        for (int pass = 0; pass < passes; pass++)
        {
            for (int i = 0; i < orders.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (columns[i] is CategoricalCodec { DistinctCount: > 2 } labels)
                {
                    orders[i] = Along(labels, [.. scores.Where((_, other) => other != i)]);
                    scores[i] = Scores(labels, orders[i]!.Place);
                }
            }
        }

        return orders;
    }

    /// <summary>The levels in the order of their first train row. O(n).</summary>
    public static LevelOrder OfFirstRows(CategoricalCodec labels)
    {
        var place = new int[labels.DistinctCount];
        Array.Fill(place, -1);
        int next = 0;
        foreach (int code in labels.Codes)
        {
            if (code >= 0 && place[code] < 0)
            {
                place[code] = next++;
            }
        }

        return new LevelOrder(place, 1);
    }

    /// <summary>Standardised scores, 0 where missing.</summary>
    private static double[] Scores(ColumnCodec column, int[]? place)
    {
        var scores = new double[column.RowCount];
        if (column is QuantitativeCodec numbers)
        {
            double[] of = [.. numbers.Margin.Distinct.ToArray().Select(v => numbers.Margin.Score(v))];
            for (int row = 0; row < scores.Length; row++)
            {
                scores[row] = numbers.IsMissing(row) ? 0 : of[numbers.Margin.IndexOf(numbers.Values[row])];
            }
        }
        else
        {
            var labels = (CategoricalCodec)column;
            var counts = new int[labels.DistinctCount];
            for (int code = 0; code < counts.Length; code++)
            {
                counts[place![code]] = labels.Counts[code];
            }

            double[] of = LatentVariable.Means(counts);
            for (int row = 0; row < scores.Length; row++)
            {
                scores[row] = labels.IsMissing(row) ? 0 : of[place![labels.Codes[row]]];
            }
        }

        double mean = Moments.Mean(scores);
        double deviation = Moments.StandardDeviation(scores);
        double scale = deviation > 0 ? 1 / deviation : 0;
        foreach (ref double score in scores.AsSpan())
        {
            score = (score - mean) * scale;
        }

        return scores;
    }

    private static LevelOrder Along(CategoricalCodec labels, double[][] others)
    {
        int levels = labels.DistinctCount;
        double[] direction = Direction(labels, others);
        var projection = new double[labels.RowCount];
        for (int d = 0; d < others.Length; d++)
        {
            for (int row = 0; row < projection.Length; row++)
            {
                projection[row] += direction[d] * others[d][row];
            }
        }

        var means = new double[levels];
        for (int row = 0; row < projection.Length; row++)
        {
            if (!labels.IsMissing(row))
            {
                means[labels.Codes[row]] += projection[row] / labels.Counts[labels.Codes[row]];
            }
        }

        int[] sorted = [.. Enumerable.Range(0, levels).OrderBy(code => means[code]).ThenBy(code => code)];
        var place = new int[levels];
        for (int i = 0; i < levels; i++)
        {
            place[sorted[i]] = i;
        }

        int present = labels.RowCount - labels.MissingCount;
        double explained = Math.Pow(CorrelationRatio.Of(projection, labels.Codes, levels), 2);
        double adjusted = 1 - (1 - explained) * (present - 1) / (present - levels);
        return new LevelOrder(place, present > levels && explained > 0 ? Math.Sqrt(Math.Clamp(adjusted / explained, 0, 1)) : 0);
    }

    /// <summary>The first principal direction of the level means, each weighted by its rows, by power iteration.</summary>
    private static double[] Direction(CategoricalCodec labels, double[][] others)
    {
        int levels = labels.DistinctCount;
        var means = new double[others.Length][]; // Times the root of the level's count.
        for (int d = 0; d < others.Length; d++)
        {
            means[d] = new double[levels];
            double sum = 0;
            for (int row = 0; row < labels.RowCount; row++)
            {
                if (!labels.IsMissing(row))
                {
                    means[d][labels.Codes[row]] += others[d][row];
                    sum += others[d][row];
                }
            }

            double mean = sum / (labels.RowCount - labels.MissingCount);
            for (int code = 0; code < levels; code++)
            {
                means[d][code] = (means[d][code] - mean * labels.Counts[code]) / Math.Sqrt(labels.Counts[code]);
            }
        }

        // Starting along the column that differs most between levels fixes the sign as well.
        double[] direction = [.. means.Select(m => Dot(m, m))];
        var along = new double[levels];
        for (int step = 0; step < PowerSteps; step++)
        {
            double length = Math.Sqrt(Dot(direction, direction));
            if (length == 0)
            {
                break;
            }

            Array.Clear(along);
            for (int d = 0; d < means.Length; d++)
            {
                for (int code = 0; code < levels; code++)
                {
                    along[code] += direction[d] / length * means[d][code];
                }
            }

            for (int d = 0; d < means.Length; d++)
            {
                direction[d] = Dot(means[d], along);
            }
        }

        return direction;
    }

    private static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}

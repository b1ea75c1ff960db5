using System.Numerics.Tensors;

namespace Harness.Metrics.Consistency;

/// <summary>
/// The naive Bayes rule for the labels of one column, learned from counts: the probability of each label given the row's cells
/// in the other columns, as if these were independent given the label. Every count has a half added, so none is 0.
/// </summary>
internal sealed class BayesRule
{
    private const double Smoothing = 0.5;

    private readonly int _column;
    private readonly int _labels;
    private readonly double[] _prior;

    // For each other column the logarithm of the probability of each cell given each label, the labels beside each other.
    private readonly double[][] _given;

    /// <summary>Learns the rule.</summary>
    /// <param name="column">The column of labels; cells from <paramref name="labels"/> on are none to learn.</param>
    /// <param name="labels">Number of labels, at least two, each in at least one row.</param>
    /// <param name="cells">Number of cells of each column.</param>
    /// <param name="codes">The cell of each row of train, for each column.</param>
    public BayesRule(int column, int labels, int[] cells, int[][] codes)
    {
        (_column, _labels) = (column, labels);
        int[] own = codes[column];
        var rows = new int[labels];
        foreach (int label in own)
        {
            if (label < labels)
            {
                rows[label]++;
            }
        }

        double all = TensorPrimitives.Sum<int>(rows);
        _prior = [.. rows.Select(count => Math.Log(count / all))];
        _given = [.. codes.Select((other, i) => i == column ? [] : Given(own, rows, other, cells[i]))];
    }

    /// <summary>The probability of the label that each row has; 0 of one that train lacks, NaN where it is missing. O(rows · columns · labels).</summary>
    /// <param name="codes">The cell of each row of a table, for each column.</param>
    public double[] OfOwnLabels(int[][] codes)
    {
        int[] own = codes[_column];
        var found = new double[own.Length];
        Span<double> logs = new double[_labels];
        for (int row = 0; row < own.Length; row++)
        {
            if (own[row] >= _labels)
            {
                found[row] = own[row] == _labels ? 0 : double.NaN;
                continue;
            }

            _prior.CopyTo(logs);
            for (int column = 0; column < codes.Length; column++)
            {
                if (column != _column)
                {
                    Add(logs, _given[column].AsSpan(codes[column][row] * _labels, _labels));
                }
            }

            found[row] = Share(logs, own[row]);
        }

        return found;
    }

    private static void Add(Span<double> logs, ReadOnlySpan<double> given)
    {
        // Two or three labels are the rule, where a call costs more than the sum.
        if (logs.Length > 8)
        {
            TensorPrimitives.Add(logs, given, logs);
            return;
        }

        for (int label = 0; label < logs.Length; label++)
        {
            logs[label] += given[label];
        }
    }

    private static double Share(ReadOnlySpan<double> logs, int label)
    {
        // What is e⁻⁴⁰ beside the label's own changes no digit.
        double sum = 0;
        foreach (double log in logs)
        {
            double difference = log - logs[label];
            sum += difference > -40 ? Math.Exp(difference) : 0;
        }

        return 1 / sum;
    }

    private static double[] Given(int[] own, int[] rows, int[] other, int cells)
    {
        int labels = rows.Length;
        var counts = new int[cells * labels];
        for (int row = 0; row < own.Length; row++)
        {
            if (own[row] < labels)
            {
                counts[other[row] * labels + own[row]]++;
            }
        }

        return [.. counts.Select((count, i) => Math.Log((count + Smoothing) / (rows[i % labels] + Smoothing * cells)))];
    }
}

namespace Harness.Generators.Trees;

/// <summary>Explains a number of each row by least squares. Two classes as 0 and 1 are such numbers: their Gini index is twice the variance.</summary>
/// <param name="values">One finite number a train row.</param>
internal sealed class NumberResponse(double[] values) : Response
{
    private double _mean;

    public override double Enter(ReadOnlySpan<int> rows)
    {
        double sum = 0;
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (int row in rows)
        {
            sum += values[row];
            low = Math.Min(low, values[row]);
            high = Math.Max(high, values[row]);
        }

        _mean = sum / rows.Length;
        double squares = 0;
        foreach (int row in rows)
        {
            squares += (values[row] - _mean) * (values[row] - _mean);
        }

        return low == high ? 0 : squares;
    }

    public override (double Gain, int Left) BestCut(ReadOnlySpan<int> rows, ReadOnlySpan<int> keys, int leaf)
    {
        double best = 0;
        int cut = 0;
        double sum = 0;
        int last = rows.Length - leaf;
        for (int left = 1; left <= last; left++)
        {
            int row = rows[left - 1];
            sum += values[row] - _mean;
            if (left >= leaf && keys[row] != keys[rows[left]])
            {
                // Deviations from the node's mean add up to 0, so the right side's sum is −sum.
                double gain = sum * sum * rows.Length / ((double)left * (rows.Length - left));
                if (gain > best)
                {
                    best = gain;
                    cut = left;
                }
            }
        }

        return (best, cut);
    }

    public override void Score(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes, int levels, Span<double> scores)
    {
        foreach (int row in rows)
        {
            scores[row] = values[row];
        }
    }
}

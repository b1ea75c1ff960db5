namespace Harness.Generators.GaussianCopula;

/// <summary>A quantile function that is linear between points of a grid; equal values at different probabilities are spikes.</summary>
/// <param name="values">Values, ascending.</param>
/// <param name="below">As many probabilities, 0 to 1, ascending: that of values up to each.</param>
internal sealed class QuantileGrid(double[] values, double[] below)
{
    /// <summary>The value at a probability. O(log points).</summary>
    /// <param name="probability">0 to 1.</param>
    public double Quantile(double probability) => Between(below, values, probability);

    /// <summary>The probability of values up to one; at a spike the middle of its interval. O(log points).</summary>
    /// <param name="value">A coded value.</param>
    public double Probability(double value) => Between(values, below, value);

    private static double Between(double[] from, double[] to, double x)
    {
        int at = Array.BinarySearch(from, x);
        if (at >= 0)
        {
            int last = at;
            while (at > 0 && from[at - 1] == x)
            {
                at--;
            }

            while (last < from.Length - 1 && from[last + 1] == x)
            {
                last++;
            }

            return to[at] / 2 + to[last] / 2;
        }

        at = ~at;
        return at == 0 ? to[0] : at == from.Length ? to[^1]
            : to[at - 1] + (to[at] - to[at - 1]) * ((x - from[at - 1]) / (from[at] - from[at - 1]));
    }
}

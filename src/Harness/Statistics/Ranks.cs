namespace Harness.Statistics;

/// <summary>Ranks from 1, ties sharing the mean of the ranks they span: SciPy's <c>rankdata</c>, pandas' <c>rank</c>.</summary>
internal static class Ranks
{
    /// <summary>The rank of each value.</summary>
    /// <param name="values">Any numbers; NaN is a missing value.</param>
    /// <returns>One rank a value, 1 to the number of present values; NaN where the value is missing. O(n).</returns>
    public static double[] Average(ReadOnlySpan<double> values)
    {
        var ranks = new double[values.Length];
        ranks.AsSpan().Fill(double.NaN);
        RankOrder.Of(values).Write(ranks);
        return ranks;
    }

    /// <summary>The rows whose value is present, by ascending value.</summary>
    /// <param name="values">Any numbers; NaN is a missing value.</param>
    internal static int[] Order(ReadOnlySpan<double> values) => RankOrder.Of(values).Rows();
}

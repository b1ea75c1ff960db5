namespace Harness.Pictures;

/// <summary>Bins of equal width over the real values of a number, with one more at each side for what lies outside.</summary>
/// <param name="Edges">The edges, ascending, one more than there are bins; the last bin has its upper edge.</param>
/// <param name="IsValue">Whether each bin holds one whole number, which its middle is.</param>
internal sealed record NumberBins(IReadOnlyList<double> Edges, bool IsValue)
{
    private const int Fewest = 20;
    private const int Most = 40;

    // Half of one is still exact beside so large a number.
    private const double MostWhole = 1e15;

    /// <summary>Number of bins without the two outer ones.</summary>
    public int Count => Edges.Count - 1;

    /// <summary>The bins of a column.</summary>
    /// <param name="real">The real values, ascending, at least one.</param>
    public static NumberBins Of(double[] real)
    {
        (double low, double high) = (real[0], real[^1]);
        bool whole = Array.TrueForAll(real, v => v == Math.Truncate(v)) && Math.Max(Math.Abs(low), Math.Abs(high)) < MostWhole;
        if (whole && high - low < Most)
        {
            return new NumberBins([.. Enumerable.Range(0, (int)(high - low) + 2).Select(i => low - 0.5 + i)], true);
        }

        (double middleLow, double middleHigh) = (At(real, 0.005), At(real, 0.995));
        if (middleHigh > middleLow && middleHigh - middleLow < (high - low) / 2)
        {
            (low, high) = (middleLow, middleHigh);
        }

        int count = Math.Clamp((int)Math.Ceiling(2.4 * Math.Cbrt(real.Length) / 2) * 2, Fewest, Most);
        if (whole)
        {
            // There is always a whole width that gives no fewer bins than the fewest and no more than the most.
            double span = high - low + 1;
            double wide = span <= Most ? 1 : Math.Clamp(Math.Round(span / count), Math.Ceiling(span / Most), Math.Floor(span / Fewest));
            return new NumberBins([.. Enumerable.Range(0, (int)Math.Ceiling(span / wide) + 1).Select(i => low - 0.5 + i * wide)], wide == 1);
        }

        if (low == high)
        {
            double around = Math.Abs(low) < MostWhole ? 0.5 : Math.Abs(low) / 1000;
            return new NumberBins([Math.Max(low - around, -double.MaxValue), Math.Min(low + around, double.MaxValue)], false);
        }

        // Half of a range is finite where the range itself may not be, and between neighbouring doubles there is no other edge.
        double width = (high - low) / count;
        double half = (high / 2 - low / 2) / count;
        return new NumberBins([.. Enumerable.Range(0, count + 1).Select(i => i == count ? high : double.IsFinite(width) ? low + i * width : low + i * half + i * half).Distinct()], false);
    }

    /// <summary>Counts values.</summary>
    /// <param name="values">The values, none missing.</param>
    /// <returns>The share of each bin, the first what lies below all and the last what lies above; all 0 where there is no value.</returns>
    public double[] Shares(ReadOnlySpan<double> values)
    {
        var shares = new double[Count + 2];
        double width = Edges[1] - Edges[0];
        foreach (double value in values)
        {
            shares[value < Edges[0] ? 0 : value > Edges[^1] ? Count + 1 : 1 + PlaceOf(value, width)]++;
        }

        for (int i = 0; i < shares.Length && values.Length > 0; i++)
        {
            shares[i] /= values.Length;
        }

        return shares;
    }

    private int PlaceOf(double value, double width)
    {
        int place = Math.Clamp((int)((value - Edges[0]) / width), 0, Count - 1);
        while (place > 0 && value < Edges[place])
        {
            place--;
        }

        while (place < Count - 1 && value >= Edges[place + 1])
        {
            place++;
        }

        return place;
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
}

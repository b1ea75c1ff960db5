namespace Harness.SdMetrics.Encoding;

/// <summary>
/// Bins of equal width over the range of some numbers, to the bit those of NumPy's <c>histogram_bin_edges</c>, and the
/// bin of a number, that of <c>digitize</c>: how many edges are at or below it.
/// </summary>
internal sealed class EqualWidthBins
{
    private readonly double[] _edges;
    private readonly double _step;

    private EqualWidthBins(double least, double greatest, int count)
    {
        (double low, double high) = least == greatest ? (least - 0.5, greatest + 0.5) : (least, greatest);
        _step = double.IsFinite(high - low) ? (high - low) / count : high / count - low / count;
        _edges = new double[count + 1];
        for (int i = 0; i < count; i++)
        {
            _edges[i] = i * _step + low;
        }

        _edges[count] = high;
    }

    /// <summary>Number of bins.</summary>
    public int Count => _edges.Length - 1;

    /// <summary>One more than the bin of a maximum or a missing value: the size of a table of counts.</summary>
    public int Size => Count + 2;

    /// <summary>The edges, ascending; one more than there are bins.</summary>
    public ReadOnlySpan<double> Edges => _edges;

    /// <summary>Bins over the present values; over 0 to 1 where there is none.</summary>
    public static EqualWidthBins Over(ContinuousValues values, int count) =>
        values.Count == 0 ? new EqualWidthBins(0, 1, count) : new EqualWidthBins(values.Least, values.Greatest, count);

    /// <summary>Bins over a range.</summary>
    public static EqualWidthBins Between(double least, double greatest, int count) => new(least, greatest, count);

    /// <summary>0 below the first edge, 1 to <see cref="Count"/> inside, one more at or above the last edge and for NaN.</summary>
    public int Closed(double value) => double.IsNaN(value) ? _edges.Length : EdgesUpTo(value, 0, _edges.Length);

    /// <summary>The same with the first edge at −∞ and the last at +∞: 1 to <see cref="Count"/>, one more for NaN.</summary>
    public int Open(double value) => double.IsNaN(value) ? _edges.Length : EdgesUpTo(value, 1, _edges.Length - 1);

    /// <summary>The bins of a column.</summary>
    /// <param name="values">Numbers, NaN where missing.</param>
    /// <param name="open">Whether the outer bins reach to infinity.</param>
    public int[] Codes(ReadOnlySpan<double> values, bool open)
    {
        var codes = new int[values.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = open ? Open(values[row]) : Closed(values[row]);
        }

        return codes;
    }

    // The bin by arithmetic is at most one off, by rounding; the edges decide.
    private int EdgesUpTo(double value, int least, int greatest)
    {
        double place = (value - _edges[0]) / _step;
        int bin = place >= greatest ? greatest : place <= least ? least : (int)place;
        while (bin < greatest && _edges[bin] <= value)
        {
            bin++;
        }

        while (bin > least && _edges[bin - 1] > value)
        {
            bin--;
        }

        return bin;
    }
}

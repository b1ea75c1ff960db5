using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Harness.Statistics;

/// <summary>
/// Sums over the rows that two columns both have, of numbers near their columns' means: correlation in one pass. In lanes,
/// the same on every processor.
/// </summary>
internal struct PairSums
{
    private Vector256<long> _count;
    private Vector256<double> _x;
    private Vector256<double> _y;
    private Vector256<double> _xx;
    private Vector256<double> _yy;
    private Vector256<double> _xy;

    /// <summary>Adds rows; all calls but the last need a number of rows that four divides.</summary>
    /// <param name="x">Numbers, NaN where missing.</param>
    /// <param name="y">As many numbers, likewise.</param>
    public void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        y = y[..x.Length];
        ref double left = ref MemoryMarshal.GetReference(x);
        ref double right = ref MemoryMarshal.GetReference(y);

        // A copy, which registers hold.
        PairSums sums = this;
        int i = 0;
        for (; i <= x.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            sums.Add(Vector256.LoadUnsafe(ref left, (nuint)i), Vector256.LoadUnsafe(ref right, (nuint)i));
        }

        for (; i < x.Length; i++)
        {
            sums.Add(Vector256.Create(double.NaN).WithElement(0, x[i]), Vector256.Create(y[i]));
        }

        this = sums;
    }

    /// <summary>Pearson's correlation of the rows; NaN of fewer than two.</summary>
    /// <param name="correlation">−1 to 1.</param>
    /// <returns>False where the rows are so far from their columns' means that digits are lost, or are constant.</returns>
    public readonly bool TryCorrelate(out double correlation)
    {
        double count = Vector256.Sum(_count);
        correlation = double.NaN;
        if (count < 2)
        {
            return true;
        }

        double x = Sum(_x);
        double y = Sum(_y);
        double xx = Sum(_xx);
        double yy = Sum(_yy);
        double xSquares = xx - x * x / count;
        double ySquares = yy - y * y / count;

        // Half of the sum lost is a bit of 53; columns have unit length, so that a sum so small is one of very few of many rows, or next to constant.
        if (!(xSquares > xx / 2 && ySquares > yy / 2 && xx > 1e-100 && yy > 1e-100))
        {
            return false;
        }

        correlation = Math.Clamp((Sum(_xy) - x * y / count) / Math.Sqrt(xSquares) / Math.Sqrt(ySquares), -1, 1);
        return true;
    }

    private static double Sum(Vector256<double> v) => (v[0] + v[1]) + (v[2] + v[3]);

    private void Add(Vector256<double> x, Vector256<double> y)
    {
        Vector256<double> both = Vector256.Equals(x, x) & Vector256.Equals(y, y);
        _count -= both.AsInt64();
        x &= both;
        y &= both;
        _x += x;
        _y += y;
        _xx += x * x;
        _yy += y * y;
        _xy += x * y;
    }
}

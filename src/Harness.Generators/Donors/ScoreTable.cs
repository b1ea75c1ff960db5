using Harness.Generators.Encoding;

namespace Harness.Generators.Donors;

/// <summary>A column of numbers or dates on the scale of normal scores, by the codes of its distinct values; NaN for a gap.</summary>
internal sealed class ScoreTable
{
    private readonly double[] _scores;
    private readonly EmpiricalMargin _margin;
    private readonly int _first;

    /// <summary>Scores a column. O(distinct values).</summary>
    /// <param name="column">A train column of numbers or dates.</param>
    public ScoreTable(QuantitativeCodec column)
    {
        _margin = column.Margin;
        _first = column.HasGaps ? 1 : 0;
        _scores = new double[_margin.Distinct.Length + _first];
        Array.Fill(_scores, double.NaN, 0, _first);
        for (int i = 0; i < _margin.Distinct.Length; i++)
        {
            _scores[i + _first] = _margin.Score(_margin.Distinct[i]);
        }
    }

    /// <summary>The scores of the distinct values, ascending; before them NaN for the gap, if the column has one.</summary>
    public double[] ByCode => _scores;

    /// <summary>The score of a value, between those of its neighbours where train has not seen it. O(log distinct values).</summary>
    /// <param name="value">A coded value; not finite for a gap.</param>
    public double Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.NaN;
        }

        int index = _margin.IndexOf(value);
        if (index >= 0)
        {
            return _scores[index + _first];
        }

        ReadOnlySpan<double> distinct = _margin.Distinct;
        int above = Math.Clamp(~index, 1, distinct.Length - 1);
        double share = (value / 2 - distinct[above - 1] / 2) / (distinct[above] / 2 - distinct[above - 1] / 2);
        return _scores[above - 1 + _first] + Math.Clamp(share, 0, 1) * (_scores[above + _first] - _scores[above - 1 + _first]);
    }

    /// <summary>The scores of values. O(values · log distinct values).</summary>
    /// <param name="values">Coded values; not finite for gaps.</param>
    /// <param name="threads">Largest number of blocks of values at a time.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public double[] Of(double[] values, int threads, CancellationToken cancellation)
    {
        var scores = new double[values.Length];
        RowBlocks.For(values.Length, threads, (start, end) =>
        {
            for (int row = start; row < end; row++)
            {
                scores[row] = Of(values[row]);
            }
        }, cancellation);
        return scores;
    }
}

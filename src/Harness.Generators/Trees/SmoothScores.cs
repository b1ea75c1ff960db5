using Harness.Generators.Donors;
using Harness.Generators.Encoding;

namespace Harness.Generators.Trees;

/// <summary>A continuous column on the scale of normal scores, without its spikes.</summary>
internal sealed class SmoothScores
{
    private readonly int[] _codes;
    private readonly double[] _scores;

    /// <summary>Scores a column. O(distinct values), where it has spikes O(n log n).</summary>
    /// <param name="predictor">A continuous column.</param>
    public SmoothScores(Predictor predictor)
    {
        var column = (QuantitativeCodec)predictor.Column;
        _codes = predictor.Codes;
        Margin = column.WithoutSpikes();
        _scores = Margin == column.Margin ? predictor.Scores!.ByCode
            : [.. Enumerable.Range(0, predictor.LevelCount).Select(predictor.Cell).Select(v => double.IsFinite(v) && !column.Spikes.Contains(v) ? Margin.Score(v) : double.NaN)];
    }

    /// <summary>The distribution of the values that are no spikes.</summary>
    public EmpiricalMargin Margin { get; }

    /// <summary>The normal score of a train row in <see cref="Margin"/>, NaN for gaps and spikes.</summary>
    public double this[int row] => _scores[_codes[row]];
}

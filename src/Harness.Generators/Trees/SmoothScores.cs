using Harness.Generators.Encoding;

namespace Harness.Generators.Trees;

/// <summary>A continuous column on the scale of normal scores, without its spikes.</summary>
internal sealed class SmoothScores
{
    /// <summary>Scores a column. O(n log n).</summary>
    /// <param name="column">A continuous column.</param>
    public SmoothScores(QuantitativeCodec column)
    {
        double[] spikes = [.. column.Spikes];
        double[] smooth = [.. column.Values.ToArray().Select(v => Array.IndexOf(spikes, v) >= 0 ? double.NaN : v)];
        Margin = new EmpiricalMargin(smooth, isDiscrete: false);
        Scores = [.. smooth.Select(v => double.IsNaN(v) ? v : Margin.Score(v))];
    }

    /// <summary>The distribution of the values that are no spikes.</summary>
    public EmpiricalMargin Margin { get; }

    /// <summary>The normal score of each train row in <see cref="Margin"/>, NaN for gaps and spikes.</summary>
    public double[] Scores { get; }
}

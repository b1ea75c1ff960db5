using Harness.Generators.Encoding;
namespace Harness.Neural.TensorEncoding;

/// <summary>A number as its normal score.</summary>
internal sealed class ScoreTensor(EmpiricalMargin margin) : NumberTensor
{
    /// <inheritdoc/>
    public override IReadOnlyList<(TensorHead Head, TensorRole Role, int Width)> Blocks { get; } = [(TensorHead.Linear, TensorRole.Value, 1)];

    /// <inheritdoc/>
    public override void Encode(double value, Span<float> cells, double uniform) =>
        // Off the ends of a tie, so that a float's rounding does not reach the next value.
        cells[0] = (float)margin.Score(value, 0.01 + 0.98 * uniform);

    /// <inheritdoc/>
    public override double Decode(ReadOnlySpan<float> cells, CellPick pick) => margin.FromScore(cells[0]);
}

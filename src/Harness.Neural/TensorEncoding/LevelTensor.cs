using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.TensorEncoding;

/// <summary>A column as categories: labels, or the distinct values of numbers and dates; a gap is the last category.</summary>
internal sealed class LevelTensor(ColumnCodec codec) : ColumnTensor(codec.Schema.Name)
{
    /// <inheritdoc/>
    public override IReadOnlyList<(TensorHead Head, TensorRole Role, int Width)> Blocks { get; } =
        [(TensorHead.Softmax, TensorRole.Value, codec.DistinctCount + (codec.HasGaps ? 1 : 0))];

    /// <inheritdoc/>
    public override void Encode(int row, Span<float> cells, RandomStream stream)
    {
        int level = codec.IsMissing(row) ? codec.DistinctCount
            : codec is QuantitativeCodec numbers ? numbers.Margin.IndexOf(numbers.Values[row])
            : ((CategoricalCodec)codec).Codes[row];
        cells[level] = 1;
    }

    /// <inheritdoc/>
    public override Column Decode(TensorRows rows)
    {
        var levels = new int[rows.Count];
        for (int row = 0; row < levels.Length; row++)
        {
            int level = rows.Pick(row).Category(rows[row], TensorRole.Value);
            levels[row] = level < codec.DistinctCount ? level : CategoricalColumn.Missing;
        }

        return codec is QuantitativeCodec numbers
            ? numbers.Decode([.. levels.Select(level => level < 0 ? double.NaN : numbers.Margin.Distinct[level])])
            : ((CategoricalCodec)codec).Decode(levels);
    }
}

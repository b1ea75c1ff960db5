using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.TensorEncoding;

/// <summary>A column of numbers or dates, filled where it has gaps, with a block that says where they are or without one.</summary>
internal sealed class NumberColumnTensor : ColumnTensor
{
    private readonly QuantitativeCodec _codec;
    private readonly double[] _filled;
    private readonly NumberTensor _numbers;
    private readonly bool _learnsGaps;

    /// <summary>Learns the column.</summary>
    /// <param name="codec">The column.</param>
    /// <param name="options">The encoding of numbers.</param>
    /// <param name="stream">Random numbers of the column.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public NumberColumnTensor(QuantitativeCodec codec, TensorOptions options, RandomStream stream, CancellationToken cancellation)
        : base(codec.Schema.Name)
    {
        _codec = codec;
        _learnsGaps = codec.HasGaps && options.Gaps == GapEncoding.Learned;
        _filled = options.Gaps == GapEncoding.Learned ? codec.Filled(stream.Fork("fill")) : FilledByMean(codec);
        _numbers = options.Numbers == NumberEncoding.Modes
            ? new ModeTensor(_filled, options.MostModes, stream.Fork("modes"), cancellation)
            : new ScoreTensor(codec.Margin);
        Blocks = _learnsGaps ? [.. _numbers.Blocks, (TensorHead.Softmax, TensorRole.Gap, 2)] : _numbers.Blocks;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(TensorHead Head, TensorRole Role, int Width)> Blocks { get; }

    /// <inheritdoc/>
    public override void Encode(int row, Span<float> cells, RandomStream stream)
    {
        if (_learnsGaps)
        {
            cells[_codec.IsMissing(row) ? ^1 : ^2] = 1;
        }

        _numbers.Encode(_filled[row], cells, stream.OpenUniform(0));
    }

    /// <inheritdoc/>
    public override Column Decode(TensorRows rows)
    {
        var values = new double[rows.Count];
        for (int row = 0; row < values.Length; row++)
        {
            ReadOnlySpan<float> cells = rows[row];
            CellPick pick = rows.Pick(row);
            bool isGap = _learnsGaps
                ? pick.Category(cells[^2..], TensorRole.Gap) == 1
                : _codec.HasGaps && rows.Stream(row).Uniform((ulong)TensorRole.Gap) < _codec.MissingShare;
            values[row] = isGap ? double.NaN : _numbers.Decode(_learnsGaps ? cells[..^2] : cells, pick);
        }

        return _codec.Decode(values);
    }

    private static double[] FilledByMean(QuantitativeCodec codec)
    {
        double mean = 0;
        foreach (double value in codec.Margin.Sorted())
        {
            mean += value / codec.Margin.Count;
        }

        double[] filled = [.. codec.Values];
        for (int row = 0; row < filled.Length; row++)
        {
            filled[row] = double.IsNaN(filled[row]) ? mean : filled[row];
        }

        return filled;
    }
}

using Harness.Generators;
using Harness.Neural.Loading;
using Harness.Neural.TensorEncoding;
using Harness.Neural.Training;
using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.Sampling;

/// <summary>A trained network that draws synthetic tables.</summary>
public sealed class NeuralFit : IFittedGenerator, ITrained
{
    // A table of very many rows represents the network well by itself.
    private const int MostRows = 200_000;

    private readonly string _id;
    private readonly TensorCodec _codec;
    private readonly TrainedNetwork? _network;
    private readonly Balance? _balance;
    private readonly TrainingOptions _options;

    internal NeuralFit(string id, TensorCodec codec, TrainedNetwork? network, Balance? balance, TrainingOptions options)
    {
        _id = id;
        _codec = codec;
        _network = network;
        _balance = balance;
        _options = options;
    }

    /// <summary>The measurements of the training; <see langword="null"/> where the table has no column to learn.</summary>
    public TrainingHistory? History => _network?.History;

    IReadOnlyList<TrainingCurve> ITrained.Curves => History is not { Points.Count: > 0 } history ? [] :
    [
        .. history.Losses.Select((name, i) => new TrainingCurve(name, [.. history.Points.Select(p => (double)p.Step)], [.. history.Points.Select(p => p.Losses[i])])),
        .. history.Points.Where(p => p.EnergyDistance is not null).ToArray() is { Length: > 0 } checks
            ? [new TrainingCurve("energy distance of validation rows", [.. checks.Select(p => (double)p.Step)], [.. checks.Select(p => p.EnergyDistance!.Value)])]
            : Array.Empty<TrainingCurve>(),
    ];

    /// <summary>The same network with corrections left out: <see cref="TrainingOptions.CalibratesMargins"/>, <see cref="TrainingOptions.RowsAStratum"/> and <see cref="TrainingOptions.BalancesMoments"/>.</summary>
    internal NeuralFit With(TrainingOptions options) => new(_id, _codec, _network, _balance, options);

    /// <inheritdoc/>
    public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        cancellation.ThrowIfCancellationRequested();
        TorchLibrary.Require();
        return BlockedSample.Draw(rows, new RandomStream(seed).Fork(_id), (count, stream) => Block(count, stream, cancellation), cancellation);
    }

    // Draws several rows for each row of the block, groups them into strata of similar rows, and takes one row of each stratum.
    private Table Block(int count, RandomStream stream, CancellationToken cancellation)
    {
        int perStratum = Math.Clamp(MostRows / Math.Max(1, count), 1, _options.RowsAStratum);
        float[] rows = _network?.Sample(count * perStratum, _options.CalibratesMargins, stream, cancellation) ?? [];
        if (perStratum > 1 && _network is not null)
        {
            int[][] strata = Strata.Of(rows, _codec.Layout.Width, count, stream.Fork("strata"), cancellation);
            RandomStream choice = stream.Fork("choice");
            rows = Take(rows, _balance is null || !_options.BalancesMoments
                ? [.. strata.Select((stratum, i) => stratum[choice.Index((ulong)i, stratum.Length)])]
                : _balance.Choose(Decode(rows, count * perStratum, stream.Fork("pool")), strata, choice, cancellation));
        }

        return Decode(rows, count, stream.Fork("decode"));
    }

    private float[] Take(float[] rows, int[] numbers)
    {
        int width = _codec.Layout.Width;
        var taken = new float[numbers.Length * width];
        for (int i = 0; i < numbers.Length; i++)
        {
            rows.AsSpan(numbers[i] * width, width).CopyTo(taken.AsSpan(i * width));
        }

        return taken;
    }

    private Table Decode(float[] rows, int count, RandomStream stream) => _codec.Decode(rows, count, SoftmaxDecoding.Largest, stream);
}

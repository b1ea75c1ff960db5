using Harness.Generators;
using Harness.Generators.Encoding;
using Harness.Neural.Loading;
using Harness.Neural.Training;
using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.Sampling;

/// <summary>Trained networks that make tables.</summary>
public sealed class NeuralFit : IFittedGenerator
{
    // A table of very many rows represents the network well by itself.
    private const int MostRows = 200_000;

    private readonly string _id;
    private readonly TensorCodec _codec;
    private readonly IReadOnlyList<TrainedNetwork> _networks;
    private readonly Balance? _balance;
    private readonly int _rowsAStratum;

    internal NeuralFit(string id, TensorCodec codec, IReadOnlyList<TrainedNetwork> networks, Balance? balance, int rowsAStratum)
    {
        _id = id;
        _codec = codec;
        _networks = networks;
        _balance = balance;
        _rowsAStratum = rowsAStratum;
    }

    /// <summary>What was seen during the training of each network; none where the table has nothing to learn.</summary>
    public IReadOnlyList<TrainingHistory> Histories => [.. _networks.Select(network => network.History)];

    /// <inheritdoc/>
    public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        cancellation.ThrowIfCancellationRequested();
        TorchLibrary.Require();
        return BlockedSample.Draw(rows, new RandomStream(seed).Fork(_id), (count, stream) => Block(count, stream, cancellation), cancellation);
    }

    // Rows that stand for several times as many.
    private Table Block(int count, RandomStream stream, CancellationToken cancellation)
    {
        int strata = Math.Clamp(MostRows / Math.Max(1, count), 1, _rowsAStratum);
        double[][] cells = Draw(count * strata, stream, cancellation);
        if (strata > 1 && cells.Length > 0)
        {
            int[][] groups = Strata.Of(cells, count, stream.Fork("strata"), cancellation);
            RandomStream choice = stream.Fork("choice");
            cells = Take(cells, _balance is null
                ? [.. groups.Select((group, i) => group[choice.Index((ulong)i, group.Length)])]
                : _balance.Choose(Decode(cells, cells[0].Length, stream.Fork("pool")), groups, choice, cancellation));
        }

        return Decode(cells, count, stream.Fork("decode"));
    }

    private static double[][] Take(double[][] cells, int[] rows) => Array.ConvertAll(cells, cell => Array.ConvertAll(rows, row => cell[row]));

    /// <summary>Cells of rows, place after place of the layout; each network makes every so many-th.</summary>
    private double[][] Draw(int count, RandomStream stream, CancellationToken cancellation)
    {
        double[][] cells = [.. Enumerable.Range(0, _codec.Layout.Width).Select(_ => new double[count])];
        for (int i = 0; i < _networks.Count; i++)
        {
            _networks[i].Fill(cells, i, _networks.Count, i == 0 ? stream : stream.Fork("network").Fork(i), cancellation);
        }

        return cells;
    }

    private Table Decode(double[][] cells, int count, RandomStream stream)
    {
        var rows = new float[count * cells.Length];
        for (int place = 0; place < cells.Length; place++)
        {
            for (int row = 0; row < count; row++)
            {
                rows[row * cells.Length + place] = (float)cells[place][row];
            }
        }

        return _codec.Decode(rows, count, SoftmaxDecoding.Largest, stream);
    }
}

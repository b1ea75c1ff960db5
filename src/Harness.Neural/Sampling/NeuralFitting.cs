using System.Security.Cryptography;
using System.Text;
using Harness.Generators;
using Harness.Generators.Encoding;
using Harness.Neural.Loading;
using Harness.Neural.Networks;
using Harness.Neural.Training;
using Harness.Random;
using Harness.Tables;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Sampling;

/// <summary>What all fits of a network share: coding, validation rows, training, calibration.</summary>
internal sealed class NeuralFitting
{
    // Fewer rows tell nothing, and more would cost more than they tell.
    private const int FewestValidationRows = 20;
    private const int MostValidationRows = 1000;

    private readonly string _id;
    private readonly Table _train;
    private readonly TrainingOptions _options;
    private readonly FitContext _context;
    private readonly RandomStream _stream;
    private readonly TensorCodec _codec;

    /// <summary>Learns the columns of a table.</summary>
    /// <param name="id">The generator's id.</param>
    /// <param name="train">The table.</param>
    /// <param name="options">How to train.</param>
    /// <param name="coding">How rows lie.</param>
    /// <param name="context">Seed, progress, cancellation.</param>
    /// <exception cref="GeneratorException">The table has no row, or torch is not there.</exception>
    public NeuralFitting(string id, Table train, TrainingOptions options, TensorOptions coding, FitContext context)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(context);
        context.Cancellation.ThrowIfCancellationRequested();
        _id = id;
        _train = train;
        _options = options;
        _context = context;
        _stream = new RandomStream(context.Seed).Fork(id);
        _codec = new TensorCodec(train, coding, _stream.Fork("codec"), context.Cancellation);
        TorchLibrary.Require();
    }

    /// <summary>The table's code.</summary>
    public TensorCodec Codec => _codec;

    /// <summary>Trains and calibrates.</summary>
    /// <param name="build">Makes model and sampler of heads, the rows to learn from and the stream of the first weights.</param>
    /// <param name="calibrates">Whether made columns are moved to train's distribution.</param>
    public NeuralFit Run(Func<Heads, Tensor, RandomStream, (ITrainable Model, RowSampler Sampler)> build, bool calibrates)
    {
        var heads = new Heads(_codec.Layout);
        if (heads.Width == 0)
        {
            _context.Progress?.Report(1);
            return new NeuralFit(_id, _codec, [], null, 1);
        }

        using DisposeScope scope = NewDisposeScope();
        float[] matrix = _codec.Encode(_stream.Fork("rows"), _context.Cancellation);
        Tensor all = heads.ToTensor(matrix);
        string key = Key(matrix);
        int[] order = _stream.Fork("validation").Permutation(_codec.RowCount);
        int held = (int)Math.Min(MostValidationRows, _options.ValidationShare * _codec.RowCount);
        held = held < FewestValidationRows ? 0 : held;
        int size = _options.EnsembleSizeFor(_codec.RowCount - held);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(TrainingOptions.EnsembleSize));
        var networks = new TrainedNetwork[size];
        string?[] checkpoints = [.. networks.Select((_, i) => networks.Length > 1 && _options.Checkpoint is { } file ? $"{file}.{i + 1}" : _options.Checkpoint)];
        var watch = new TrainingWatch(networks.Length, _options, _context);
        Workers.Run(
            networks.Length,
            (i, cancellation) =>
            {
                TorchLibrary.Require();
                using DisposeScope own = NewDisposeScope();
                RandomStream stream = i == 0 ? _stream : _stream.Fork("network").Fork(i);
                (Tensor rows, Tensor validation) = Split(all, order, held, (int)((long)i * order.Length / networks.Length));
                (ITrainable model, RowSampler sampler) = build(heads, rows, stream.Fork("weights"));
                using (model)
                {
                    TrainingHistory history = new Trainer(model, sampler, rows, validation, _options, stream.Fork("training")).Run(checkpoints[i], $"{key} {i}", i, watch, cancellation);
                    MarginCalibration? calibration = calibrates ? MarginCalibration.Of(sampler, model.Average, all, stream.Fork("calibration"), cancellation) : null;
                    networks[i] = new TrainedNetwork(sampler, model.Average.ToArray(), calibration, history);
                }
            },
            _context.Cancellation);
        foreach (string file in checkpoints.OfType<string>())
        {
            AtomicFile.Delete(file);
        }

        _context.Progress?.Report(1);
        return new NeuralFit(_id, _codec, networks, _options.BalancesMoments ? new Balance(_train) : null, _options.RowsAStratum);
    }

    /// <summary>The rows to learn from and those held back, which begin elsewhere for each network, so that others learn from them.</summary>
    private static (Tensor Rows, Tensor Validation) Split(Tensor all, int[] order, int held, int first)
    {
        Tensor places = tensor((int[])[.. order[first..], .. order[..first]]).to(ScalarType.Int64);
        return (all.index_select(0, places.narrow(0, held, order.Length - held)), all.index_select(0, places.narrow(0, 0, held)));
    }

    // The rows hold the table's content and the seed; the settings say the rest, but for those that only tell where to report.
    private string Key(float[] matrix)
    {
        byte[] rows = SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(matrix.AsSpan()));
        byte[] settings = Encoding.UTF8.GetBytes($"{_id} {_context.Seed} {_options with { Checkpoint = null, Progress = null }}");
        return Convert.ToHexStringLower(SHA256.HashData([.. rows, .. settings]));
    }
}

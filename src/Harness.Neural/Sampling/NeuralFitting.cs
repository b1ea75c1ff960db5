using System.Security.Cryptography;
using Harness.Generators;
using Harness.Neural.Loading;
using Harness.Neural.Networks;
using Harness.Neural.TensorEncoding;
using Harness.Neural.Training;
using Harness.Random;
using Harness.Tables;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Sampling;

/// <summary>The steps of a fit that all networks share: encoding, rows held back, training, calibration.</summary>
internal sealed class NeuralFitting
{
    // Fewer rows say too little, and more would cost more than they tell.
    private const int FewestValidationRows = 20;
    private const int MostValidationRows = 1000;

    private readonly string _id;
    private readonly Table _train;
    private readonly TrainingOptions _options;
    private readonly FitContext _context;
    private readonly RandomStream _stream;
    private readonly TensorCodec _codec;

    /// <summary>Learns the encoding of a table.</summary>
    /// <param name="id">The generator's id; part of the seed.</param>
    /// <param name="train">The train table.</param>
    /// <param name="options">The options.</param>
    /// <param name="context">Seed, progress and cancellation.</param>
    /// <exception cref="GeneratorException">The table has no row, or libtorch is not available.</exception>
    public NeuralFitting(string id, Table train, TrainingOptions options, FitContext context)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(context);
        context.Cancellation.ThrowIfCancellationRequested();
        _id = id;
        _train = train;
        _options = options;
        _context = context;
        _stream = new RandomStream(context.Seed).Fork(id);
        _codec = new TensorCodec(train, options.Encoding, _stream.Fork("codec"), context.Cancellation);
        TorchLibrary.Require();
    }

    /// <summary>Trains a network and calibrates its margins.</summary>
    /// <param name="build">Creates the model and the sampler of its network, from the layout of the rows, the rows to learn from in network order, and the stream of the first weights.</param>
    public NeuralFit Run(Func<Heads, Tensor, RandomStream, (ITrainable Model, RowSampler Sampler)> build)
    {
        var heads = new Heads(_codec.Layout);
        TrainedNetwork? network = heads.Width == 0 ? null : Train(heads, build);
        _context.Progress?.Report(1);
        return new NeuralFit(_id, _codec, network, _options.BalancesMoments ? new Balance(_train) : null, _options);
    }

    private TrainedNetwork Train(Heads heads, Func<Heads, Tensor, RandomStream, (ITrainable Model, RowSampler Sampler)> build)
    {
        using DisposeScope scope = NewDisposeScope();
        float[] encoded = _codec.Encode(_stream.Fork("rows"), _context.Cancellation);
        Tensor all = heads.ToTensor(encoded);
        (Tensor rows, Tensor validation) = Split(all);
        (ITrainable model, RowSampler sampler) = build(heads, rows, _stream.Fork("weights"));
        using (model)
        {
            TrainingHistory history = new Trainer(model, sampler, rows, validation, _options, _stream.Fork("training")).Run(Key(encoded), _context);
            MarginCalibration? calibration = _options.CalibratesMargins
                ? MarginCalibration.Of(sampler, model.Average, all, _stream.Fork("calibration"), _context.Cancellation)
                : null;
            if (_options.Checkpoint is { } file)
            {
                AtomicFile.Delete(file);
            }

            return new TrainedNetwork(sampler, model.Average.ToArray(), calibration, history);
        }
    }

    // The rows to learn from, and those held back to check the synthetic rows.
    private (Tensor Rows, Tensor Validation) Split(Tensor all)
    {
        int[] order = _stream.Fork("validation").Permutation(_codec.RowCount);
        int held = (int)Math.Min(MostValidationRows, _options.ValidationShare * order.Length);
        held = held < FewestValidationRows ? 0 : held;
        Tensor places = tensor(order).to(ScalarType.Int64);
        return (all.index_select(0, places.narrow(0, held, order.Length - held)), all.index_select(0, places.narrow(0, 0, held)));
    }

    // The encoded rows stand for the table. Of the options, those that only say where to report do not count.
    private string Key(float[] encoded)
    {
        byte[] rows = SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(encoded.AsSpan()));
        byte[] settings = System.Text.Encoding.UTF8.GetBytes($"{_id} {_context.Seed} {_options with { Checkpoint = null, Progress = null }}");
        return Convert.ToHexStringLower(SHA256.HashData([.. rows, .. settings]));
    }
}

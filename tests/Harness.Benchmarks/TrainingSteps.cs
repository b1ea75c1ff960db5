using Harness.Neural.Ctgan;
using Harness.Neural.Gan;
using Harness.Neural.Loading;
using Harness.Neural.Networks;
using Harness.Neural.TensorEncoding;
using Harness.Neural.Training;
using Harness.Neural.Tvae;
using Harness.Random;
using Harness.Tables;
using TorchSharp;

namespace Harness.Benchmarks;

/// <summary>A training that is stepped by hand, on a table's own encoding.</summary>
internal sealed class TrainingSteps : IDisposable
{
    private readonly torch.Tensor _rows;
    private readonly ITrainable _model;
    private readonly RandomStream _stream = new(1);
    private readonly float[] _losses;
    private int _step;

    /// <summary>Encodes the table and builds the networks.</summary>
    /// <param name="generator">gan, ctgan, tvae or ctgan-as-sdv.</param>
    /// <param name="train">The table.</param>
    /// <param name="batch">Rows a step.</param>
    public TrainingSteps(string generator, Table train, int batch)
    {
        TorchLibrary.Require();
        CtganOptions ctgan = (generator == "ctgan-as-sdv" ? CtganOptions.AsSdv : new CtganOptions()) with { BatchSize = batch };
        var codec = new TensorCodec(train, ctgan.Encoding, _stream.Fork("codec"));
        Layout = codec.Layout;
        var heads = new Heads(codec.Layout);
        _rows = heads.ToTensor(codec.Encode(_stream.Fork("rows")));
        var conditions = new CtganConditions(heads, _rows);
        _model = generator switch
        {
            "gan" => new GanTraining(new GanNetworks(heads, new GanOptions { BatchSize = batch }), _rows, new GanOptions { BatchSize = batch }, _stream.Fork("weights")),
            "tvae" => new TvaeTraining(new TvaeNetworks(heads, new TvaeOptions { BatchSize = batch }), _rows, new TvaeOptions { BatchSize = batch }, _stream.Fork("weights")),
            _ => new CtganTraining(new CtganNetworks(heads, conditions, ctgan), conditions, _rows, ctgan, _stream.Fork("weights")),
        };
        _losses = new float[_model.Losses.Count];
    }

    /// <summary>How a row lies.</summary>
    public TensorLayout Layout { get; }

    /// <summary>One change of the generator's weights.</summary>
    /// <param name="threads">How many threads of torch.</param>
    /// <returns>The first of the losses.</returns>
    public float Step(int threads)
    {
        torch.set_num_threads(threads);
        _model.Step(_step, 1, _stream.Fork(_step++), _losses);
        return _losses[0];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _model.Dispose();
        _rows.Dispose();
    }
}

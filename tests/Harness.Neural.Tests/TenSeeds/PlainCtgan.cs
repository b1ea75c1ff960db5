using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Harness.Neural.Tests.TenSeeds;

/// <summary>
/// CTGAN as SDV runs it on a table of fewer than 1,000 rows, in torch's own modules and with automatic differentiation: what codec and
/// sampler are tried on, and what a faster implementation is held to.
/// </summary>
/// <remarks>L. Xu et al., "Modeling tabular data using conditional GAN" (NeurIPS 2019), §4.3–4.4; sizes and steps of SDV 1.38.</remarks>
internal sealed class PlainCtgan : IDisposable
{
    private const int NoiseWidth = 128;
    private const int Width = 256;
    private const int Steps = 300;
    private const int Batch = 500;
    private const double Temperature = 0.2;
    private const double PenaltyWeight = 10;

    private readonly PlainOptions _options;
    private readonly RandomStream _stream;
    private readonly TensorCodec _codec;
    private readonly ConditionSampler _sampler;
    private readonly Tensor _rows;
    private readonly Generator _noise;
    private readonly PlainModules _made;
    private readonly PlainBlock _first;
    private readonly PlainBlock _second;
    private readonly Linear _last;
    private readonly Linear[] _critic;

    private PlainCtgan(Table train, ulong seed, PlainOptions options)
    {
        _options = options;
        _stream = new RandomStream(seed).Fork("ctgan");
        _codec = new TensorCodec(train, TensorOptions.AsSdv, _stream.Fork("codec"));
        float[] rows = _codec.Encode(_stream.Fork("rows"));
        _sampler = new ConditionSampler(_codec.Layout, rows);
        _rows = tensor(rows, [_codec.RowCount, _codec.Layout.Width]);
        _noise = new Generator(_stream.Fork("noise").Bits(0) >> 1);
        int asked = _codec.Layout.ConditionWidth;
        _made = PlainModules.Of(_stream);
        _first = _made.Add(new PlainBlock(NoiseWidth + asked, Width));
        _second = _made.Add(new PlainBlock(NoiseWidth + asked + Width, Width));
        _last = _made.Add(nn.Linear(NoiseWidth + asked + 2 * Width, _codec.Layout.Width));
        _critic = [.. new[] { options.Pack * (_codec.Layout.Width + asked), Width, Width }.Zip([Width, Width, 1], (a, b) => _made.Add(nn.Linear(a, b)))];
        _made.Done();
    }

    /// <summary>Learns a table of fewer than 1,000 rows, one step an epoch, and makes another.</summary>
    public static Table Make(Table train, ulong seed, PlainOptions options)
    {
        using DisposeScope everything = NewDisposeScope();
        using var ctgan = new PlainCtgan(train, seed, options);
        ctgan.Train();
        return ctgan.Sample();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _made.Dispose();
        _noise.Dispose();
    }

    private void Train()
    {
        using optim.Optimizer generator = Adam([.. _first.parameters(), .. _second.parameters(), .. _last.parameters()]);
        using optim.Optimizer critic = Adam([.. _critic.SelectMany(layer => layer.parameters())]);
        for (int step = 0; step < Steps; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            RandomStream stream = _stream.Fork("step").Fork(step);
            critic.zero_grad();
            CriticLoss(stream.Fork("critic")).backward();
            critic.step();
            generator.zero_grad();
            GeneratorLoss(stream.Fork("generator")).backward();
            generator.step();
        }
    }

    private Table Sample()
    {
        using var quiet = no_grad();
        if (!_options.NormalisesByBatch)
        {
            _first.eval();
            _second.eval();
        }

        (Tensor asked, _) = Ask(_stream.Fork("sample"), _options.Asks);
        Tensor made = Activate(Outputs(asked)).narrow(0, 0, _codec.RowCount).contiguous();
        return _codec.Decode(made.data<float>().ToArray(), _codec.RowCount, SoftmaxDecoding.Largest, _stream.Fork("decode"));
    }

    private Tensor CriticLoss(RandomStream stream)
    {
        (Tensor asked, Condition[] conditions) = Ask(stream, CategoryWeights.LogFrequency);
        int[] order = stream.Fork("order").Permutation(Batch);
        var found = new int[Batch];
        _sampler.Rows([.. order.Select(i => conditions[i])], found, stream.Fork("rows"));
        Tensor real = cat([_rows.index_select(0, Places(found)), asked.index_select(0, Places(order))], 1);
        Tensor made = cat([Activate(Outputs(asked)), asked], 1).detach();

        long width = real.shape[1];
        Tensor share = rand([Batch / _options.Pack, 1, 1], generator: _noise).repeat(1, _options.Pack, width).view(-1, width);
        Tensor between = (share * real + (1 - share) * made).requires_grad_();
        Tensor score = Critic(between);
        Tensor slope = autograd.grad([score], [between], [ones_like(score)], retain_graph: true, create_graph: true)[0];
        Tensor penalty = (slope.view(-1, _options.Pack * width).norm(1) - 1).square().mean();
        return Critic(made).mean() - Critic(real).mean() + PenaltyWeight * penalty;
    }

    private Tensor GeneratorLoss(RandomStream stream)
    {
        (Tensor asked, Condition[] conditions) = Ask(stream, CategoryWeights.LogFrequency);
        Tensor outputs = Outputs(asked);
        Tensor loss = -Critic(cat([Activate(outputs), asked], 1)).mean();
        for (int block = 0; block < _codec.Layout.Conditions.Count; block++)
        {
            int[] rows = [.. Enumerable.Range(0, Batch).Where(i => conditions[i].Block == block)];
            if (rows.Length > 0)
            {
                TensorBlock at = _codec.Layout.Conditions[block];
                Tensor logits = outputs.index_select(0, Places(rows)).narrow(1, at.Start, at.Width);
                loss += nn.functional.cross_entropy(logits, Places([.. rows.Select(i => conditions[i].Category)]), reduction: nn.Reduction.Sum) / Batch;
            }
        }

        return loss;
    }

    private (Tensor Vectors, Condition[] Conditions) Ask(RandomStream stream, CategoryWeights weights)
    {
        var conditions = new Condition[Batch];
        _sampler.Draw(conditions, weights, stream);
        var vectors = new float[Batch * _codec.Layout.ConditionWidth];
        _sampler.Encode(conditions, vectors);
        return (tensor(vectors, [Batch, _codec.Layout.ConditionWidth]), conditions);
    }

    private Tensor Outputs(Tensor asked) => _last.forward(_second.forward(_first.forward(cat([randn([Batch, NoiseWidth], generator: _noise), asked], 1))));

    private Tensor Activate(Tensor outputs) => cat([.. _codec.Layout.Blocks.Select(block =>
    {
        Tensor output = outputs.narrow(1, block.Start, block.Width);
        return block.Head == TensorHead.Tanh ? output.tanh()
            : nn.functional.softmax((output - empty(output.shape).exponential_(1, _noise).log()) / Temperature, 1); // −log of an exponential is Gumbel's.
    })], 1);

    private Tensor Critic(Tensor rows)
    {
        Tensor hidden = rows.view(-1, _options.Pack * rows.shape[1]);
        hidden = DropOut(nn.functional.leaky_relu(_critic[0].forward(hidden), 0.2));
        hidden = DropOut(nn.functional.leaky_relu(_critic[1].forward(hidden), 0.2));
        return _critic[2].forward(hidden);
    }

    private Tensor DropOut(Tensor hidden) => _options.DropsOut ? hidden * (rand(hidden.shape, generator: _noise) >= 0.5).to(ScalarType.Float32) * 2 : hidden;

    private optim.Optimizer Adam(IEnumerable<Parameter> weights) => optim.Adam(weights, 2e-4, _options.Beta1, 0.9, weight_decay: 1e-6);

    private static Tensor Places(int[] indices) => tensor([.. indices.Select(i => (long)i)]);
}

using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Tests.TenSeeds;

/// <summary>
/// TVAE as SDV runs it, in torch's own modules and with automatic differentiation: what the codec is tried on, and what a faster
/// implementation is held to.
/// </summary>
/// <remarks>L. Xu et al., "Modeling tabular data using conditional GAN" (NeurIPS 2019), §4.5; sizes and steps of SDV 1.38.</remarks>
internal static class PlainTvae
{
    private const int Width = 128;
    private const int Epochs = 300;
    private const int Batch = 500;
    private const double ReconstructionWeight = 2;

    /// <summary>Learns a table of at most 500 rows, one batch an epoch, and makes another.</summary>
    public static Table Make(Table train, ulong seed, PlainOptions options)
    {
        using DisposeScope everything = NewDisposeScope();
        RandomStream stream = new RandomStream(seed).Fork("tvae");
        var codec = new TensorCodec(train, TensorOptions.AsSdv, stream.Fork("codec"));
        int width = codec.Layout.Width;
        Tensor rows = tensor(codec.Encode(stream.Fork("rows")), [codec.RowCount, width]);
        var noise = new Generator(stream.Fork("noise").Bits(0) >> 1);

        using PlainModules made = PlainModules.Of(stream);
        nn.Module<Tensor, Tensor> encoder = made.Add(nn.Sequential(nn.Linear(width, Width), nn.ReLU(), nn.Linear(Width, Width), nn.ReLU()));
        nn.Module<Tensor, Tensor> mean = made.Add(nn.Linear(Width, Width));
        nn.Module<Tensor, Tensor> logVariance = made.Add(nn.Linear(Width, Width));
        nn.Module<Tensor, Tensor> decoder = made.Add(nn.Sequential(nn.Linear(Width, Width), nn.ReLU(), nn.Linear(Width, Width), nn.ReLU(), nn.Linear(Width, width)));
        Tensor sigma = nn.Parameter(ones(width) * 0.1);
        made.Done();
        using optim.Optimizer optimizer = optim.Adam([.. made.Parameters, (TorchSharp.Modules.Parameter)sigma], 1e-3, weight_decay: 1e-5);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor hidden = encoder.forward(rows);
            Tensor mu = mean.forward(hidden);
            Tensor log = logVariance.forward(hidden);
            Tensor outputs = decoder.forward(mu + (0.5 * log).exp() * randn(mu.shape, generator: noise));
            Tensor divergence = -0.5 * (1 + log - mu.square() - log.exp()).sum();
            optimizer.zero_grad();
            ((ReconstructionWeight * Reconstruction(codec.Layout, rows, outputs, sigma) + divergence) / codec.RowCount).backward();
            optimizer.step();
            using var quiet = no_grad();
            sigma.clamp_(0.01, 1);
        }

        using var sampling = no_grad();
        Tensor raw = decoder.forward(randn([Batch, Width], generator: noise));
        Tensor synthetic = raw.tanh();
        if (options.AddsNoise)
        {
            synthetic += sigma * tensor(Numbers(codec.Layout)) * randn(raw.shape, generator: noise);
        }

        if (options.Decoding == SoftmaxDecoding.Drawn)
        {
            synthetic = cat([.. codec.Layout.Blocks.Select(b => b.Head == TensorHead.Softmax
                ? nn.functional.softmax(raw.narrow(1, b.Start, b.Width), 1)
                : synthetic.narrow(1, b.Start, b.Width))], 1);
        }

        return codec.Decode(synthetic.narrow(0, 0, codec.RowCount).contiguous().data<float>().ToArray(), codec.RowCount, options.Decoding, stream.Fork("decode"));
    }

    private static Tensor Reconstruction(TensorLayout layout, Tensor rows, Tensor outputs, Tensor sigma)
    {
        Tensor loss = zeros(1);
        foreach (TensorBlock block in layout.Blocks)
        {
            Tensor real = rows.narrow(1, block.Start, block.Width);
            Tensor output = outputs.narrow(1, block.Start, block.Width);
            Tensor spread = sigma[block.Start];
            loss += block.Head == TensorHead.Softmax
                ? nn.functional.cross_entropy(output, real.argmax(1), reduction: nn.Reduction.Sum)
                : ((real - output.tanh()).square() / (2 * spread.square()) + spread.log()).sum();
        }

        return loss;
    }

    private static float[] Numbers(TensorLayout layout)
    {
        var isNumber = new float[layout.Width];
        foreach (TensorBlock block in layout.Blocks.Where(b => b.Head == TensorHead.Tanh))
        {
            isNumber[block.Start] = 1;
        }

        return isNumber;
    }
}

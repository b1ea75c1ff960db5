using Harness.Neural.Networks;
using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Sampling;

/// <summary>Makes rows by a network and draws its choices.</summary>
/// <param name="network">The network.</param>
/// <param name="isDrawn">Whether an option is drawn by its probability; otherwise it is the most probable one.</param>
internal sealed class RowSampler(IRowNetwork network, bool isDrawn = true)
{
    /// <summary>Rows that are made at a time: few enough to stay in the processor's cache and to be cancelled soon.</summary>
    public const int Chunk = 1024;

    /// <summary>The network.</summary>
    public IRowNetwork Network { get; } = network;

    /// <summary>Makes rows, in the order inside; of each choice the largest entry is the chosen option.</summary>
    /// <param name="weights">The network's weights.</param>
    /// <param name="rows">How many.</param>
    /// <param name="bias">What is added to the logits of the options, one row; <see langword="null"/> for nothing.</param>
    /// <param name="stream">Where random numbers come from.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public Tensor Make(Weights weights, int rows, Tensor? bias, RandomStream stream, CancellationToken cancellation)
    {
        using DisposeScope scope = NewDisposeScope();
        using var quiet = no_grad();
        Heads heads = Network.Heads;
        var chunks = new List<Tensor> { zeros(0, heads.Width) };
        for (int start = 0; start < rows; start += Chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            using var noise = new TorchNoise(stream.Fork(start));
            int count = Math.Min(Chunk, rows - start);
            Tensor outputs = Network.Outputs(weights.Views, count, noise);
            if (heads.Options > 0 && (bias is not null || isDrawn))
            {
                Tensor options = outputs.narrow(1, heads.Numbers, heads.Options);
                options = bias is null ? options : options.And(bias);
                options = isDrawn ? options.And(noise.Gumbel(count, heads.Options)) : options;
                outputs = cat([outputs.narrow(1, 0, heads.Numbers), options], 1);
            }

            chunks.Add(outputs);
        }

        return cat(chunks).MoveToOuterDisposeScope();
    }

    /// <summary>Puts 1 in the place of the chosen option and 0 in that of the others.</summary>
    /// <param name="rows">Rows in the order inside.</param>
    public Tensor Harden(Tensor rows)
    {
        Heads heads = Network.Heads;
        Tensor hard = zeros_like(rows);
        hard.narrow(1, 0, heads.Numbers).copy_(rows.narrow(1, 0, heads.Numbers));
        for (int i = 0; i < heads.Choices.Count; i++)
        {
            Tensor chosen = rows.narrow(1, heads.Starts[i], heads.Choices[i].Width).argmax(1, keepdim: true);
            hard.narrow(1, heads.Starts[i], heads.Choices[i].Width).scatter_(1, chosen, ones_like(chosen, ScalarType.Float32));
        }

        return hard;
    }
}

using Harness.Neural.Tensors;
using Harness.Random;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Networks;

/// <summary>Draws synthetic rows from a network.</summary>
/// <param name="network">The network.</param>
/// <param name="drawsChoices">Whether an option is drawn by its probability; otherwise the most probable one is taken.</param>
internal sealed class RowSampler(IRowNetwork network, bool drawsChoices = true)
{
    // Few enough rows to stay in the processor's cache and to be cancelled soon.
    private const int Chunk = 1024;

    /// <summary>The network.</summary>
    public IRowNetwork Network { get; } = network;

    /// <summary>Draws rows in network order. The largest entry of each choice marks the option that was drawn.</summary>
    /// <param name="weights">The network's weights.</param>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <param name="bias">One number an option, added to its logits; <see langword="null"/> for none.</param>
    /// <param name="stream">The source of randomness.</param>
    /// <param name="cancellation">Checked every 1,024 rows.</param>
    public Tensor Sample(Weights weights, int rows, Tensor? bias, RandomStream stream, CancellationToken cancellation)
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
            if (heads.Options > 0 && (bias is not null || drawsChoices))
            {
                Tensor options = outputs.narrow(1, heads.Numbers, heads.Options);
                options = bias is null ? options : options.Add(bias);
                options = drawsChoices ? options.Add(noise.Gumbel(count, heads.Options)) : options;
                outputs = cat([outputs.narrow(1, 0, heads.Numbers), options], 1);
            }

            chunks.Add(outputs);
        }

        return cat(chunks).MoveToOuterDisposeScope();
    }

    /// <summary>Sets the chosen option of each choice to 1 and the others to 0.</summary>
    /// <param name="rows">Rows in network order.</param>
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

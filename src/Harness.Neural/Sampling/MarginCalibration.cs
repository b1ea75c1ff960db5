using Harness.Neural.Networks;
using Harness.Neural.TensorEncoding;
using Harness.Neural.Tensors;
using Harness.Random;
using MathNet.Numerics.Distributions;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Sampling;

/// <summary>
/// Moves the margins of synthetic rows to train's after training. The network has to learn how columns depend on each other; how often each value
/// occurs is known from train. A constant is added to each option's logit, so that the option is as frequent as in train, and a rising
/// function is applied to each normal score, so that the scores are standard normal. Relations between columns stay those that the network learned.
/// </summary>
internal sealed class MarginCalibration
{
    private const int Rounds = 12;
    private const int Rows = 4096;

    // The most that a logit changes in one round.
    private const float LargestStep = 3;

    private readonly float[] _bias;
    private readonly float[][] _scores;

    private MarginCalibration(float[] bias, float[][] scores)
    {
        _bias = bias;
        _scores = scores;
    }

    /// <summary>The constant for each option's logit.</summary>
    public Tensor Bias() => NativeTensor.Of(_bias);

    /// <summary>Compares 4,096 synthetic rows with train.</summary>
    /// <param name="sampler">Draws rows from the network.</param>
    /// <param name="weights">The network's weights.</param>
    /// <param name="train">Train rows in network order.</param>
    /// <param name="stream">The source of randomness.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static MarginCalibration Of(RowSampler sampler, Weights weights, Tensor train, RandomStream stream, CancellationToken cancellation)
    {
        using DisposeScope scope = NewDisposeScope();
        using var quiet = no_grad();
        Heads heads = sampler.Network.Heads;
        Tensor shares = train.narrow(1, heads.Numbers, heads.Options).mean([0L]);
        Tensor bias = zeros(heads.Options);
        using (var noise = new TorchNoise(stream.Fork("options")))
        {
            Tensor logits = sampler.Network.Outputs(weights.Views, Rows, noise).narrow(1, heads.Numbers, heads.Options);
            for (int round = 0; round < Rounds && heads.Options > 0; round++)
            {
                cancellation.ThrowIfCancellationRequested();
                Tensor moved = logits.Add(bias);
                Tensor[] synthetic = [.. heads.Choices.Select((choice, i) => nn.functional.softmax(moved.narrow(1, heads.Starts[i] - heads.Numbers, choice.Width), 1).mean([0L]))];
                bias = bias.Add((shares / cat(synthetic).Add(1e-9)).log().ClampInPlace(-LargestStep, LargestStep));
            }
        }

        Tensor rows = sampler.Sample(weights, Rows, bias, stream.Fork("numbers"), cancellation);
        return new MarginCalibration([.. bias.data<float>()], [.. Enumerable.Range(0, heads.Linear).Select(i => Scores(heads, rows, i))]);
    }

    /// <summary>Moves the normal scores of rows.</summary>
    /// <param name="heads">The layout of the rows.</param>
    /// <param name="rows">The rows in layout order, one after the other; changed in place.</param>
    public void Move(Heads heads, Span<float> rows)
    {
        for (int i = 0; i < _scores.Length; i++)
        {
            for (int at = heads.Places[i]; at < rows.Length; at += heads.Width)
            {
                rows[at] = (float)Normal.InvCDF(0, 1, Share(_scores[i], rows[at]));
            }
        }
    }

    // The share of sorted numbers below a score, above 0 and below 1: Hazen's plotting position, linear between two numbers.
    private static double Share(float[] sorted, float score)
    {
        int above = Array.BinarySearch(sorted, score);
        above = above < 0 ? ~above : above;
        double place = above;
        if (above > 0 && above < sorted.Length && sorted[above] > sorted[above - 1])
        {
            place += (score - sorted[above - 1]) / (double)(sorted[above] - sorted[above - 1]) - 1;
        }

        return Math.Clamp(place + 0.5, 0.5, sorted.Length - 0.5) / sorted.Length;
    }

    // The sorted scores of the rows that have a value in the column.
    private static float[] Scores(Heads heads, Tensor rows, int number)
    {
        string column = heads.Layout.Blocks.First(block => block.Start == heads.Places[number]).Column;
        Tensor scores = rows.select(1, number);
        for (int i = 0; i < heads.Choices.Count; i++)
        {
            if (heads.Choices[i] is { Role: TensorRole.Gap } gap && gap.Column == column)
            {
                Tensor present = scores[rows.narrow(1, heads.Starts[i], gap.Width).argmax(1).logical_not()];
                scores = present.numel() > 0 ? present : scores;
            }
        }

        return [.. scores.sort().Values.contiguous().data<float>()];
    }
}

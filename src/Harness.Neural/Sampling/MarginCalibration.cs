using Harness.Neural.TensorEncoding;
using Harness.Neural.Networks;
using Harness.Neural.Training;
using Harness.Random;
using MathNet.Numerics.Distributions;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Sampling;

/// <summary>
/// What a network has to learn is how columns hang together; how often each value occurs alone is known from train. After training
/// the made rows are moved to it: each option's logit by a constant, so that the option is as frequent as in train, and each normal score by
/// a rising function, so that the scores are standard normal. Relations between columns stay those that the network learned.
/// </summary>
internal sealed class MarginCalibration
{
    private const int Rounds = 12;
    private const int Rows = 4096;

    // What share of the network's probability train's own share may be raised or lowered by in one round, in logits.
    private const float LargestStep = 3;

    private readonly float[] _bias;
    private readonly float[][] _scores;

    private MarginCalibration(float[] bias, float[][] scores)
    {
        _bias = bias;
        _scores = scores;
    }

    /// <summary>What is added to the logit of each option.</summary>
    public Tensor Bias() => Memory.Of(_bias);

    /// <summary>Compares what a network makes with train.</summary>
    /// <param name="sampler">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="train">The train rows in the order inside.</param>
    /// <param name="stream">Where random numbers come from.</param>
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
                Tensor moved = logits.And(bias);
                Tensor[] made = [.. heads.Choices.Select((choice, i) => nn.functional.softmax(moved.narrow(1, heads.Starts[i] - heads.Numbers, choice.Width), 1).mean([0L]))];
                bias = bias.And((shares / cat(made).Plus(1e-9)).log().Clip(-LargestStep, LargestStep));
            }
        }

        Tensor rows = sampler.Make(weights, Rows, bias, stream.Fork("numbers"), cancellation);
        return new MarginCalibration([.. bias.data<float>()], [.. Enumerable.Range(0, heads.Linear).Select(i => Scores(heads, rows, i))]);
    }

    /// <summary>Moves the normal scores of rows, which lie in the layout's order.</summary>
    /// <param name="heads">How rows lie.</param>
    /// <param name="rows">The rows; changed.</param>
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

    /// <summary>The share of sorted numbers below another: Hazen's position, linear between two of them; above 0 and below 1.</summary>
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

    // The scores that count are those of rows with a value.
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

using Harness.Neural.TensorEncoding;
using Harness.Neural.Networks;
using Harness.Random;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Harness.Neural.Ctgan;

/// <summary>What rows are asked to be, as tensors.</summary>
internal sealed class CtganConditions
{
    private readonly Heads _heads;
    private readonly ConditionSampler _sampler;
    private readonly int[] _starts;

    /// <summary>Learns what there is to ask for.</summary>
    /// <param name="heads">How rows lie.</param>
    /// <param name="train">Train rows in the order inside.</param>
    public CtganConditions(Heads heads, Tensor train)
    {
        _heads = heads;
        var rows = new float[train.shape[0] * heads.Width];
        heads.FromTensor(train, rows);
        _sampler = new ConditionSampler(heads.Layout, rows);
        _starts = [.. heads.Layout.Conditions.Select(block => heads.Starts[Enumerable.Range(0, heads.Choices.Count).First(i => heads.Choices[i].Start == block.Start)])];
    }

    /// <summary>Width of a condition; 0 where the table has no choice to ask by.</summary>
    public int Width => _heads.Layout.ConditionWidth;

    /// <summary>Draws conditions.</summary>
    /// <param name="count">How many.</param>
    /// <param name="weights">How often each category is asked for.</param>
    /// <param name="stream">Where random numbers come from.</param>
    public Condition[] Draw(int count, CategoryWeights weights, RandomStream stream)
    {
        var conditions = new Condition[_sampler.HasConditions ? count : 0];
        if (_sampler.HasConditions)
        {
            _sampler.Draw(conditions, weights, stream);
        }

        return conditions;
    }

    /// <summary>Conditions as rows of a tensor; no column where there is nothing to ask by.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="count">How many rows.</param>
    public Tensor ToTensor(Condition[] conditions, int count)
    {
        var vectors = new float[conditions.Length * Width];
        if (conditions.Length > 0)
        {
            _sampler.Encode(conditions, vectors);
        }

        return vectors.Length == 0 ? zeros(count, 0) : Training.Memory.Of(vectors).view(count, Width);
    }

    /// <summary>Train rows that are what is asked for; any where nothing is.</summary>
    /// <param name="train">The train rows.</param>
    /// <param name="conditions">The conditions.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="stream">Where random numbers come from.</param>
    public Tensor Rows(Tensor train, Condition[] conditions, int count, RandomStream stream)
    {
        var rows = new int[count];
        if (conditions.Length > 0)
        {
            _sampler.Rows(conditions, rows, stream);
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                rows[i] = stream.Index((ulong)i, (int)train.shape[0]);
            }
        }

        using Tensor indices = tensor(Array.ConvertAll(rows, row => (long)row));
        return train.index_select(0, indices);
    }

    /// <summary>How far outputs are from what was asked for: the mean over rows of the cross-entropy of the category asked for.</summary>
    /// <param name="outputs">What the generator puts out, logits of options.</param>
    /// <param name="vectors">What was asked for.</param>
    public Tensor Miss(Tensor outputs, Tensor vectors)
    {
        Tensor[] parts = [.. _heads.Layout.Conditions.Select((block, i) => log_softmax(outputs.narrow(1, _starts[i], block.Width), 1))];
        using Scalar share = -1.0 / outputs.shape[0];
        return (cat(parts, 1) * vectors).sum().mul(share);
    }
}

using Harness.Neural.Networks;
using Harness.Neural.TensorEncoding;
using Harness.Neural.Tensors;
using Harness.Random;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Harness.Neural.Ctgan;

/// <summary>The conditions of CTGAN as tensors. A condition asks for a row with one category in one column.</summary>
internal sealed class CtganConditions
{
    private readonly Heads _heads;
    private readonly ConditionSampler _sampler;
    private readonly int[] _starts;

    /// <summary>Learns which categories there are.</summary>
    /// <param name="heads">The layout of the rows.</param>
    /// <param name="train">Train rows in network order.</param>
    public CtganConditions(Heads heads, Tensor train)
    {
        _heads = heads;
        var rows = new float[train.shape[0] * heads.Width];
        heads.FromTensor(train, rows);
        _sampler = new ConditionSampler(heads.Layout, rows);
        _starts = [.. heads.Layout.Conditions.Select(block => heads.Starts[Enumerable.Range(0, heads.Choices.Count).First(i => heads.Choices[i].Start == block.Start)])];
    }

    /// <summary>Length of a condition's vector; 0 where no column has categories.</summary>
    public int Width => _heads.Layout.ConditionWidth;

    /// <summary>Draws conditions.</summary>
    /// <param name="count">Number of conditions.</param>
    /// <param name="weights">The probability of each category.</param>
    /// <param name="stream">The source of randomness.</param>
    /// <returns>The conditions; none where no column has categories.</returns>
    public Condition[] Draw(int count, CategoryWeights weights, RandomStream stream)
    {
        var conditions = new Condition[_sampler.HasConditions ? count : 0];
        if (_sampler.HasConditions)
        {
            _sampler.Draw(conditions, weights, stream);
        }

        return conditions;
    }

    /// <summary>Encodes conditions as the rows of a tensor; it has no columns where no column of the table has categories.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="count">Number of rows.</param>
    public Tensor ToTensor(Condition[] conditions, int count)
    {
        var vectors = new float[conditions.Length * Width];
        if (conditions.Length > 0)
        {
            _sampler.Encode(conditions, vectors);
        }

        return vectors.Length == 0 ? zeros(count, 0) : NativeTensor.Of(vectors).view(count, Width);
    }

    /// <summary>Draws train rows that meet the conditions; any rows where there are none.</summary>
    /// <param name="train">Train rows in network order.</param>
    /// <param name="conditions">The conditions, one a row, or none.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="stream">The source of randomness.</param>
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

    /// <summary>The loss for rows that do not meet their condition: the mean over rows of the cross-entropy of the category asked for.</summary>
    /// <param name="outputs">Outputs of the generator, logits of options.</param>
    /// <param name="vectors">The conditions, encoded.</param>
    public Tensor Loss(Tensor outputs, Tensor vectors)
    {
        Tensor[] parts = [.. _heads.Layout.Conditions.Select((block, i) => log_softmax(outputs.narrow(1, _starts[i], block.Width), 1))];
        using Scalar share = -1.0 / outputs.shape[0];
        return (cat(parts, 1) * vectors).sum().mul(share);
    }
}

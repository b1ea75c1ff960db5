using Harness.Neural.TensorEncoding;
using Harness.Neural.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harness.Neural.Networks;

/// <summary>
/// The last layer of a network that makes rows. Inside a network a row lies in an order of its own, numbers without bounds first, bounded numbers next, then
/// the options of each choice, so that few operations serve all columns.
/// </summary>
internal sealed class Heads
{
    private readonly int[] _places;
    private readonly long[] _widths;

    /// <summary>Orders the blocks of a layout.</summary>
    /// <param name="layout">The layout.</param>
    public Heads(TensorLayout layout)
    {
        TensorBlock[] blocks = [.. layout.Blocks.OrderBy(block => block.Head)];
        _places = [.. blocks.SelectMany(block => Enumerable.Range(block.Start, block.Width))];
        Layout = layout;
        Linear = blocks.Count(block => block.Head == TensorHead.Linear);
        Tanh = blocks.Count(block => block.Head == TensorHead.Tanh);
        Choices = [.. blocks.Where(block => block.Head == TensorHead.Softmax)];
        _widths = [.. Choices.Select(block => (long)block.Width)];
        int start = Numbers;
        Starts = new int[Choices.Count];
        for (int i = 0; i < Starts.Length; i++)
        {
            Starts[i] = start;
            start += Choices[i].Width;
        }
    }

    /// <summary>The layout of rows outside.</summary>
    public TensorLayout Layout { get; }

    /// <summary>How many numbers without bounds a row has.</summary>
    public int Linear { get; }

    /// <summary>How many numbers from −1 to 1.</summary>
    public int Tanh { get; }

    /// <summary>How many numbers in all.</summary>
    public int Numbers => Linear + Tanh;

    /// <summary>The blocks of the choices, in the order in which they lie inside.</summary>
    public IReadOnlyList<TensorBlock> Choices { get; }

    /// <summary>Where each choice begins inside.</summary>
    public int[] Starts { get; }

    /// <summary>How many places all options take.</summary>
    public int Options => Width - Numbers;

    /// <summary>How many places a row takes, inside as outside.</summary>
    public int Width => Layout.Width;

    /// <summary>The place outside of each place inside.</summary>
    public ReadOnlySpan<int> Places => _places;

    /// <summary>Rows from outside as a tensor.</summary>
    /// <param name="rows">Row after row, <see cref="Width"/> numbers each.</param>
    public Tensor ToTensor(ReadOnlySpan<float> rows)
    {
        int count = rows.Length / Width;
        var inside = new float[rows.Length];
        for (int row = 0; row < count; row++)
        {
            ReadOnlySpan<float> from = rows.Slice(row * Width, Width);
            Span<float> to = inside.AsSpan(row * Width, Width);
            for (int i = 0; i < _places.Length; i++)
            {
                to[i] = from[_places[i]];
            }
        }

        return Memory.Of(inside).view(count, Width);
    }

    /// <summary>A tensor as rows for outside.</summary>
    /// <param name="tensor">A row for each, <see cref="Width"/> wide.</param>
    /// <param name="rows">Receives them, row after row.</param>
    public void FromTensor(Tensor tensor, Span<float> rows)
    {
        using Tensor contiguous = tensor.contiguous();
        ReadOnlySpan<float> inside = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(contiguous.bytes);
        for (int start = 0; start < rows.Length; start += Width)
        {
            for (int i = 0; i < _places.Length; i++)
            {
                rows[start + _places[i]] = inside[start + i];
            }
        }
    }

    /// <summary>What a network makes of the outputs of its last linear layer: numbers as they are or bounded, and of each choice shares that sum to 1.</summary>
    /// <param name="outputs">A row for each, <see cref="Width"/> wide.</param>
    /// <param name="gumbel">Gumbel numbers for each option, which make the shares of a choice a soft draw of one; <see langword="null"/> for the probabilities themselves.</param>
    /// <param name="temperature">How soft a draw is, above 0.</param>
    /// <remarks>E. Jang, S. Gu and B. Poole, "Categorical reparameterization with Gumbel-softmax", ICLR 2017, equation 2.</remarks>
    public Tensor Activate(Tensor outputs, Tensor? gumbel = null, double temperature = 1)
    {
        var parts = new List<Tensor>(2 + Choices.Count);
        if (Linear > 0)
        {
            parts.Add(outputs.narrow(1, 0, Linear));
        }

        if (Tanh > 0)
        {
            parts.Add(outputs.narrow(1, Linear, Tanh).tanh());
        }

        if (Options > 0)
        {
            Tensor logits = outputs.narrow(1, Numbers, Options);
            logits = gumbel is null ? logits : logits.And(gumbel).Times(1 / temperature);
            parts.AddRange(logits.split(_widths, 1).Select(choice => functional.softmax(choice, 1)));
        }

        return parts.Count == 1 ? parts[0] : cat([.. parts], 1);
    }
}

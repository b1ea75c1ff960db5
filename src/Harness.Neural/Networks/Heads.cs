using Harness.Neural.TensorEncoding;
using Harness.Neural.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harness.Neural.Networks;

/// <summary>
/// The layout of the rows that a network puts out. Networks use an order of their own (network order): first the unbounded numbers, then the bounded numbers, then
/// the options of each choice, so that a few operations serve all columns. The layout order is that of the table's encoding, column by column.
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

    /// <summary>The layout of the table's encoding.</summary>
    public TensorLayout Layout { get; }

    /// <summary>Unbounded numbers in a row.</summary>
    public int Linear { get; }

    /// <summary>Numbers from −1 to 1 in a row.</summary>
    public int Tanh { get; }

    /// <summary>All numbers in a row, options not counted.</summary>
    public int Numbers => Linear + Tanh;

    /// <summary>The blocks of the choices, in network order.</summary>
    public IReadOnlyList<TensorBlock> Choices { get; }

    /// <summary>The first place of each choice in network order.</summary>
    public int[] Starts { get; }

    /// <summary>Options of all choices together.</summary>
    public int Options => Width - Numbers;

    /// <summary>Length of a row, the same in both orders.</summary>
    public int Width => Layout.Width;

    /// <summary>For each place in network order, its place in layout order.</summary>
    public ReadOnlySpan<int> Places => _places;

    /// <summary>Brings rows from layout order into a tensor in network order.</summary>
    /// <param name="rows">The rows one after the other, <see cref="Width"/> numbers each.</param>
    public Tensor ToTensor(ReadOnlySpan<float> rows)
    {
        int count = rows.Length / Width;
        var ordered = new float[rows.Length];
        for (int row = 0; row < count; row++)
        {
            ReadOnlySpan<float> from = rows.Slice(row * Width, Width);
            Span<float> to = ordered.AsSpan(row * Width, Width);
            for (int i = 0; i < _places.Length; i++)
            {
                to[i] = from[_places[i]];
            }
        }

        return NativeTensor.Of(ordered).view(count, Width);
    }

    /// <summary>Brings rows from a tensor in network order into layout order.</summary>
    /// <param name="tensor">The rows, <see cref="Width"/> columns.</param>
    /// <param name="rows">Receives the rows one after the other.</param>
    public void FromTensor(Tensor tensor, Span<float> rows)
    {
        using Tensor contiguous = tensor.contiguous();
        ReadOnlySpan<float> ordered = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(contiguous.bytes);
        for (int start = 0; start < rows.Length; start += Width)
        {
            for (int i = 0; i < _places.Length; i++)
            {
                rows[start + _places[i]] = ordered[start + i];
            }
        }
    }

    /// <summary>The activation after a network's last linear layer: numbers stay or are bounded by tanh, and the options of each choice become shares that sum to 1.</summary>
    /// <param name="outputs">Outputs of the last layer, <see cref="Width"/> columns.</param>
    /// <param name="gumbel">A Gumbel number for each option, which turns the shares of a choice into a soft draw; <see langword="null"/> for the probabilities.</param>
    /// <param name="temperature">Softness of a draw, above 0; near 0 one share is nearly 1.</param>
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
            logits = gumbel is null ? logits : logits.Add(gumbel).Multiply(1 / temperature);
            parts.AddRange(logits.split(_widths, 1).Select(choice => functional.softmax(choice, 1)));
        }

        return parts.Count == 1 ? parts[0] : cat([.. parts], 1);
    }
}

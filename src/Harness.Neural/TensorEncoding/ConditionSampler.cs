using Harness.Generators.Encoding;
using Harness.Random;

namespace Harness.Neural.TensorEncoding;

/// <summary>
/// Training by sampling: asks for rows by a discrete block, chosen uniformly, and one of its categories, so that a network sees
/// rare ones often enough; finds train rows that are what is asked for.
/// </summary>
/// <remarks>L. Xu et al., "Modeling tabular data using conditional GAN" (NeurIPS 2019), §4.3.</remarks>
internal sealed class ConditionSampler
{
    private readonly TensorLayout _layout;
    private readonly int[] _offsets;

    // Per block: the train rows in the order of their categories, and where each category begins.
    private readonly int[][] _rows;
    private readonly int[][] _starts;
    private readonly double[][] _frequency;
    private readonly double[][] _logFrequency;

    /// <summary>Counts the categories of train rows. O(rows · blocks).</summary>
    /// <param name="layout">The layout of an encoded row.</param>
    /// <param name="matrix">Train rows as <see cref="TensorCodec.Encode"/> gives them, all or some; at least one.</param>
    /// <exception cref="ArgumentException">There is no whole row, or a discrete block of a row has no 1.</exception>
    public ConditionSampler(TensorLayout layout, ReadOnlySpan<float> matrix)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (layout.Width > 0 && (matrix.IsEmpty || matrix.Length % layout.Width != 0))
        {
            throw new ArgumentException($"{matrix.Length} numbers are no rows of {layout.Width}.", nameof(matrix));
        }

        _layout = layout;
        int blocks = layout.Conditions.Count;
        _offsets = new int[blocks];
        _rows = new int[blocks][];
        _starts = new int[blocks][];
        _frequency = new double[blocks][];
        _logFrequency = new double[blocks][];
        int offset = 0;
        for (int b = 0; b < blocks; b++)
        {
            TensorBlock block = layout.Conditions[b];
            _offsets[b] = offset;
            offset += block.Width;
            int[] categories = Categories(matrix, layout.Width, block);
            var counts = new int[block.Width];
            foreach (int category in categories)
            {
                counts[category]++;
            }

            (_rows[b], _starts[b]) = Grouped(categories, counts);
            _frequency[b] = [.. counts.Select(count => (double)count)];
            _logFrequency[b] = [.. counts.Select(count => Math.Log(count + 1))];
        }
    }

    /// <summary>Whether there is a discrete block to ask by; without one, nothing can be drawn.</summary>
    public bool HasConditions => _offsets.Length > 0;

    /// <summary>Draws what rows are to be.</summary>
    /// <param name="conditions">Receives one condition a row; a category that no train row has is never asked for.</param>
    /// <param name="weights">The frequencies at which the categories of a block are drawn.</param>
    /// <param name="stream">Positions 2i and 2i + 1 draw condition i.</param>
    /// <exception cref="InvalidOperationException">There is no discrete block.</exception>
    public void Draw(Span<Condition> conditions, CategoryWeights weights, RandomStream stream)
    {
        if (!HasConditions)
        {
            throw new InvalidOperationException("The layout has no discrete block to ask by; look at HasConditions first.");
        }

        double[][] shares = weights == CategoryWeights.Frequency ? _frequency : _logFrequency;
        for (int i = 0; i < conditions.Length; i++)
        {
            int block = stream.Index(2 * (ulong)i, shares.Length);
            conditions[i] = new Condition(block, Choice.Of<double>(shares[block], stream.Uniform(2 * (ulong)i + 1)));
        }
    }

    /// <summary>The conditions as a network sees them: all categories of all discrete blocks, those asked for 1, the others 0.</summary>
    /// <param name="conditions">One a row.</param>
    /// <param name="vectors">Receives the rows, each of <see cref="TensorLayout.ConditionWidth"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="vectors"/> has another length.</exception>
    public void Encode(ReadOnlySpan<Condition> conditions, Span<float> vectors)
    {
        if (vectors.Length != conditions.Length * _layout.ConditionWidth)
        {
            throw new ArgumentException($"{conditions.Length} conditions of {_layout.ConditionWidth} numbers do not fit {vectors.Length}.", nameof(vectors));
        }

        vectors.Clear();
        for (int i = 0; i < conditions.Length; i++)
        {
            vectors[i * _layout.ConditionWidth + _offsets[conditions[i].Block] + conditions[i].Category] = 1;
        }
    }

    /// <summary>Draws train rows that are what is asked for, each equally likely.</summary>
    /// <param name="conditions">The conditions, each on a category that at least one train row has.</param>
    /// <param name="rows">Receives one zero-based row a condition.</param>
    /// <param name="stream">Position i draws row i.</param>
    public void Rows(ReadOnlySpan<Condition> conditions, Span<int> rows, RandomStream stream)
    {
        for (int i = 0; i < conditions.Length; i++)
        {
            (int block, int category) = conditions[i];
            int first = _starts[block][category];
            rows[i] = _rows[block][first + stream.Index((ulong)i, _starts[block][category + 1] - first)];
        }
    }

    /// <summary>The rows in the order of their categories, and where each category begins.</summary>
    private static (int[] Rows, int[] Starts) Grouped(int[] categories, int[] counts)
    {
        var starts = new int[counts.Length + 1];
        for (int category = 0; category < counts.Length; category++)
        {
            starts[category + 1] = starts[category] + counts[category];
        }

        var rows = new int[categories.Length];
        int[] next = [.. starts];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[next[categories[row]]++] = row;
        }

        return (rows, starts);
    }

    private static int[] Categories(ReadOnlySpan<float> matrix, int width, TensorBlock block)
    {
        var categories = new int[matrix.Length / width];
        for (int row = 0; row < categories.Length; row++)
        {
            categories[row] = matrix.Slice(row * width + block.Start, block.Width).IndexOf(1f);
            if (categories[row] < 0)
            {
                throw new ArgumentException($"Row {row + 1} has no category in the block of '{block.Column}'; give the rows that Encode made.", nameof(matrix));
            }
        }

        return categories;
    }
}

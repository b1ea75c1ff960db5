using Harness.Tables;

namespace Harness.Generators.Encoding;

/// <summary>
/// A column of labels as codes 0 to k − 1 into the k levels that train rows have, in ordinal order; a level of the column that no
/// train row has gets no code and never comes back.
/// </summary>
internal sealed class CategoricalCodec : ColumnCodec
{
    private readonly CategoricalColumn _train;
    private readonly int[] _codes;
    private readonly int[] _counts;
    private readonly int[] _levelOf;

    /// <summary>Learns a column. O(n + levels).</summary>
    /// <param name="train">Labels with at least one value that is not missing.</param>
    /// <exception cref="ArgumentException">Every value is missing.</exception>
    public CategoricalCodec(CategoricalColumn train)
        : base(train)
    {
        if (train.MissingCount == train.Length)
        {
            throw new ArgumentException($"Column '{train.Name}' has no value to learn.", nameof(train));
        }

        _train = train;
        var counts = new int[train.Levels.Count];
        foreach (int level in train.Codes)
        {
            if (level >= 0)
            {
                counts[level]++;
            }
        }

        _levelOf = [.. Enumerable.Range(0, counts.Length).Where(level => counts[level] > 0)];
        _counts = [.. _levelOf.Select(level => counts[level])];
        var codeOf = new int[counts.Length];
        for (int code = 0; code < _levelOf.Length; code++)
        {
            codeOf[_levelOf[code]] = code;
        }

        if (_levelOf.Length == counts.Length)
        {
            _codes = train.SharedCodes;
            return;
        }

        _codes = new int[train.Length];
        for (int row = 0; row < _codes.Length; row++)
        {
            _codes[row] = train.Codes[row] < 0 ? CategoricalColumn.Missing : codeOf[train.Codes[row]];
        }
    }

    /// <summary>One code a train row, 0 to <see cref="DistinctCount"/> − 1; <see cref="CategoricalColumn.Missing"/> for a gap.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>Number of train rows of each code, at least 1; their sum is the number of present values.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <inheritdoc/>
    public override int DistinctCount => _counts.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => _codes[row] == CategoricalColumn.Missing;

    /// <summary>The column of a synthetic table, with the levels and spelling of the train column.</summary>
    /// <param name="codes">One code a row, <see cref="CategoricalColumn.Missing"/> for a gap.</param>
    /// <exception cref="IndexOutOfRangeException">A code is <see cref="DistinctCount"/> or more.</exception>
    public CategoricalColumn Decode(ReadOnlySpan<int> codes)
    {
        var levels = new int[codes.Length];
        for (int row = 0; row < levels.Length; row++)
        {
            levels[row] = codes[row] < 0 ? CategoricalColumn.Missing : _levelOf[codes[row]];
        }

        return new CategoricalColumn(Schema, levels, [.. _train.Levels], [.. _train.Spelling]);
    }
}

namespace Harness.Tables;

/// <summary>
/// Labels as codes into a list of levels. Levels are in ordinal order, so the codes do not depend on the order of the
/// rows. Booleans have the levels <c>False</c> and <c>True</c>, whatever their spelling in the file; ids are labels too.
/// </summary>
public sealed class CategoricalColumn : Column
{
    /// <summary>The code of a missing value.</summary>
    public const int Missing = -1;

    private readonly int[] _codes;
    private readonly string[] _levels;
    private readonly string[] _spelling;

    /// <summary>Creates a column; the arrays are kept, not copied, and must not change afterwards.</summary>
    /// <param name="schema">A schema of kind categorical, boolean or id.</param>
    /// <param name="codes">One code a row, an index into <paramref name="levels"/> or <see cref="Missing"/>.</param>
    /// <param name="levels">Distinct labels in ordinal order; a level that no row has is allowed.</param>
    /// <param name="spelling">The text of each level in a CSV file; by default the level itself.</param>
    /// <exception cref="ArgumentException">The kind does not fit, a code is out of range, or the levels are not strictly ascending.</exception>
    public CategoricalColumn(ColumnSchema schema, int[] codes, string[] levels, string[]? spelling = null)
        : base(schema, codes.Length, codes.AsSpan().Count(Missing))
    {
        if (schema.IsQuantitative)
        {
            throw new ArgumentException($"Column '{schema.Name}' is {schema.Kind}; labels need the kind Categorical, Boolean or Id.", nameof(schema));
        }

        for (int i = 1; i < levels.Length; i++)
        {
            if (string.CompareOrdinal(levels[i - 1], levels[i]) >= 0)
            {
                throw new ArgumentException($"The levels of column '{schema.Name}' must ascend: '{levels[i - 1]}' stands before '{levels[i]}'.", nameof(levels));
            }
        }

        foreach (int code in codes)
        {
            if (code < Missing || code >= levels.Length)
            {
                throw new ArgumentException($"Column '{schema.Name}' has {levels.Length} levels, but a code was {code}.", nameof(codes));
            }
        }

        _codes = codes;
        _levels = levels;
        _spelling = spelling ?? levels;
    }

    /// <summary>One code a row; <see cref="Missing"/> where missing.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>The same codes where a span cannot be kept; not to be changed.</summary>
    internal int[] SharedCodes => _codes;

    /// <summary>The labels that the codes point to, in ordinal order.</summary>
    public IReadOnlyList<string> Levels => _levels;

    /// <summary>The text of each level in a CSV file.</summary>
    public IReadOnlyList<string> Spelling => _spelling;

    /// <summary>Makes a column from one label a row.</summary>
    /// <param name="schema">A schema of kind categorical, boolean or id.</param>
    /// <param name="labels">One label a row; <see langword="null"/> is a missing value.</param>
    public static CategoricalColumn FromLabels(ColumnSchema schema, IReadOnlyList<string?> labels)
    {
        string[] levels = [.. labels.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var codeOf = new Dictionary<string, int>(levels.Length, StringComparer.Ordinal);
        for (int i = 0; i < levels.Length; i++)
        {
            codeOf.Add(levels[i], i);
        }

        var codes = new int[labels.Count];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = labels[i] is { } label ? codeOf[label] : Missing;
        }

        return new CategoricalColumn(schema, codes, levels);
    }

    /// <inheritdoc/>
    public override bool IsMissing(int row) => _codes[row] == Missing;

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            taken[i] = _codes[rows[i]];
        }

        return new CategoricalColumn(Schema, taken, _levels, _spelling);
    }

    /// <summary>The levels that a row has, in ordinal order.</summary>
    internal IEnumerable<string> UsedLevels()
    {
        var used = new bool[_levels.Length];
        foreach (int code in _codes)
        {
            if (code >= 0)
            {
                used[code] = true;
            }
        }

        return _levels.Where((_, code) => used[code]);
    }

    internal override Column Append(Column other)
    {
        var labels = (CategoricalColumn)other;
        string[] levels = [.. _levels.Union(labels._levels, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var spelling = _levels.Zip(_spelling).Concat(labels._levels.Zip(labels._spelling)).DistinctBy(l => l.First, StringComparer.Ordinal).ToDictionary(l => l.First, l => l.Second, StringComparer.Ordinal);
        return new CategoricalColumn(Schema, [.. CodesIn(levels), .. labels.CodesIn(levels)], levels, [.. levels.Select(l => spelling[l])]);
    }

    /// <inheritdoc/>
    public override string Format(int row) => _codes[row] == Missing ? "" : _spelling[_codes[row]];

    /// <summary>The same rows coded by another list of levels.</summary>
    /// <param name="levels">A list in ordinal order that holds every level which occurs here.</param>
    /// <returns>One code a row into <paramref name="levels"/>, <see cref="Missing"/> where missing.</returns>
    public int[] CodesIn(IReadOnlyList<string> levels)
    {
        var codeOf = new Dictionary<string, int>(levels.Count, StringComparer.Ordinal);
        for (int i = 0; i < levels.Count; i++)
        {
            codeOf.Add(levels[i], i);
        }

        var map = new int[_levels.Length];
        for (int i = 0; i < map.Length; i++)
        {
            map[i] = codeOf.GetValueOrDefault(_levels[i], Missing);
        }

        var codes = new int[_codes.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = _codes[i] == Missing ? Missing : map[_codes[i]];
        }

        return codes;
    }
}

using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Collects the cells of one column of a CSV file, each parsed by the column's kind.</summary>
/// <param name="schema">Name and kind.</param>
/// <param name="rules">How cells are read.</param>
/// <param name="records">The records that cells come from; asked for the line at hand.</param>
internal abstract class ColumnParser(ColumnSchema schema, CellRules rules, CsvRecords records)
{
    private Dictionary<string, int>? _missing;

    public ColumnSchema Schema { get; } = schema;

    /// <summary>The spellings of missing values that occurred, with the number of their cells.</summary>
    public IReadOnlyDictionary<string, int> Missing => _missing ?? [];

    /// <summary>What was found out about the column; complete once it is built.</summary>
    public List<string> Notes { get; } = [];

    protected CellRules Rules { get; } = rules;

    protected int Line => records.Line;

    public static ColumnParser For(ColumnSchema schema, CellRules rules, CsvRecords records) => schema.Kind switch
    {
        ColumnKind.Numerical => new NumberParser(schema, rules, records),
        ColumnKind.DateTime => new DateParser(schema, rules, records),
        ColumnKind.Boolean => new BooleanParser(schema, rules, records),
        _ => new LabelParser(schema, rules, records),
    };

    /// <summary>Adds a cell.</summary>
    /// <returns>What is wrong with the cell, or <see langword="null"/>.</returns>
    public abstract string? Add(ReadOnlySpan<char> cell);

    public abstract Column Build();

    /// <summary>Whether a cell is a missing value that is spelled out; if so, it is counted.</summary>
    protected bool IsMissing(ReadOnlySpan<char> cell)
    {
        ReadOnlySpan<char> text = cell.Trim();
        if (!Rules.IsMissing(text))
        {
            return false;
        }

        if (text.Length > 0)
        {
            CountMissing(text.ToString(), 1);
        }

        return true;
    }

    protected void CountMissing(string spelling, int cells)
    {
        _missing ??= new Dictionary<string, int>(StringComparer.Ordinal);
        _missing[spelling] = _missing.GetValueOrDefault(spelling) + cells;
    }
}

using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Booleans in any usual spelling; what is written is the first of each that was read.</summary>
internal sealed class BooleanParser(ColumnSchema schema, CellRules rules, CsvRecords records) : ColumnParser(schema, rules, records)
{
    private static readonly string[] Levels = ["False", "True"];

    private readonly CellList<int> _codes = new();
    private readonly string?[] _spelling = new string?[2];

    public override string? Add(ReadOnlySpan<char> cell)
    {
        int code = cell.IsEmpty ? CategoricalColumn.Missing : BooleanWords.Code(cell);
        if (code == BooleanWords.None)
        {
            if (!IsMissing(cell))
            {
                return $"'{CellText.Show(cell)}' is not a boolean; write True or False (or 1 or 0, yes or no), or give the column the sdtype categorical.";
            }

            code = CategoricalColumn.Missing;
        }

        if (code >= 0)
        {
            _spelling[code] ??= cell.Trim().ToString();
        }

        _codes.Add(code);
        return null;
    }

    public override Column Build() => new CategoricalColumn(
        Schema,
        _codes.ToArray(),
        Levels,
        [_spelling[0] ?? BooleanWords.Opposite(_spelling[1]) ?? Levels[0], _spelling[1] ?? BooleanWords.Opposite(_spelling[0]) ?? Levels[1]]);
}

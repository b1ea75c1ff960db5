using System.Globalization;
using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>A first column that numbers the rows and is left out.</summary>
/// <param name="rules">How cells are read.</param>
/// <param name="records">The records.</param>
/// <param name="isDeclared">Whether a person says that it is an index: it may then hold anything.</param>
internal sealed class IndexParser(CellRules rules, CsvRecords records, bool isDeclared) : ColumnParser(new ColumnSchema("", ColumnKind.Id), rules, records)
{
    private long _first;
    private long _row;

    public override string? Add(ReadOnlySpan<char> cell)
    {
        bool isWhole = long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        _first = _row == 0 ? number : _first;
        if (!isDeclared && (!isWhole || _first is not (0 or 1) || number != _first + _row))
        {
            return $"the first column has no name and does not count the rows from 0 or 1: '{CellText.Show(cell)}' stands in row {_row + 1}. Write the table without the index (pandas: index=False), or give the column a name.";
        }

        _row++;
        return null;
    }

    public override Column Build() => throw new InvalidOperationException("The index is left out.");
}

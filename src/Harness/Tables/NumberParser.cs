using System.Globalization;
using System.Runtime.CompilerServices;
using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Numbers with a point before their decimals, or a comma.</summary>
internal sealed class NumberParser(ColumnSchema schema, CellRules rules, CsvRecords records) : ColumnParser(schema, rules, records)
{
    private readonly CellList<double> _values = new();
    private char _mark = rules.DecimalMark ?? '.';
    private bool _point;
    private bool _noPoint;

    /// <summary>The first number with a decimal comma, where there are some.</summary>
    public string? Comma { get; private set; }

    /// <summary>The line of the first number with a decimal mark.</summary>
    public int MarkLine { get; private set; }

    /// <summary>Whether one of those cannot be a whole number with a comma between thousands.</summary>
    public bool IsSurelyComma { get; private set; }

    /// <summary>The first number with a point, where there are some.</summary>
    public string? Point { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override string? Add(ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty)
        {
            _values.Add(double.NaN);
            return null;
        }

        if (!ShortDecimal.TryParse(cell, out double value, out bool point, _mark))
        {
            return AddOther(cell);
        }

        if (point && !_point)
        {
            See(cell);
        }

        _point |= point;
        _noPoint |= !point;
        _values.Add(value);
        return null;
    }

    public override Column Build()
    {
        if (Comma is not null && Rules.DecimalMark is null)
        {
            Notes.Add($"Column '{CellText.Show(Schema.Name)}': the comma is read as the decimal mark ('{CellText.Show(Comma)}').");
        }

        return new NumericColumn(Schema, _values.ToArray(), (_point, _noPoint) switch
        {
            (false, _) => NumberStyle.Integer,
            (true, false) => NumberStyle.Decimal,
            _ => NumberStyle.Mixed,
        });
    }

    /// <summary>Adds a cell that is no short number: one of many digits or with an exponent, a missing value, or none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private string? AddOther(ReadOnlySpan<char> cell)
    {
        if (IsMissing(cell))
        {
            _values.Add(double.NaN);
            return null;
        }

        // The first number that has decimals tells the mark of the column.
        bool turned = _mark == '.' && !Rules.IsPlain && Rules.DecimalMark is null && Point is null && NumberText.IsDecimal(cell.Trim(), ',');
        if (turned)
        {
            _mark = ',';
        }

        if (!NumberText.TryParse(cell, _mark, out double value))
        {
            return NumberText.Complaint(cell, _mark, Rules.IsPlain);
        }

        if (!double.IsFinite(value))
        {
            return $"'{CellText.Show(cell)}' is not a finite number; leave the cell empty where the value is missing.";
        }

        bool point = cell.IndexOfAny(_mark, 'e', 'E') >= 0;
        if (!point && !NumberText.IsKept(cell, value))
        {
            return $"'{CellText.Show(cell)}' is a whole number of more digits than a number keeps: up to 9007199254740992 (2^53) all are exact. If it names something, give the column the sdtype id (or categorical), which keeps it as it is written; if it is measured, write it with an exponent, like {value.ToString("0.######E+0", CultureInfo.InvariantCulture)}.";
        }

        if (cell.Contains(_mark))
        {
            See(cell);
        }

        _point |= point;
        _noPoint |= !point;
        _values.Add(value);
        return null;
    }

    /// <summary>Keeps the first number with decimals, and whether a comma in it may stand between thousands.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void See(ReadOnlySpan<char> cell)
    {
        MarkLine = Comma is null && Point is null ? Line : MarkLine;
        if (_mark == '.')
        {
            Point ??= cell.ToString();
            return;
        }

        Comma ??= cell.ToString();
        IsSurelyComma |= !NumberText.IsGrouped(cell.Trim(), ',');
    }
}

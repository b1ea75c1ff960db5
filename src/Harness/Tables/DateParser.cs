using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Dates in the column's format, or as ISO 8601 writes them.</summary>
internal sealed class DateParser(ColumnSchema schema, CellRules rules, CsvRecords records) : ColumnParser(schema, rules, records)
{
    private readonly CellList<long> _ticks = new();
    private int _finer;
    private int _others;
    private string? _other;
    private int _othersWithZone;
    private int _present;

    public override string? Add(ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty)
        {
            _ticks.Add(DateTimeColumn.Missing);
            return null;
        }

        DateTimeFormat format = Schema.DateTimeFormat!;
        if (format.TryParse(cell, out DateTime value, out bool finer))
        {
            _present++;
            _finer += finer ? 1 : 0;
            _ticks.Add(value.Ticks);
            return null;
        }

        if (IsMissing(cell))
        {
            _ticks.Add(DateTimeColumn.Missing);
            return null;
        }

        if (Rules.IsPlain || !IsoDate.TryParse(cell.Trim(), out IsoDate date))
        {
            return $"'{CellText.Show(cell)}' is not a date in the format {format.Pattern} (for example {format.Format(new DateTime(2024, 2, 29, 13, 5, 9))}).{(Rules.IsPlain ? "" : " Write it so, or as 2024-02-29; leave the cell empty where the date is missing.")}";
        }

        _present++;
        _finer += date.Finer ? 1 : 0;
        _others++;
        _other ??= cell.ToString();
        _othersWithZone += date.Parts.HasFlag(IsoParts.Zone) ? 1 : 0;
        _ticks.Add(date.Ticks);
        return null;
    }

    public override Column Build()
    {
        DateTimeFormat format = Schema.DateTimeFormat!;
        string name = CellText.Show(Schema.Name);
        if (_others > 0)
        {
            string zones = (format.HasZone, _othersWithZone) switch
            {
                (true, var some) when some < _others => "; those without a zone are taken as UTC",
                (false, > 0) => "; their zones are turned to UTC",
                _ => "",
            };
            Notes.Add($"Column '{name}': {_others} of {_present} dates are not in the format {format.Pattern} but in another ISO form ('{CellText.Show(_other)}') and were read{zones}.");
        }
        else if (format.HasZone && _present > 0)
        {
            Notes.Add($"Column '{name}': dates are turned to UTC.");
        }

        if (_finer > 0)
        {
            Notes.Add($"Column '{name}': {_finer} {(_finer == 1 ? "date is" : "dates are")} finer than 100 ns; what is finer was cut off.");
        }

        return new DateTimeColumn(Schema, _ticks.ToArray());
    }
}

using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Dates in the column's format, or as ISO 8601 writes them.</summary>
internal sealed class DateParser(ColumnSchema schema, CellRules rules, CsvRecords records) : ColumnParser(schema, rules, records)
{
    private const int MostExamples = 3;

    private readonly CellList<long> _ticks = new();
    private readonly Dictionary<int, string> _texts = [];
    private readonly Dictionary<string, string> _same = new(StringComparer.Ordinal);

    // Metadata without a format leave it to the cells.
    private readonly bool _isOpen = schema.Sdv is { HasFormat: false } && rules is { IsPlain: false, KeepsInvalid: false };
    private readonly HashSet<IsoParts> _forms = [];
    private int _row;
    private int _finer;
    private int _others;
    private string? _other;
    private int _othersWithZone;
    private int _present;
    private int _unread;
    private int _unreadLine;
    private string? _unreadFirst;

    /// <summary>Once all cells are read: where the first cell stands that is no date, and what is wrong, where few are dates; else <see langword="null"/>.</summary>
    public (int Line, string Complaint)? MostlyUnread => _unread > _present
        ? (_unreadLine, $"{Complaint(_unreadFirst)} {_unread} of {_unread + _present} dates cannot be read.")
        : null;

    public override string? Add(ReadOnlySpan<char> cell)
    {
        _row++;
        if (cell.IsEmpty)
        {
            _ticks.Add(DateTimeColumn.Missing);
            return null;
        }

        IsoDate date;
        if (_isOpen && IsoDate.TryParse(cell.Trim(), out date))
        {
            _forms.Add(date.Parts);
            return Iso(date);
        }

        if (Schema.DateTimeFormat!.TryParse(cell, out DateTime value, out bool finer))
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

        if (Rules.IsPlain || !IsoDate.TryParse(cell.Trim(), out date))
        {
            return Rules.KeepsInvalid ? Unread(cell) : Complaint(cell);
        }

        Keep(cell);
        _others++;
        _other ??= cell.ToString();
        _othersWithZone += date.Parts.HasFlag(IsoParts.Zone) ? 1 : 0;
        return Iso(date);
    }

    public override Column Build()
    {
        long[] ticks = _ticks.ToArray();
        DateTimeFormat format = Schema.DateTimeFormat!;
        DateTimeFormat own = Own();
        string name = CellText.Show(Schema.Name);
        if (_forms.Count > 1)
        {
            Notes.Add($"Column '{name}': dates are in {_forms.Count} ISO forms; they are taken as {own.Pattern}, which has every part of them{(own.HasZone ? ", and turned to UTC; those without a zone are taken as UTC" : "")}.");
        }
        else if (_others > 0)
        {
            string zones = (format.HasZone, _othersWithZone) switch
            {
                (true, var some) when some < _others => "; those without a zone are taken as UTC",
                (false, > 0) => "; their zones are turned to UTC",
                _ => "",
            };
            Notes.Add($"Column '{name}': {_others} of {_present} dates are not in the format {format.Pattern} but in another ISO form ('{CellText.Show(_other)}') and were read{zones}.");
        }
        else if (own.HasZone && _present > 0)
        {
            Notes.Add($"Column '{name}': dates are turned to UTC.");
        }

        if (_finer > 0)
        {
            Notes.Add($"Column '{name}': {_finer} {(_finer == 1 ? "date is" : "dates are")} finer than 100 ns; what is finer was cut off.");
        }

        if (_unread > 0)
        {
            IEnumerable<string> examples = _texts.Where(t => ticks[t.Key] == DateTimeColumn.Missing).OrderBy(t => t.Key).DistinctBy(t => t.Value, StringComparer.Ordinal).Take(MostExamples)
                .Select(t => $"row {t.Key + 1}: '{CellText.Show(t.Value)}'");
            Notes.Add($"Column '{name}': {_unread} {(_unread == 1 ? "cell is no date" : "cells are no dates")} in the format {format.Pattern} ({string.Join(", ", examples)}); {(_unread == 1 ? "it counts" : "they count")} as invalid, and as missing elsewhere.");
        }

        return new DateTimeColumn(Schema with { DateTimeFormat = own }, ticks) { Texts = _texts.Count > 0 ? _texts : null };
    }

    // Where metadata tell no format, the ISO form that has every part of the cells and of the bounds, as without metadata.
    private DateTimeFormat Own()
    {
        if (_forms.Count == 0)
        {
            return Schema.DateTimeFormat!;
        }

        IsoParts parts = _forms.Aggregate((all, form) => all | form);
        return IsoForm.Of(new[] { Schema.Declared?.Minimum, Schema.Declared?.Maximum }.OfType<double>().Aggregate(parts, (all, bound) => all | IsoForm.PartsOf(DateTimeColumn.TicksOf(bound))));
    }

    private string? Iso(IsoDate date)
    {
        _present++;
        _finer += date.Finer ? 1 : 0;
        _ticks.Add(date.Ticks);
        return null;
    }

    private string? Unread(ReadOnlySpan<char> cell)
    {
        Keep(cell);
        if (_unread++ == 0)
        {
            (_unreadLine, _unreadFirst) = (Line, cell.ToString());
        }

        _ticks.Add(DateTimeColumn.Missing);
        return null;
    }

    // Days repeat: each text once.
    private void Keep(ReadOnlySpan<char> cell)
    {
        if (Rules.KeepsInvalid)
        {
            string text = cell.ToString();
            if (!_same.TryGetValue(text, out string? same))
            {
                _same.Add(text, same = text);
            }

            _texts.Add(_row - 1, same);
        }
    }

    private string Complaint(ReadOnlySpan<char> cell)
    {
        DateTimeFormat format = Schema.DateTimeFormat!;
        string wrong = $"'{CellText.Show(cell)}' is not a date in the format {format.Pattern} (for example {format.Format(new DateTime(2024, 2, 29, 13, 5, 9))}).";
        if (Rules.IsPlain)
        {
            return wrong;
        }

        string told = Schema.Sdv is { HasFormat: false }
            ? $" Or say how the column is written by its datetime_format in the metadata, as in \"{OtherDates.Example(cell.Trim().ToString())}\"."
            : "";
        return $"{wrong} Write it so, or as 2024-02-29; leave the cell empty where the date is missing.{told}";
    }
}

namespace Harness.Tables;

/// <summary>Walks through the cells of one record of <see cref="CsvRecords"/>, their quotes removed.</summary>
/// <param name="record">The record's raw text.</param>
internal ref struct CsvCells(ReadOnlySpan<char> record)
{
    private ReadOnlySpan<char> _rest = record;
    private bool _ended;

    /// <summary>The current cell; empty for a missing value.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>Goes to the next cell; a record has at least one.</summary>
    public bool MoveNext()
    {
        if (_ended)
        {
            return false;
        }

        int end = _rest.StartsWith('"') ? ReadQuoted() : ReadPlain();
        _ended = end == _rest.Length;
        _rest = _ended ? [] : _rest[(end + 1)..];
        return true;
    }

    private int ReadPlain()
    {
        int comma = _rest.IndexOf(',');
        int end = comma < 0 ? _rest.Length : comma;
        Current = _rest[..end];
        return end;
    }

    private int ReadQuoted()
    {
        bool escapes = false;
        int end = 1;
        while (true)
        {
            end += _rest[end..].IndexOf('"');
            if (end + 1 == _rest.Length || _rest[end + 1] != '"')
            {
                break;
            }

            escapes = true;
            end += 2;
        }

        Current = _rest[1..end];
        if (escapes)
        {
            Current = Current.ToString().Replace("\"\"", "\"", StringComparison.Ordinal);
        }

        return end + 1;
    }
}

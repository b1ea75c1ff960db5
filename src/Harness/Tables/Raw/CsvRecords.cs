using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Harness.Tables.Raw;

/// <summary>
/// The records of a CSV text, one after another: its lines, except that a quoted cell may hold line breaks. RFC 4180, and
/// as in other readers a quote inside a cell that does not begin with one is a letter. Only the record at hand is kept.
/// </summary>
/// <remarks>
/// What runs for every cell is compiled in full at once: a file of a million rows is half read before the runtime would
/// have found out by itself.
/// </remarks>
internal sealed class CsvRecords
{
    /// <summary>How many letters are read at once where nobody says otherwise.</summary>
    public const int Buffer = 0x8000;

    private const int Block = 64;

    private readonly TextReader _text;
    private readonly string _source;
    private readonly char _separator;

    // The text from the record's start on; behind it room for a block that begins just before its end.
    private char[] _buffer;
    private int _end;
    private bool _atEnd;

    // Where the record starts, and where the next one does.
    private int _start;
    private int _after;

    // The special letters of the block at hand that are still to come, a bit each.
    private int _block = -Block;
    private ulong _specials;

    // Cell i lies between _bounds[i] and _bounds[i + 1], two separators counted from the record's start.
    private int[] _bounds = new int[17];
    private char[] _unquoted = [];
    private readonly string? _unit;
    private int _line = 1;

    /// <summary>Begins before the first record; a byte-order mark is passed over.</summary>
    /// <param name="text">The text; read to its end, closed by whoever opened it.</param>
    /// <param name="source">The name of the text in error messages: the path of its file.</param>
    /// <param name="buffer">How many letters to keep at least; more where a record is longer.</param>
    /// <param name="separator">The letter between cells: any of ASCII but a quote and those of line ends.</param>
    /// <param name="unit">The word for a row of a file that has no lines: places are then told in rows, the first one after the header.</param>
    public CsvRecords(TextReader text, string source, int buffer = Buffer, char separator = ',', string? unit = null)
    {
        _unit = unit;
        Line = unit is null ? 0 : -1;
        _text = text;
        _source = source;
        _separator = separator;
        _buffer = new char[Math.Max(buffer, 2 * Block) + Block];
        _bounds[0] = -1;
        Fill();
        _after = _end > 0 && _buffer[0] == '\uFEFF' ? 1 : 0;
    }

    /// <summary>The letter between cells.</summary>
    public char Separator => _separator;

    /// <summary>The one-based line of the text on which the record starts; of a file of rows the one-based row.</summary>
    public int Line { get; private set; }

    /// <summary>The word for what <see cref="Line"/> counts.</summary>
    public string Unit => _unit ?? "line";

    /// <summary>Number of cells of the record, at least 1.</summary>
    public int Count { get; private set; }

    /// <summary>The raw text of the record without its line end; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> Text => _buffer.AsSpan(_start, _bounds[Count]);

    /// <summary>The text of a cell without the quotes around it; valid until the next call.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<char> Cell(int index)
    {
        int from = _bounds[index] + 1;
        ReadOnlySpan<char> cell = _buffer.AsSpan(_start + from, _bounds[index + 1] - from);
        return cell is ['"', ..] ? Unquote(cell[1..^1]) : cell;
    }

    /// <summary>Moves to the next record.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InputException">Quotes or line ends are out of order.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        _start = _after;
        Line = _unit is null ? _line : Line + 1;
        Count = 0;
        while (true)
        {
            int at = NextSpecial();
            if (at < 0)
            {
                _after = _end;
                return _start < _end && End(_end);
            }

            char letter = _buffer[at];
            if (letter == _separator)
            {
                End(at);
                continue;
            }

            switch (letter)
            {
                case '\n':
                    _line++;
                    _after = at + 1;
                    return End(at > _start && _buffer[at - 1] == '\r' ? at - 1 : at);
                case '\r':
                    if (at + 1 == _end || _buffer[at + 1] != '\n')
                    {
                        throw Wrong(_line, "a carriage return stands alone. Save the file with line ends \\n or \\r\\n; put a cell that holds one between quotes.");
                    }

                    break;
                default:
                    if (at - _start == _bounds[Count] + 1)
                    {
                        PassQuoted();
                    }

                    break;
            }
        }
    }

    /// <summary>Goes from the quote that opens a cell to the one that closes it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PassQuoted()
    {
        while (true)
        {
            int at = NextSpecial();
            if (at < 0)
            {
                throw Wrong(Line, "a cell of this row opens a quote that nothing closes. Close it; inside a quoted cell, write each quote twice.");
            }

            if (_buffer[at] == '\n')
            {
                _line++;
            }
            else if (_buffer[at] == '"')
            {
                char next = at + 1 == _end ? '\n' : _buffer[at + 1];
                if (next == _separator || next is '\n' or '\r')
                {
                    return;
                }

                if (next != '"')
                {
                    throw Wrong(_line, $"'{CellText.Show(next)}' follows a closing quote, where a {CellText.Name(_separator)} or the line's end belongs. Inside a quoted cell, write each quote twice.");
                }

                NextSpecial();
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool End(int at)
    {
        int count = Count + 1;
        if (count == _bounds.Length)
        {
            Array.Resize(ref _bounds, 2 * count);
        }

        _bounds[count] = at - _start;
        Count = count;
        return true;
    }

    /// <summary>The place of the next separator, quote or part of a line end, and -1 at the text's end. May move the record within the buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int NextSpecial()
    {
        if (_specials == 0 && !NextBlock())
        {
            return -1;
        }

        int at = _block + BitOperations.TrailingZeroCount(_specials);
        _specials &= _specials - 1;
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool NextBlock()
    {
        do
        {
            _block += Block;

            // The letter after a special one is looked at too.
            if (_block + Block >= _end && !_atEnd)
            {
                Fill();
            }

            if (_block >= _end)
            {
                _block -= Block;
                return false;
            }

            _specials = SpecialsOf(ref MemoryMarshal.GetArrayDataReference(_buffer), _block, (byte)_separator);
        }
        while (_specials == 0);

        return true;
    }

    private static ulong SpecialsOf(ref char text, int at, byte separator)
    {
        Debug.Assert(Block == 2 * Vector256<byte>.Count);
        ref ushort first = ref Unsafe.As<char, ushort>(ref text);
        return SpecialsOf(ref first, (nuint)at, separator) | (ulong)SpecialsOf(ref first, (nuint)at + Block / 2, separator) << 32;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint SpecialsOf(ref ushort text, nuint at, byte separator)
    {
        // Letters that need two bytes become 255, which is none of the four.
        var letters = Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref text, at), Vector256.LoadUnsafe(ref text, at + 16));
        Debug.Assert(separator < 128);
        return (Vector256.Equals(letters, Vector256.Create(separator)) | Vector256.Equals(letters, Vector256.Create((byte)'"'))
            | Vector256.Equals(letters, Vector256.Create((byte)'\n')) | Vector256.Equals(letters, Vector256.Create((byte)'\r'))).ExtractMostSignificantBits();
    }

    /// <summary>Reads on until a whole block and a letter more are there or the text ends, and moves the record to the buffer's start.</summary>
    private void Fill()
    {
        Array.Copy(_buffer, _start, _buffer, 0, _end - _start);
        (_block, _after, _end, _start) = (_block - _start, _after - _start, _end - _start, 0);
        if (_block + Block >= _buffer.Length - Block)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        while (!_atEnd && _end < _buffer.Length - Block)
        {
            int read = _text.Read(_buffer.AsSpan(_end, _buffer.Length - Block - _end));
            _end += read;
            _atEnd = read == 0;
        }

        // What an earlier, longer piece left must not be taken for text.
        _buffer.AsSpan(_end).Clear();
    }

    private ReadOnlySpan<char> Unquote(ReadOnlySpan<char> inner)
    {
        int quote = inner.IndexOf('"');
        if (quote < 0)
        {
            return inner;
        }

        if (_unquoted.Length < inner.Length)
        {
            _unquoted = new char[Math.Max(inner.Length, 2 * _unquoted.Length)];
        }

        int length = 0;
        for (; quote >= 0; quote = inner.IndexOf('"'))
        {
            inner[..(quote + 1)].CopyTo(_unquoted.AsSpan(length));
            length += quote + 1;
            inner = inner[(quote + 2)..];
        }

        inner.CopyTo(_unquoted.AsSpan(length));
        return _unquoted.AsSpan(0, length + inner.Length);
    }

    /// <summary>What is wrong with the text, unless the rest of it cannot be read at all.</summary>
    private InputException Wrong(int line, string message)
    {
        while (_text.Read(_buffer) > 0)
        {
        }

        return new InputException($"{_source}, line {line}: {message}");
    }
}

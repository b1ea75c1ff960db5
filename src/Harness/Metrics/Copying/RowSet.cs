using System.Runtime.InteropServices;
using Harness.Random;
using Harness.Tables;

namespace Harness.Metrics.Copying;

/// <summary>
/// The distinct rows of a table, to ask whether another table's rows are among them. Rows are equal where every
/// modelled column is: numbers as doubles, dates as ticks, labels by text, missing with missing. The comparison is
/// exact; hashes only find the candidates.
/// </summary>
public sealed class RowSet
{
    private const ulong Missing = 0x7FF8_0000_0000_0001; // A NaN, and no code or tick in use.
    private const ulong Unknown = Missing + 1;

    private readonly Column[] _columns;
    private readonly ulong[] _keys;
    private readonly Dictionary<ulong, int> _first;
    private readonly int[] _next;

    /// <summary>Collects the rows of a table. O(cells).</summary>
    /// <param name="table">The table; it needs a modelled column.</param>
    public RowSet(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _columns = [.. table.Columns.Where(c => c.Schema.IsModelled)];
        _keys = Keys(table);
        _first = new Dictionary<ulong, int>(table.RowCount);
        _next = new int[table.RowCount];
        var seen = new bool[table.RowCount];
        int repeated = 0;
        for (int row = 0; row < table.RowCount; row++)
        {
            ReadOnlySpan<ulong> key = Row(_keys, row);
            ref int first = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, Hash(key), out bool exists);
            if (!exists)
            {
                first = row;
                _next[row] = -1;
            }
            else if (Find(first, key) is var same and >= 0)
            {
                repeated += seen[same] ? 1 : 2;
                seen[same] = true;
            }
            else
            {
                _next[row] = first;
                first = row;
            }
        }

        RepeatedCount = repeated;
    }

    /// <summary>How many rows of the table equal another row of it.</summary>
    public int RepeatedCount { get; }

    /// <summary>How many rows of a table are in this set. O(cells).</summary>
    /// <param name="table">A table with the columns of the one this set was made from.</param>
    public int CountIn(Table table) => AreIn(table).AsSpan().Count(true);

    /// <summary>For each row of a table whether it is in this set. O(cells).</summary>
    /// <param name="table">A table with the columns of the one this set was made from.</param>
    public bool[] AreIn(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        ulong[] keys = Keys(table);
        var found = new bool[table.RowCount];
        for (int row = 0; row < found.Length; row++)
        {
            ReadOnlySpan<ulong> key = Row(keys, row);
            found[row] = _first.TryGetValue(Hash(key), out int first) && Find(first, key) >= 0;
        }

        return found;
    }

    /// <summary>The row of a chain that has a key, or −1.</summary>
    private int Find(int row, ReadOnlySpan<ulong> key)
    {
        while (row >= 0 && !Row(_keys, row).SequenceEqual(key))
        {
            row = _next[row];
        }

        return row;
    }

    private ReadOnlySpan<ulong> Row(ulong[] keys, int row) => keys.AsSpan(row * _columns.Length, _columns.Length);

    private static ulong Hash(ReadOnlySpan<ulong> key)
    {
        ulong hash = 0;
        foreach (ulong cell in key)
        {
            hash = RandomStream.Mix(hash + cell + 0x9E3779B97F4A7C15);
        }

        return hash;
    }

    /// <summary>One word a cell, row after row; labels by their place in this set's levels.</summary>
    private ulong[] Keys(Table table)
    {
        var keys = new ulong[checked(table.RowCount * _columns.Length)];
        for (int i = 0; i < _columns.Length; i++)
        {
            switch (table[_columns[i].Name])
            {
                case DateTimeColumn dates:
                    for (int row = 0; row < dates.Length; row++)
                    {
                        keys[row * _columns.Length + i] = dates.IsMissing(row) ? Missing : (ulong)dates.Ticks[row];
                    }

                    break;
                case QuantitativeColumn numbers:
                    for (int row = 0; row < numbers.Length; row++)
                    {
                        // Adding 0 makes −0 and 0 the same bits.
                        double value = numbers.Values[row] + 0.0;
                        keys[row * _columns.Length + i] = double.IsNaN(value) ? Missing : BitConverter.DoubleToUInt64Bits(value);
                    }

                    break;
                case CategoricalColumn labels:
                    ulong[] words = Words(((CategoricalColumn)_columns[i]).Levels, labels.Levels);
                    for (int row = 0; row < labels.Length; row++)
                    {
                        int code = labels.Codes[row];
                        keys[row * _columns.Length + i] = code < 0 ? Missing : words[code];
                    }

                    break;
            }
        }

        return keys;
    }

    private static ulong[] Words(IReadOnlyList<string> known, IReadOnlyList<string> levels)
    {
        var place = new Dictionary<string, ulong>(known.Count, StringComparer.Ordinal);
        for (int i = 0; i < known.Count; i++)
        {
            place.Add(known[i], (ulong)i);
        }

        return [.. levels.Select(level => place.GetValueOrDefault(level, Unknown))];
    }
}

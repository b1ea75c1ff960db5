using System.Numerics;
using Harness.Random;
using Harness.Tables;

namespace Harness.Metrics.Copying;

/// <summary>
/// The distinct rows of a table, to ask whether another table's rows are among them. Rows are equal where every
/// modelled column is: numbers as doubles, dates as ticks, labels by text, missing with missing. The comparison is
/// exact; hashes only find the candidates. Beside the table it holds three integers a row.
/// </summary>
internal sealed class RowSet
{
    private const ulong Missing = 0x7FF8_0000_0000_0001; // A NaN, and no code or tick in use.
    private const ulong Unknown = Missing + 1;
    private const int None = -1;

    private readonly Column[] _columns;
    private readonly KeyColumn[] _keys;

    // The first row of each chain by the low bits of the hash, and the next one of each row.
    private readonly int[] _first;
    private readonly int[] _next;

    private readonly int[] _firstEqual;
    private readonly int[] _counts;

    /// <summary>Collects the rows of a table. O(cells).</summary>
    /// <param name="table">The table; it needs a modelled column.</param>
    public RowSet(Table table)
    {
        _columns = [.. table.Columns.Where(c => c.Schema.IsModelled)];
        _first = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, table.RowCount))];
        _next = new int[table.RowCount];
        _firstEqual = new int[table.RowCount];
        _counts = new int[table.RowCount];
        Array.Fill(_first, None);
        _keys = Keys(table);
        ulong[] hashes = Hashes(_keys, table.RowCount);
        for (int row = 0; row < table.RowCount; row++)
        {
            int same = Find(hashes[row], _keys, row);
            _firstEqual[row] = same < 0 ? row : same;
            _counts[_firstEqual[row]]++;
            if (same >= 0)
            {
                continue;
            }

            ref int first = ref _first[Chain(hashes[row])];
            _next[row] = first;
            first = row;
        }
    }

    /// <summary>For each row of the table the first row that equals it, itself where it is new.</summary>
    public ReadOnlySpan<int> FirstEqual => _firstEqual;

    /// <summary>For each row that is the first of its kind how many rows there are of it; 0 for the others.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>For each row of a table the first row of this set that equals it, −1 where none does. O(cells).</summary>
    /// <param name="table">A table with the columns of the one this set was made from.</param>
    public int[] Find(Table table)
    {
        KeyColumn[] keys = Keys(table);
        ulong[] hashes = Hashes(keys, table.RowCount);
        var found = new int[table.RowCount];
        for (int row = 0; row < found.Length; row++)
        {
            found[row] = Find(hashes[row], keys, row);
        }

        return found;
    }

    private int Chain(ulong hash) => (int)(hash & (uint)(_first.Length - 1));

    /// <summary>The row of this set that equals a row of other keys, or −1.</summary>
    private int Find(ulong hash, KeyColumn[] keys, int row)
    {
        int candidate = _first[Chain(hash)];
        while (candidate >= 0 && !AreEqual(_keys, candidate, keys, row))
        {
            candidate = _next[candidate];
        }

        return candidate;
    }

    private static bool AreEqual(KeyColumn[] own, int candidate, KeyColumn[] keys, int row)
    {
        for (int i = 0; i < own.Length; i++)
        {
            if (own[i].Key(candidate) != keys[i].Key(row))
            {
                return false;
            }
        }

        return true;
    }

    private static ulong[] Hashes(KeyColumn[] keys, int rows)
    {
        var hashes = new ulong[rows];
        foreach (KeyColumn key in keys)
        {
            for (int row = 0; row < rows; row++)
            {
                hashes[row] = RandomStream.Mix(hashes[row] + key.Key(row) + 0x9E3779B97F4A7C15);
            }
        }

        return hashes;
    }

    private KeyColumn[] Keys(Table table) => [.. _columns.Select(own => table[own.Name] switch
    {
        CategoricalColumn labels => new KeyColumn(labels, Words(((CategoricalColumn)own).Levels, labels.Levels)),
        Column column => new KeyColumn(column, []),
    })];

    /// <summary>For each level its place among the known ones.</summary>
    private static ulong[] Words(IReadOnlyList<string> known, IReadOnlyList<string> levels)
    {
        var place = new Dictionary<string, ulong>(known.Count, StringComparer.Ordinal);
        for (int i = 0; i < known.Count; i++)
        {
            place.Add(known[i], (ulong)i);
        }

        return [.. levels.Select(level => place.GetValueOrDefault(level, Unknown))];
    }

    /// <summary>One word a cell; labels by their place in this set's levels.</summary>
    private readonly struct KeyColumn(Column column, ulong[] words)
    {
        public ulong Key(int row)
        {
            switch (column)
            {
                case NumericColumn numbers:
                    // Adding 0 makes −0 and 0 the same bits.
                    double value = numbers.Values[row] + 0.0;
                    return double.IsNaN(value) ? Missing : BitConverter.DoubleToUInt64Bits(value);
                case DateTimeColumn dates:
                    return dates.IsMissing(row) ? Missing : (ulong)dates.Ticks[row];
                default:
                    int code = ((CategoricalColumn)column).Codes[row];
                    return code < 0 ? Missing : words[code];
            }
        }
    }
}

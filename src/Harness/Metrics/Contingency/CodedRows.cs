using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Harness.Tables;

namespace Harness.Metrics.Contingency;

/// <summary>
/// One code a row for each column of <see cref="TableBins"/>. The rows of a jackknife group stand beside each other, so that
/// a group is counted in one pass over its own rows; codes are bytes where they fit, so that a million rows stay in a cache.
/// </summary>
internal sealed class CodedRows
{
    private const int ByteCells = 256;

    private readonly TableBins _bins;
    private readonly byte[]?[] _bytes;
    private readonly int[]?[] _integers;
    private readonly int[] _starts;

    private CodedRows(TableBins bins, int[] starts) =>
        (_bins, _bytes, _integers, _starts) = (bins, new byte[bins.Columns.Count][], new int[bins.Columns.Count][], starts);

    /// <summary>Number of rows.</summary>
    public int Count => _starts[^1];

    /// <summary>Number of groups, at least 1.</summary>
    public int Groups => _starts.Length - 1;

    /// <summary>Encodes a table.</summary>
    /// <param name="bins">The cells of each column.</param>
    /// <param name="table">A table with the schema of the one they were learned from.</param>
    /// <param name="groups">Groups that <see cref="GroupJackknife"/> deals the rows to; 1 keeps them in order.</param>
    public static CodedRows Of(TableBins bins, Table table, int groups = 1)
    {
        byte[]? groupOf = groups > 1 ? GroupOf(table.RowCount, groups) : null;
        var starts = new int[groups + 1];
        for (int group = 0; group < groups; group++)
        {
            // The row at place p of the deal is in group p modulo their number.
            starts[group + 1] = starts[group] + (table.RowCount - group + groups - 1) / groups;
        }

        var coded = new CodedRows(bins, starts);
        int[] spare = ArrayPool<int>.Shared.Rent(table.RowCount);
        Span<int> codes = spare.AsSpan(0, table.RowCount);
        for (int column = 0; column < bins.Columns.Count; column++)
        {
            bins.Encode(column, table, codes);
            if (bins.Cells[column] <= ByteCells)
            {
                coded._bytes[column] = Grouped<byte>(codes, groupOf, starts);
            }
            else
            {
                coded._integers[column] = Grouped<int>(codes, groupOf, starts);
            }
        }

        ArrayPool<int>.Shared.Return(spare);
        return coded;
    }

    /// <summary>First of the rows of a group, which the next group's follow.</summary>
    /// <param name="group">0 to <see cref="Groups"/>.</param>
    public int Start(int group) => _starts[group];

    /// <summary>The code of a row.</summary>
    public int Code(int column, int row) => _bytes[column] is { } bytes ? bytes[row] : _integers[column]![row];

    /// <summary>The numbers of the cells of a set of columns, the last column's cells beside each other; all cells have to be fewer than an integer holds.</summary>
    /// <param name="set">One to three columns.</param>
    /// <param name="row">First row.</param>
    /// <param name="cells">Receives one number a row.</param>
    public void Cells(int[] set, int row, Span<int> cells)
    {
        cells.Clear();
        foreach (int column in set)
        {
            if (_bytes[column] is { } bytes)
            {
                Append(cells, _bins.Cells[column], bytes.AsSpan(row, cells.Length));
            }
            else
            {
                Append(cells, _bins.Cells[column], _integers[column].AsSpan(row, cells.Length));
            }
        }
    }

    private static byte[] GroupOf(int rows, int groups)
    {
        var groupOf = new byte[rows];
        int group = 0;
        foreach (int row in GroupJackknife.Deal(rows))
        {
            groupOf[row] = (byte)group;
            group = group + 1 < groups ? group + 1 : 0;
        }

        return groupOf;
    }

    private static T[] Grouped<T>(ReadOnlySpan<int> codes, byte[]? groupOf, int[] starts)
        where T : IBinaryInteger<T>
    {
        var grouped = new T[codes.Length];
        if (groupOf is null)
        {
            for (int row = 0; row < codes.Length; row++)
            {
                grouped[row] = T.CreateTruncating(codes[row]);
            }

            return grouped;
        }

        int[] next = [.. starts];
        for (int row = 0; row < codes.Length; row++)
        {
            grouped[next[groupOf[row]]++] = T.CreateTruncating(codes[row]);
        }

        return grouped;
    }

    private static void Append(Span<int> cells, int size, ReadOnlySpan<byte> codes)
    {
        ref int cell = ref MemoryMarshal.GetReference(cells);
        ref byte code = ref MemoryMarshal.GetReference(codes);
        int i = 0;
        for (; i <= cells.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.LoadUnsafe(ref code, (nuint)i));
            Write(ref cell, i, Vector256.Create(low, high));
        }

        for (; i < cells.Length; i++)
        {
            cells[i] = cells[i] * size + codes[i];
        }

        void Write(ref int first, int at, Vector256<ushort> sixteen)
        {
            (Vector256<uint> low, Vector256<uint> high) = Vector256.Widen(sixteen);
            (Vector256.LoadUnsafe(ref first, (nuint)at) * size + low.AsInt32()).StoreUnsafe(ref first, (nuint)at);
            (Vector256.LoadUnsafe(ref first, (nuint)at + 8) * size + high.AsInt32()).StoreUnsafe(ref first, (nuint)at + 8);
        }
    }

    private static void Append(Span<int> cells, int size, ReadOnlySpan<int> codes)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = cells[i] * size + codes[i];
        }
    }
}

using System.Buffers;
using System.Numerics;

namespace Harness.Metrics.Contingency;

/// <summary>A place for each cell in the order in which they come: a hash table in rented memory, for many cells of which few occur.</summary>
internal sealed class CellPlaces : IDisposable
{
    private readonly Cell[] _cells;

    // One more than the place of the cell there; 0 where none is.
    private readonly int[] _slots;
    private readonly int _shift;

    /// <summary>Creates an empty table.</summary>
    /// <param name="most">Number of cells that may come, at most.</param>
    public CellPlaces(int most)
    {
        _cells = ArrayPool<Cell>.Shared.Rent(Math.Max(1, most));
        int bits = BitOperations.Log2((uint)Math.Max(1, most)) + 2;
        _slots = ArrayPool<int>.Shared.Rent(1 << bits);
        _slots.AsSpan(0, 1 << bits).Clear();
        _shift = 64 - bits;
    }

    /// <summary>Number of cells.</summary>
    public int Count { get; private set; }

    /// <summary>The cells, by place.</summary>
    public Span<Cell> Cells => _cells.AsSpan(0, Count);

    /// <summary>The place of a cell, the next one where it is new.</summary>
    public int Of(Cell cell)
    {
        int last = (1 << (64 - _shift)) - 1;
        int slot = (int)((((ulong)cell.Pair * 0x9E3779B97F4A7C15 ^ (uint)cell.Third) * 0xD1B54A32D192ED03) >> _shift);
        while (_slots[slot] is > 0 and var taken)
        {
            if (_cells[taken - 1] == cell)
            {
                return taken - 1;
            }

            slot = (slot + 1) & last;
        }

        _cells[Count] = cell;
        return (_slots[slot] = ++Count) - 1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<Cell>.Shared.Return(_cells);
        ArrayPool<int>.Shared.Return(_slots);
    }
}

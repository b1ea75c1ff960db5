using System.Runtime.CompilerServices;

namespace Harness.Tables.Raw;

/// <summary>The cells of a column while its file is read: they are copied once, when their number is known.</summary>
/// <typeparam name="T">The type of a cell.</typeparam>
internal sealed class CellList<T>
{
    private const int Longest = 0x10000;

    private readonly List<T[]> _full = [];
    private T[] _current = new T[64];
    private int _used;
    private int _before;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T cell)
    {
        if (_used == _current.Length)
        {
            Grow();
        }

        _current[_used++] = cell;
    }

    /// <summary>The cells, which the list then no longer holds.</summary>
    public T[] ToArray()
    {
        T[] cells = GC.AllocateUninitializedArray<T>(_before + _used);
        int at = 0;
        foreach (T[] part in _full)
        {
            part.CopyTo(cells, at);
            at += part.Length;
        }

        Array.Copy(_current, 0, cells, at, _used);
        _full.Clear();
        (_current, _used, _before) = ([], 0, 0);
        return cells;
    }

    private void Grow()
    {
        _full.Add(_current);
        _before += _used;
        _current = GC.AllocateUninitializedArray<T>(Math.Clamp(_before / 2, 64, Longest));
        _used = 0;
    }
}

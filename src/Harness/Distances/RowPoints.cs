namespace Harness.Distances;

/// <summary>Rows of a table as points of a <see cref="RowSpace"/>: one whole number a row and axis, in a double.</summary>
internal sealed class RowPoints
{
    /// <summary>The distance that one axis counts 1 with.</summary>
    public const double Unit = 1L << 32;

    /// <summary>The place of a missing value, far from every other.</summary>
    public const double Missing = -(double)(1L << 60);

    private readonly double[] _rows;
    private readonly double[] _blocks;
    private readonly bool[] _hasMissing;

    /// <summary>Creates points that all lie at 0.</summary>
    /// <param name="count">Number of points.</param>
    /// <param name="isLabel">One entry an axis: whether places are codes of labels, which are only equal or not.</param>
    public RowPoints(int count, bool[] isLabel)
    {
        Count = count;
        IsLabel = isLabel;
        _hasMissing = new bool[isLabel.Length];
        _rows = new double[count * isLabel.Length];
        _blocks = new double[BlockCount * Lanes.Count * isLabel.Length];
    }

    /// <summary>Number of points.</summary>
    public int Count { get; }

    /// <summary>Number of axes.</summary>
    public int Axes => IsLabel.Length;

    /// <summary>For each axis whether its places are codes of labels.</summary>
    public bool[] IsLabel { get; }

    /// <summary>Number of blocks; the last may be partly filled.</summary>
    public int BlockCount => (Count + Lanes.Count - 1) / Lanes.Count;

    /// <summary>Whether a point lacks a value on an axis.</summary>
    public bool HasMissing(int axis) => _hasMissing[axis];

    /// <summary>The places of one point, one an axis.</summary>
    public ReadOnlySpan<double> Row(int point) => _rows.AsSpan(point * Axes, Axes);

    /// <summary>The places of <see cref="Lanes.Count"/> points, one axis after the other.</summary>
    public ReadOnlySpan<double> Block(int block) => _blocks.AsSpan(block * Lanes.Count * Axes, Lanes.Count * Axes);

    /// <summary>Puts a point in its place on an axis.</summary>
    public void Set(int point, int axis, double place)
    {
        _rows[point * Axes + axis] = place;
        _blocks[(point / Lanes.Count * Axes + axis) * Lanes.Count + point % Lanes.Count] = place;
        _hasMissing[axis] |= place == Missing;
    }
}

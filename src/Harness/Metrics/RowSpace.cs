using Harness.Random;
using Harness.Tables;

namespace Harness.Metrics;

/// <summary>
/// Rows as points with Gower's distance, learned from train: the mean over columns of |x − y| ÷ range of train for numbers
/// and dates, and of 0 or 1 for labels that are equal or not. A missing value is at distance 0 from a missing one and at 1
/// from any other; a value beside the only one that train has is at distance 1. Between rows of train every column counts 0
/// to 1; a number beyond train's range can count more. Distances are whole multiples of 2⁻³² of a column's largest, so sums and ties do not depend on the order of columns.
/// </summary>
/// <remarks>J. C. Gower, "A general coefficient of similarity and some of its properties", Biometrics 27 (1971) 857–871.</remarks>
internal sealed class RowSpace
{
    /// <summary>The distance that one column counts 1 with.</summary>
    private const long Unit = 1L << 32;

    private const long Missing = long.MinValue;

    // Values further out than this many ranges of train are placed there, so that sums stay exact.
    private const double Farthest = 1 << 16;

    private readonly List<Axis> _axes = [];

    private RowSpace()
    {
    }

    /// <summary>The columns that count.</summary>
    public IReadOnlyList<string> Columns => [.. _axes.Select(a => a.Column)];

    /// <summary>Whether each column holds labels.</summary>
    public IReadOnlyList<bool> IsLabel => [.. _axes.Select(a => a.Levels is not null)];

    /// <summary>Learns the scale of each column.</summary>
    /// <param name="train">The table that decides the ranges.</param>
    public static RowSpace Learn(Table train)
    {
        var space = new RowSpace();
        foreach (Column column in train.Columns.Where(c => c.Schema.IsModelled))
        {
            if (column is CategoricalColumn labels)
            {
                space._axes.Add(new Axis(column.Name, 0, 0, labels.Levels.Select((level, i) => (level, i)).ToDictionary(l => l.level, l => l.i, StringComparer.Ordinal)));
                continue;
            }

            double[] present = ((QuantitativeColumn)column).Present();
            double low = present.Length > 0 ? present.Min() : 0;
            double range = present.Length > 0 ? present.Max() - low : 0;
            space._axes.Add(new Axis(column.Name, low, range > 0 ? 1 / range : 0, null));
        }

        return space;
    }

    /// <summary>The rows of a table as points, one array a column; for <see cref="AddColumn"/>.</summary>
    /// <param name="table">A table with the schema of the one learned from.</param>
    /// <param name="rows">The rows to take, in order.</param>
    public long[][] Place(Table table, ReadOnlySpan<int> rows)
    {
        var points = new long[_axes.Count][];
        for (int a = 0; a < points.Length; a++)
        {
            Axis axis = _axes[a];
            var own = new long[rows.Length];
            if (axis.Levels is { } levels)
            {
                var labels = (CategoricalColumn)table[axis.Column];
                int unknown = levels.Count;
                int[] codes = [.. labels.Levels.Select(level => levels.TryGetValue(level, out int code) ? code : unknown++)];
                for (int i = 0; i < own.Length; i++)
                {
                    own[i] = labels.Codes[rows[i]] is >= 0 and var code ? codes[code] : Missing;
                }
            }
            else
            {
                ReadOnlySpan<double> values = ((QuantitativeColumn)table[axis.Column]).Values;
                for (int i = 0; i < own.Length; i++)
                {
                    double offset = values[rows[i]] - axis.Low;
                    double place = axis.Scale > 0 || double.IsNaN(offset) ? offset * axis.Scale : Math.Sign(offset);
                    own[i] = double.IsNaN(place) ? Missing : (long)Math.Round(Math.Clamp(place, -Farthest, Farthest) * Unit);
                }
            }

            points[a] = own;
        }

        return points;
    }

    /// <summary>At most so many rows of a table, drawn without replacement, in ascending order; the same rows for the same stream.</summary>
    public static int[] Draw(int rowCount, int most, RandomStream stream)
    {
        if (rowCount <= most)
        {
            return [.. Enumerable.Range(0, rowCount)];
        }

        int[] drawn = stream.Permutation(rowCount)[..most];
        Array.Sort(drawn);
        return drawn;
    }

    /// <summary>The distances of one point from all points of a set. O(points · columns).</summary>
    /// <param name="from">The set that holds the point.</param>
    /// <param name="index">The point.</param>
    /// <param name="to">The other set.</param>
    /// <param name="distances">Receives one distance a point of <paramref name="to"/>, to be multiplied by <see cref="Scale"/>.</param>
    public void Distances(long[][] from, int index, long[][] to, Span<long> distances)
    {
        distances.Clear();
        for (int a = 0; a < _axes.Count; a++)
        {
            AddColumn(a, from[a][index], to[a], distances);
        }
    }

    /// <summary>What makes a sum of whole distances Gower's distance.</summary>
    public double Scale => 1.0 / Unit / Math.Max(1, _axes.Count);

    /// <summary>Adds the distances of one column.</summary>
    public void AddColumn(int axis, long value, ReadOnlySpan<long> others, Span<long> sums)
    {
        if (_axes[axis].Levels is not null || value == Missing)
        {
            for (int i = 0; i < others.Length; i++)
            {
                sums[i] += others[i] == value ? 0 : Unit;
            }
        }
        else
        {
            for (int i = 0; i < others.Length; i++)
            {
                sums[i] += others[i] == Missing ? Unit : Math.Abs(others[i] - value);
            }
        }
    }

    private sealed record Axis(string Column, double Low, double Scale, Dictionary<string, int>? Levels);
}

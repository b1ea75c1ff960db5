using System.Collections.Concurrent;
using Harness.Tables;

namespace Harness.Distances;

/// <summary>
/// Rows as points with Gower's distance, learned from train: the mean over columns of |x − y| ÷ range of train for numbers
/// and dates, and of 0 or 1 for labels that are equal or not; ordinal labels are numbers, their ranks, the range that from the first rank to
/// the last (<see cref="LabelOrder"/>). A missing value is at distance 0 from a missing one and at 1
/// from any other; a value beside the only one that train has is at distance 1. Between rows of train every column counts 0
/// to 1; a number beyond train's range can count more. A label is equal to the same text only, in whichever tables the two
/// rows are, whether train has it or not. Distances are whole multiples of 2⁻³² of a column's largest, so sums and ties do not depend on the order of columns.
/// </summary>
/// <remarks>J. C. Gower, "A general coefficient of similarity and some of its properties", Biometrics 27 (1971) 857–871.</remarks>
internal sealed class RowSpace
{
    // Values further out than this many ranges of train are placed there, so that sums of few columns stay exact in a double.
    private const double Farthest = 1 << 16;
    private const int ColumnsAtFarthest = 16;

    // Below, 1/x is not finite or nearly so.
    private const double Smallest = 1e-300;

    private readonly List<Axis> _axes = [];
    private readonly OrderedValues _ordered;

    private RowSpace(OrderedValues ordered) => _ordered = ordered;

    /// <summary>The columns that count.</summary>
    public IReadOnlyList<string> Columns => [.. _axes.Select(a => a.Column)];

    /// <summary>Places of the columns of labels, ordinal ones too, among <see cref="Columns"/>.</summary>
    public int[] Labels => [.. Enumerable.Range(0, _axes.Count).Where(a => _axes[a].Levels is not null || _ordered.OrderOf(_axes[a].Column) is not null)];

    /// <summary>Learns the scale of each column.</summary>
    /// <param name="train">The table that decides the ranges.</param>
    public static RowSpace Learn(Table train)
    {
        var space = new RowSpace(OrderedValues.Learn(train));
        foreach (Column column in train.Columns.Where(c => c.Schema.IsModelled))
        {
            if (space._ordered.OrderOf(column.Name) is { } order)
            {
                space._axes.Add(new Axis(column.Name, 0, order.Last > 0 ? 1.0 / order.Last : 0, 1, null));
                continue;
            }

            if (column is CategoricalColumn labels)
            {
                space._axes.Add(new Axis(column.Name, 0, 0, 1, new LabelCodes(labels.Levels)));
                continue;
            }

            double[] present = ((QuantitativeColumn)column).Present();
            (double low, double high) = present.Length > 0 ? (present.Min(), present.Max()) : (0, 0);

            // Of the largest numbers the range overflows, of the smallest its inverse; another unit, a power of two, keeps both.
            double unit = high / 2 - low / 2 > double.MaxValue / 16 ? 1.0 / 16 : high > low && high - low < Smallest ? Math.ScaleB(1, 128) : 1;
            low *= unit;
            double range = high * unit - low;
            space._axes.Add(new Axis(column.Name, low, range > 0 ? 1 / range : 0, unit, null));
        }

        return space;
    }

    /// <summary>The rows of a table as points.</summary>
    /// <param name="table">A table with the schema of the one learned from.</param>
    /// <param name="rows">The rows to take, in order.</param>
    public RowPoints Place(Table table, ReadOnlySpan<int> rows)
    {
        // A distance is at most twice the farthest place in each column.
        double farthest = Farthest / Math.Max(1, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_axes.Count) / ColumnsAtFarthest);
        var points = new RowPoints(rows.Length, [.. _axes.Select(a => a.Levels is not null)]);
        for (int a = 0; a < _axes.Count; a++)
        {
            Axis axis = _axes[a];
            if (axis.Levels is { } levels)
            {
                var labels = (CategoricalColumn)table[axis.Column];
                int[] codes = [.. labels.Levels.Select(levels.Of)];
                for (int i = 0; i < rows.Length; i++)
                {
                    points.Set(i, a, labels.Codes[rows[i]] is >= 0 and var code ? codes[code] : RowPoints.Missing);
                }
            }
            else
            {
                ReadOnlySpan<double> values = _ordered.Of(table[axis.Column]);
                for (int i = 0; i < rows.Length; i++)
                {
                    double offset = values[rows[i]] * axis.Unit - axis.Low;
                    double place = axis.Scale > 0 || double.IsNaN(offset) ? offset * axis.Scale : Math.Sign(offset);
                    points.Set(i, a, double.IsNaN(place) ? RowPoints.Missing : Math.Round(Math.Clamp(place, -farthest, farthest) * RowPoints.Unit));
                }
            }
        }

        return points;
    }

    private sealed record Axis(string Column, double Low, double Scale, double Unit, LabelCodes? Levels);

    /// <summary>
    /// A code for each label, one for all tables that are placed: tables that share a label train lacks agree on it. The
    /// order in which tables come decides which code it gets, but codes are only equal or not.
    /// </summary>
    private sealed class LabelCodes
    {
        private readonly ConcurrentDictionary<string, int> _codes = new(StringComparer.Ordinal);
        private int _last = -1;

        public LabelCodes(IEnumerable<string> levels)
        {
            foreach (string level in levels)
            {
                Of(level);
            }
        }

        public int Of(string level) => _codes.GetOrAdd(level, _ => Interlocked.Increment(ref _last));
    }
}

using Harness.Metrics;
using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.SdMetrics.Privacy;

/// <summary>
/// Real rows in groups of equal labels and equal gaps, each group in the order of each number: a window in one of these
/// orders holds every row that can match.
/// </summary>
internal sealed class MatchingRows
{
    private readonly int[] _groupOfSynthetic;
    private readonly int[] _start;
    private readonly Order[] _orders;
    private readonly double[][] _synthetic;

    /// <summary>Groups and sorts the real rows. O(columns · rows · log rows).</summary>
    public MatchingRows(Table real, Table synthetic, IReadOnlyList<ColumnSchema> columns)
    {
        int realRows = real.RowCount;
        RowGroups groups = RowGroups.Of([.. columns.Select(c => Codes(real[c.Name], synthetic[c.Name]))], realRows + synthetic.RowCount);
        _groupOfSynthetic = groups.Group[realRows..];
        _start = new int[groups.Count + 1];
        foreach (int group in groups.Group.AsSpan(0, realRows))
        {
            _start[group + 1]++;
        }

        for (int group = 0; group < groups.Count; group++)
        {
            _start[group + 1] += _start[group];
        }

        string[] numbers = [.. columns.Where(c => c.IsQuantitative).Select(c => c.Name)];
        _orders = [.. numbers.Select(name => Order.Of(Values(real[name]), groups.Group, _start))];
        _synthetic = [.. numbers.Select(name => Values(synthetic[name]))];
    }

    /// <summary>Whether a real row matches a synthetic one.</summary>
    public bool HasMatch(int row, double tolerance)
    {
        int first = _start[_groupOfSynthetic[row]];
        int end = _start[_groupOfSynthetic[row] + 1];
        int narrowest = -1;
        for (int i = 0; i < _orders.Length; i++)
        {
            double value = _synthetic[i][row];
            if (!double.IsNaN(value))
            {
                (int from, int to) = _orders[i].Window(_start[_groupOfSynthetic[row]], _start[_groupOfSynthetic[row] + 1], value, Math.Abs(tolerance * value));
                if (narrowest < 0 || to - from < end - first)
                {
                    (narrowest, first, end) = (i, from, to);
                }
            }
        }

        if (narrowest < 0)
        {
            return first < end;
        }

        for (int place = first; place < end; place++)
        {
            if (Matches(_orders[narrowest].Rows[place], row, tolerance))
            {
                return true;
            }
        }

        return false;
    }

    private bool Matches(int real, int row, double tolerance)
    {
        for (int i = 0; i < _orders.Length; i++)
        {
            double value = _synthetic[i][row];
            if (Math.Abs(_orders[i].Values[real] - value) > Math.Abs(tolerance * value))
            {
                return false;
            }
        }

        return true;
    }

    private static double[] Values(Column column) => new ContinuousValues((QuantitativeColumn)column).All.ToArray();

    /// <summary>The code that has to be equal in a column: of the label, or of whether there is a value.</summary>
    private static (int[] Codes, int Size) Codes(Column real, Column synthetic)
    {
        if (real is CategoricalColumn labels)
        {
            return RowGroups.Codes(AlignedCategories.Of(labels, (CategoricalColumn)synthetic));
        }

        var codes = new int[real.Length + synthetic.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = (row < real.Length ? real.IsMissing(row) : synthetic.IsMissing(row - real.Length)) ? 0 : 1;
        }

        return (codes, 2);
    }

    /// <summary>The real rows by group, within a group by ascending value.</summary>
    private sealed record Order(double[] Values, int[] Rows, double[] Sorted)
    {
        public static Order Of(double[] values, int[] group, int[] start)
        {
            double[] keys = [.. values];
            int[] byValue = [.. Enumerable.Range(0, values.Length)];
            Array.Sort(keys, byValue);
            int[] next = [.. start];
            var rows = new int[values.Length];
            var sorted = new double[values.Length];
            foreach (int row in byValue)
            {
                int place = next[group[row]]++;
                rows[place] = row;
                sorted[place] = values[row];
            }

            return new Order(values, rows, sorted);
        }

        /// <summary>The places whose values are no farther from a number than a distance.</summary>
        public (int From, int To) Window(int first, int end, double value, double distance)
        {
            (int from, int to) = (first, end);
            while (from < to)
            {
                int middle = (from + to) >>> 1;
                (from, to) = Sorted[middle] - value < -distance ? (middle + 1, to) : (from, middle);
            }

            int begin = from;
            to = end;
            while (from < to)
            {
                int middle = (from + to) >>> 1;
                (from, to) = Sorted[middle] - value <= distance ? (middle + 1, to) : (from, middle);
            }

            return (begin, from);
        }
    }
}

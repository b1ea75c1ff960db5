using Harness.Generators.Encoding;
using Harness.Tables;

namespace Harness.Generators.BayesNet;

/// <summary>
/// A column as states: labels are states, and so are the values of coarse numbers, spikes and gaps; other numbers fall into
/// quantile bins, within which they follow the empirical quantiles.
/// </summary>
internal sealed class StateColumn
{
    /// <summary>The part of a bin that a value is spread over.</summary>
    private const double Spread = 0.5;

    private readonly ColumnCodec _column;
    private readonly EmpiricalMargin? _margin;

    // The first bins.Length - 1 states are bins: state b holds the places bins[b] to bins[b + 1] of the sorted values.
    private readonly int[] _bins;

    // For rows in bins the place of their value among the sorted ones.
    private readonly int[] _places;

    // What the other states stand for: a coded value, or NaN for a gap.
    private readonly double[] _values;

    private StateColumn(ColumnCodec column, int[] states, EmpiricalMargin? margin, int[] bins, int[] places, double[] values)
    {
        _column = column;
        _margin = margin;
        _bins = bins;
        _places = places;
        _values = values;
        States = states;
    }

    /// <summary>One state a train row, 0 to <see cref="StateCount"/> − 1.</summary>
    public int[] States { get; }

    /// <summary>Number of states, at least 1.</summary>
    public int StateCount => BinCount + _values.Length;

    private int BinCount => _bins.Length - 1;

    /// <summary>Sees a column. O(n log n).</summary>
    /// <param name="column">The column.</param>
    /// <param name="maximumBins">Most bins.</param>
    public static StateColumn Of(ColumnCodec column, int maximumBins)
    {
        double[] gap = column.HasGaps ? [double.NaN] : [];
        var states = new int[column.RowCount];
        if (column is CategoricalCodec labels)
        {
            for (int row = 0; row < states.Length; row++)
            {
                states[row] = column.IsMissing(row) ? labels.DistinctCount : labels.Codes[row];
            }

            return new StateColumn(column, states, null, [0], [], [.. Enumerable.Range(0, labels.DistinctCount), .. gap]);
        }

        var numbers = (QuantitativeCodec)column;
        // The cube root balances the width of bins against the noise of what they hold.
        int most = Math.Clamp((int)Math.Cbrt(numbers.Margin.Count), 1, maximumBins);
        bool isCoarse = numbers.IsDiscrete && numbers.DistinctCount <= Math.Max(most, numbers.Spikes.Count);
        double[] values = [.. isCoarse ? numbers.Margin.Distinct : [.. numbers.Spikes], .. gap];
        int[] known = new int[states.Length];
        for (int row = 0; row < states.Length; row++)
        {
            double value = numbers.Values[row];
            known[row] = double.IsNaN(value) ? values.Length - 1 : Array.BinarySearch(values, 0, values.Length - gap.Length, value);
        }

        if (isCoarse)
        {
            return new StateColumn(column, known, null, [0], [], values);
        }

        var margin = new EmpiricalMargin([.. numbers.Values.ToArray().Select((v, row) => known[row] >= 0 ? double.NaN : v)], numbers.IsDiscrete);
        (int[] binOf, int[] bins, int[] middles) = Bins(margin, most);
        var places = new int[states.Length];
        for (int row = 0; row < states.Length; row++)
        {
            if (known[row] >= 0)
            {
                states[row] = bins.Length - 1 + known[row];
                continue;
            }

            int index = margin.IndexOf(numbers.Values[row]);
            states[row] = binOf[index];
            places[row] = middles[index];
        }

        return new StateColumn(column, states, margin, bins, places, values);
    }

    /// <summary>The states with bins joined, for a column that others depend on.</summary>
    /// <param name="bins">Number of bins that are left; what is no bin is left as it is.</param>
    /// <returns>For each state its joined one, 0 to count − 1.</returns>
    public (int[] Of, int Count) Joined(int bins)
    {
        int left = Math.Min(bins, BinCount);
        var of = new int[StateCount];
        for (int state = 0; state < of.Length; state++)
        {
            of[state] = state < BinCount ? state * left / BinCount : state - BinCount + left;
        }

        return (of, left + _values.Length);
    }

    /// <summary>The resolutions at which others may depend on it.</summary>
    public IEnumerable<int> Resolutions => BinCount == 0 ? [0] : new[] { 4, 8, BinCount }.Where(bins => bins <= BinCount).DefaultIfEmpty(BinCount).Distinct();

    /// <summary>A cell like that of a train row: a coded value, NaN for a gap, or the code of a label; in a bin one near the row's, up to a quarter of the bin away.</summary>
    /// <param name="row">The row.</param>
    /// <param name="within">Where between the two ends, 0 to 1.</param>
    public double Cell(int row, double within)
    {
        int state = States[row];
        if (state >= BinCount)
        {
            return _values[state - BinCount];
        }

        double low = _bins[state];
        double high = _bins[state + 1];
        double place = _places[row] + 0.5 + (within - 0.5) * Spread * (high - low);

        // Mirrored at the ends of the bin, so that every part of it is as likely as before.
        place = place < low ? 2 * low - place : place > high ? 2 * high - place : place;
        return _margin!.Quantile(place / _margin.Count);
    }

    /// <summary>The synthetic column.</summary>
    /// <param name="cells">One cell a row.</param>
    public Column Decode(double[] cells) => _column is QuantitativeCodec numbers
        ? numbers.Decode(cells)
        : ((CategoricalCodec)_column).Decode([.. cells.Select(cell => double.IsNaN(cell) ? CategoricalColumn.Missing : (int)cell)]);

    /// <summary>The bin of each distinct value, equal values together, where the bins begin in the sorted values, and the middle place of each distinct value.</summary>
    private static (int[] BinOf, int[] Starts, int[] Middles) Bins(EmpiricalMargin margin, int count)
    {
        var binOf = new int[margin.Distinct.Length];
        var middles = new int[binOf.Length];
        var starts = new List<int>();
        int place = 0;
        int last = -1;
        for (int i = 0; i < binOf.Length; i++)
        {
            int ties = margin.CountOf(i);
            int bin = (int)((place + ties / 2L) * count / margin.Count);
            if (bin != last)
            {
                starts.Add(place);
                last = bin;
            }

            binOf[i] = starts.Count - 1;
            middles[i] = place + ties / 2;
            place += ties;
        }

        return (binOf, [.. starts, place], middles);
    }
}

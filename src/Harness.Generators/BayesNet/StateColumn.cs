using Harness.Generators.Donors;
using Harness.Generators.Encoding;

namespace Harness.Generators.BayesNet;

/// <summary>
/// A column as states: labels are states, and so are the values of coarse numbers, spikes and gaps; other numbers fall into
/// quantile bins, within which they follow the empirical quantiles.
/// </summary>
internal sealed class StateColumn
{
    /// <summary>The share of a bin that a value is spread over.</summary>
    private const double Spread = 0.5;

    private readonly Predictor _column;
    private readonly EmpiricalMargin? _margin;

    // By code: the state, and for codes in bins the middle place of the value among the sorted ones in bins.
    private readonly int[] _states;
    private readonly int[] _places;

    // The first bins.Length - 1 states are bins: state b holds the places bins[b] to bins[b + 1] of the sorted values.
    private readonly int[] _bins;

    // The cells that the other states stand for.
    private readonly double[] _values;

    private StateColumn(Predictor column, int[] states, EmpiricalMargin? margin, int[] bins, int[] places, double[] values)
    {
        _column = column;
        _states = states;
        _margin = margin;
        _bins = bins;
        _places = places;
        _values = values;
    }

    /// <summary>Number of train rows.</summary>
    public int RowCount => _column.Codes.Length;

    /// <summary>Number of states, at least 1.</summary>
    public int StateCount => BinCount + _values.Length;

    /// <summary>The resolutions, as numbers of bins, at which other columns may depend on it.</summary>
    public IEnumerable<int> Resolutions => BinCount == 0 ? [0] : new[] { 4, 8, BinCount }.Where(bins => bins <= BinCount).DefaultIfEmpty(BinCount).Distinct();

    private int BinCount => _bins.Length - 1;

    /// <summary>Divides a column into states. O(distinct values), with spikes O(n log n).</summary>
    /// <param name="column">The train column.</param>
    /// <param name="maximumBins">Most bins, at least 1.</param>
    public static StateColumn Of(Predictor column, int maximumBins)
    {
        if (column.Column is not QuantitativeCodec numbers)
        {
            return Levels();
        }

        // The cube root balances the width of bins against the noise of what they hold.
        int most = Math.Clamp((int)Math.Cbrt(numbers.Margin.Count), 1, maximumBins);
        if (numbers.IsDiscrete && numbers.DistinctCount <= Math.Max(most, numbers.Spikes.Count))
        {
            return Levels();
        }

        double[] spikes = [.. numbers.Spikes];
        EmpiricalMargin margin = numbers.WithoutSpikes();
        (int[] binOf, int[] bins, int[] middles) = Bins(margin, most);
        var states = new int[column.LevelCount];
        var places = new int[column.LevelCount];
        int inBins = 0;
        for (int code = 0; code < states.Length; code++)
        {
            double cell = column.Cell(code);
            int spike = Array.IndexOf(spikes, cell);
            bool isBinned = spike < 0 && double.IsFinite(cell);
            states[code] = isBinned ? binOf[inBins] : bins.Length - 1 + (spike >= 0 ? spike : spikes.Length);
            places[code] = isBinned ? middles[inBins++] : 0;
        }

        return new StateColumn(column, states, margin, bins, places, column.Column.HasGaps ? [.. spikes, column.Cell(0)] : spikes);

        StateColumn Levels() => new(column, [.. Enumerable.Range(0, column.LevelCount)], null, [0], [], [.. Enumerable.Range(0, column.LevelCount).Select(column.Cell)]);
    }

    /// <summary>The state of a train row, 0 to <see cref="StateCount"/> − 1.</summary>
    public int State(int row) => _states[_column.Codes[row]];

    /// <summary>The states with neighbouring bins joined, as another column sees them.</summary>
    /// <param name="bins">Number of bins after joining, at least 1; states that are no bins stay as they are.</param>
    /// <returns>For each state its joined state, 0 to count − 1.</returns>
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

    /// <summary>The normal score of a train row among the values in bins, NaN for other states.</summary>
    public double Score(int row) => State(row) >= BinCount ? double.NaN : Score(_places[_column.Codes[row]] + 0.5);

    /// <summary>A cell and its state near those of a train row: the row's own where it is no bin, else up to a quarter of the bin away and then moved by the shift.</summary>
    /// <param name="row">Zero-based train row.</param>
    /// <param name="within">Place between the two ends, 0 to 1: a uniform random number.</param>
    /// <param name="shift">Distance to move the value, on the scale of normal scores.</param>
    public (double Cell, int State) Near(int row, double within, double shift)
    {
        int state = State(row);
        if (state >= BinCount)
        {
            return (_values[state - BinCount], state);
        }

        double low = _bins[state];
        double high = _bins[state + 1];
        double place = _places[_column.Codes[row]] + 0.5 + (within - 0.5) * Spread * (high - low);

        // Mirrored at the ends of the bin, so that every part of it is as likely as before.
        place = place < low ? 2 * low - place : place > high ? 2 * high - place : place;
        if (shift != 0)
        {
            place = MathNet.Numerics.Distributions.Normal.CDF(0, 1, Score(place) + shift) * _margin!.Count;
            int bin = Array.BinarySearch(_bins, (int)place);
            state = Math.Min(bin >= 0 ? bin : ~bin - 1, BinCount - 1);
        }

        return (_margin!.Quantile(place / _margin.Count), state);
    }

    private double Score(double place) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Clamp(place, 0.5, _margin!.Count - 0.5) / _margin.Count);

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

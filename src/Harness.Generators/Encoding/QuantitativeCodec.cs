using System.Globalization;
using System.Runtime.InteropServices;
using Harness.Random;
using Harness.Tables;

namespace Harness.Generators.Encoding;

/// <summary>
/// A column of numbers or dates as doubles: numbers as they are; dates as a count of <see cref="DateUnit"/>s since the
/// earliest one, so the first date is 0 and no digit is lost (below 2⁵³ units).
/// </summary>
internal sealed class QuantitativeCodec : ColumnCodec
{
    /// <summary>Above this share of the present values, one that occurs more than once is a spike.</summary>
    public const double SpikeShare = 0.1;

    private const double LargestExact = 1L << 53;
    private const int LargestExactPower = 22;

    /// <summary>Fewer distinct values may be multiples of a number by chance.</summary>
    private const int FewestForStep = 10;

    private readonly NumericColumn? _numbers;
    private readonly double[] _units = [];
    private readonly NumberStyle _style;
    private readonly long _first;
    private readonly long _last;
    private readonly bool _isCoarse;

    // Every value is a multiple of it, counted in the last decimal.
    private readonly double _step = 1;

    /// <summary>Learns a column. O(n log n).</summary>
    /// <param name="train">Numbers or dates with at least one value that is not missing.</param>
    /// <exception cref="ArgumentException">Every value is missing.</exception>
    public QuantitativeCodec(QuantitativeColumn train)
        : base(train)
    {
        switch (train)
        {
            case NumericColumn numbers:
                _numbers = numbers;
                _style = numbers.Style;
                Decimals = Statistics.Decimals.Fewest(numbers.Values);
                break;
            case DateTimeColumn dates:
                (_first, _last, DateUnit) = RangeAndUnit(dates.Ticks);
                _units = CountUnits(dates.Ticks, _first, DateUnit.Ticks);
                _isCoarse = _first < _last && Shown(_first + DateUnit.Ticks) != _first + DateUnit.Ticks;
                break;
            default:
                throw new ArgumentException($"Column '{train.Name}' holds neither numbers nor dates.", nameof(train));
        }

        Margin = new EmpiricalMargin(Values);
        var spikes = new List<double>();
        for (int i = 0; i < Margin.Distinct.Length; i++)
        {
            if (Margin.CountOf(i) > Math.Max(1, SpikeShare * Margin.Count))
            {
                spikes.Add(Margin.Distinct[i]);
            }
        }

        Spikes = spikes;
        if (Schema.Kind == ColumnKind.Numerical && Margin.Distinct.Length >= FewestForStep && Decimals <= LargestExactPower)
        {
            _step = CommonStep(Margin.Distinct, Math.Pow(10, Decimals));
        }
    }

    /// <summary>One coded value a train row, NaN where missing.</summary>
    public ReadOnlySpan<double> Values => _numbers is null ? _units : _numbers.Values;

    /// <summary>The distribution of the coded values that are present: range, quantiles, normal scores.</summary>
    public EmpiricalMargin Margin { get; }

    /// <summary>Whether the column is better modelled as levels, <see cref="EmpiricalMargin.Distinct"/>, than as a continuum.</summary>
    public bool IsDiscrete => Margin.IsDiscrete;

    /// <summary>Most digits after the point that a train value needs, in its shortest text that reads back the same; 0 for whole numbers and dates.</summary>
    public int Decimals { get; }

    /// <summary>
    /// Coded values that more than a tenth of the present ones have, and two at least, ascending, like the 0 of an amount that most rows
    /// do not have. A continuous column always has other values besides.
    /// </summary>
    public IReadOnlyList<double> Spikes { get; }

    /// <summary>For dates: the longest of day, hour, minute, second, millisecond, microsecond and tick that every train date is a multiple of; zero for numbers.</summary>
    public TimeSpan DateUnit { get; }

    /// <inheritdoc/>
    public override int DistinctCount => Margin.Distinct.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(Values[row]);

    /// <summary>The coded train values with every gap filled by a random present value, for models that need a number in every row.</summary>
    /// <param name="stream">Position i fills row i.</param>
    public double[] Filled(RandomStream stream)
    {
        double[] filled = [.. Values];
        for (int row = 0; row < filled.Length; row++)
        {
            if (double.IsNaN(filled[row]))
            {
                filled[row] = Margin.At(stream.Index((ulong)row, Margin.Count));
            }
        }

        return filled;
    }

    /// <summary>The distribution of the values that are no <see cref="Spikes"/>; that of all where there is no spike. O(n log n) where there is one.</summary>
    public EmpiricalMargin WithoutSpikes()
    {
        if (Spikes.Count == 0 || Spikes.Count == DistinctCount)
        {
            return Margin;
        }

        var rest = new List<double>(Margin.Count);
        for (int i = 0; i < DistinctCount; i++)
        {
            if (!Spikes.Contains(Margin.Distinct[i]))
            {
                rest.AddRange(Enumerable.Repeat(Margin.Distinct[i], Margin.CountOf(i)));
            }
        }

        return new EmpiricalMargin(CollectionsMarshal.AsSpan(rest), IsDiscrete);
    }

    /// <summary>The value that the column can show: clipped to the range seen in train, rounded to <see cref="Decimals"/>, and to multiples of what all train values are multiples of, like 25 grams.</summary>
    /// <param name="value">A coded value; NaN, a gap, stays.</param>
    public double Fit(double value)
    {
        value = Math.Clamp(value, Margin.Minimum, Margin.Maximum);
        double power = Decimals <= LargestExactPower ? Math.Pow(10, Decimals) : double.PositiveInfinity;
        return double.IsNaN(value) ? value
            : Math.Abs(value) * power < LargestExact ? Math.Round(value * power / _step) * _step / power + 0.0
            : double.Parse(value.ToString("F" + Decimals, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0;
    }

    /// <summary>The column of a synthetic table: every value through <see cref="Fit"/>, dates and text style restored.</summary>
    /// <param name="values">One coded value a row, NaN for a gap, no infinity.</param>
    public QuantitativeColumn Decode(ReadOnlySpan<double> values)
    {
        if (Schema.Kind == ColumnKind.Numerical)
        {
            var numbers = new double[values.Length];
            for (int row = 0; row < numbers.Length; row++)
            {
                numbers[row] = Fit(values[row]);
            }

            return new NumericColumn(Schema, numbers, _style);
        }

        var ticks = new long[values.Length];
        for (int row = 0; row < ticks.Length; row++)
        {
            ticks[row] = Ticks(Fit(values[row]));
        }

        return new DateTimeColumn(Schema, ticks);
    }

    private long Ticks(double units)
    {
        if (double.IsNaN(units))
        {
            return DateTimeColumn.Missing;
        }

        long ticks = Math.Min(_first + (long)units * DateUnit.Ticks, _last);
        return _isCoarse ? Math.Clamp(Shown(ticks), _first, _last) : ticks;
    }

    /// <summary>The date that the column's format shows for another: a format without days shows the first of the month.</summary>
    private long Shown(long ticks)
    {
        DateTimeFormat format = Schema.DateTimeFormat!;
        return format.TryParse(format.Format(new DateTime(ticks)), out DateTime shown) ? shown.Ticks : ticks;
    }

    /// <summary>The greatest common divisor of the values in units of the last decimal; 1 where they are too large to tell.</summary>
    private static double CommonStep(ReadOnlySpan<double> values, double power)
    {
        long step = 0;
        foreach (double value in values)
        {
            double units = Math.Abs(value) * power;
            if (step == 1 || units >= LargestExact)
            {
                return 1;
            }

            for (long rest = (long)Math.Round(units); rest != 0;)
            {
                (step, rest) = (rest, step % rest);
            }
        }

        return Math.Max(step, 1);
    }

    private static (long First, long Last, TimeSpan Unit) RangeAndUnit(ReadOnlySpan<long> ticks)
    {
        long first = long.MaxValue;
        long last = long.MinValue;
        ReadOnlySpan<long> units =
        [
            TimeSpan.TicksPerDay, TimeSpan.TicksPerHour, TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond,
            TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerMicrosecond, 1,
        ];
        int unit = 0;
        foreach (long tick in ticks)
        {
            if (tick == DateTimeColumn.Missing)
            {
                continue;
            }

            first = Math.Min(first, tick);
            last = Math.Max(last, tick);
            while (tick % units[unit] != 0)
            {
                unit++;
            }
        }

        return (first, last, TimeSpan.FromTicks(units[unit]));
    }

    private static double[] CountUnits(ReadOnlySpan<long> ticks, long first, long unit)
    {
        var counts = new double[ticks.Length];
        for (int row = 0; row < counts.Length; row++)
        {
            counts[row] = ticks[row] == DateTimeColumn.Missing ? double.NaN : (ticks[row] - first) / unit;
        }

        return counts;
    }
}

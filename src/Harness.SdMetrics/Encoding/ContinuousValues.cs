using Harness.Statistics;
using Harness.Tables;

namespace Harness.SdMetrics.Encoding;

/// <summary>
/// A numerical or datetime column of one table as SDMetrics sees it: dates are nanoseconds since 1970. What each pair of
/// columns needs, the column's own bins and its deviations, is made once, at the first use.
/// </summary>
internal sealed class ContinuousValues
{
    private const int ReportBins = 10;
    private const double Decimals = 1e14;

    private readonly QuantitativeColumn _column;
    private readonly double[]? _nanoseconds;
    private readonly Lazy<(double Least, double Greatest)> _range;
    private readonly Lazy<CodedColumn> _ownBins;
    private readonly Lazy<double[]?> _deviations;

    public ContinuousValues(QuantitativeColumn column)
    {
        _column = column;
        _nanoseconds = column is DateTimeColumn dates ? Nanoseconds(dates.Ticks) : null;
        _range = new Lazy<(double Least, double Greatest)>(Range);
        _ownBins = new Lazy<CodedColumn>(() => Binned(this));
        _deviations = new Lazy<double[]?>(Deviations);
    }

    public string Name => _column.Name;

    /// <summary>One number a row, NaN where missing.</summary>
    public ReadOnlySpan<double> All => _nanoseconds ?? _column.Values;

    /// <summary>Number of rows, missing ones included.</summary>
    public int Length => _column.Length;

    /// <summary>Number of rows that have a value.</summary>
    public int Count => _column.Length - _column.MissingCount;

    /// <summary>The smallest value; +∞ where there is none.</summary>
    public double Least => _range.Value.Least;

    /// <summary>The largest value; −∞ where there is none.</summary>
    public double Greatest => _range.Value.Greatest;

    /// <summary>Whether there is exactly one distinct value.</summary>
    public bool IsConstant => Least == Greatest;

    /// <summary>The report's bins: ten of equal width over this column's own range, the maximum and missing values in an eleventh.</summary>
    public CodedColumn OwnBins => _ownBins.Value;

    /// <summary>The same over the range of another column: 0 below it, eleven at its maximum, above it and where missing.</summary>
    public CodedColumn Binned(ContinuousValues other)
    {
        EqualWidthBins bins = EqualWidthBins.Over(other, ReportBins);
        return new CodedColumn(bins.Codes(All, open: false), 0, bins.Size);
    }

    /// <summary>Pearson's correlation over the rows where both columns of a table are present; NaN where it is not defined.</summary>
    public static double Pearson(ContinuousValues x, ContinuousValues y) => (x._deviations.Value, y._deviations.Value) switch
    {
        ({ Length: > 0 } left, { Length: > 0 } right) => Correlation.OfDeviations(left, right),
        ({ }, { }) => double.NaN,
        _ => Correlation.Pearson(x.All, y.All),
    };

    /// <summary>Spearman's correlation, likewise.</summary>
    public static double Spearman(ContinuousValues x, ContinuousValues y) => Correlation.Spearman(x.All, y.All);

    /// <summary>The present values, ascending, in an array of their own.</summary>
    public double[] Sorted()
    {
        double[] sorted = Present();
        RadixSort.Sort(sorted);
        return sorted;
    }

    /// <summary>The present values rounded to 14 decimals, as the KS statistic takes them, ascending, in an array of their own.</summary>
    public double[] Rounded()
    {
        double[] rounded = Present();

        // Whole numbers and dates stay as they are.
        if (_column is not (DateTimeColumn or NumericColumn { Style: NumberStyle.Integer }))
        {
            foreach (ref double value in rounded.AsSpan())
            {
                value = Math.Round(value * Decimals, MidpointRounding.ToEven) / Decimals;
            }
        }

        RadixSort.Sort(rounded);
        return rounded;
    }

    private (double Least, double Greatest) Range()
    {
        double least = double.PositiveInfinity;
        double greatest = double.NegativeInfinity;
        foreach (double value in All)
        {
            least = value < least ? value : least;
            greatest = value > greatest ? value : greatest;
        }

        return (least, greatest);
    }

    private double[] Present()
    {
        var present = new double[Count];
        if (present.Length == Length)
        {
            All.CopyTo(present);
            return present;
        }

        int next = 0;
        foreach (double value in All)
        {
            if (!double.IsNaN(value))
            {
                present[next++] = value;
            }
        }

        return present;
    }

    /// <summary>Null where a value is missing, empty where the column is constant.</summary>
    private double[]? Deviations()
    {
        if (_column.MissingCount > 0)
        {
            return null;
        }

        var deviations = new double[Length];
        return UnitDeviations.TryWrite(All, deviations) ? deviations : [];
    }

    private static double[] Nanoseconds(ReadOnlySpan<long> ticks)
    {
        var nanoseconds = new double[ticks.Length];
        for (int row = 0; row < ticks.Length; row++)
        {
            // Exact up to the conversion to double, which keeps microseconds apart.
            nanoseconds[row] = ticks[row] == DateTimeColumn.Missing
                ? double.NaN
                : (double)((Int128)(ticks[row] - DateTime.UnixEpoch.Ticks) * TimeSpan.NanosecondsPerTick);
        }

        return nanoseconds;
    }
}

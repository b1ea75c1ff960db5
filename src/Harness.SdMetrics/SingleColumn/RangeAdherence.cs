using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.SdMetrics.SingleColumn;

/// <summary>
/// BoundaryAdherence and CategoryAdherence of SDMetrics 0.32: shares of synthetic values that are within what the metadata
/// declare, or else within what the real column has. 1 is best, 0 worst. O(n).
/// </summary>
public static class RangeAdherence
{
    /// <summary>
    /// BoundaryAdherence of numbers: the share of synthetic values from the least to the greatest. Missing values are left
    /// out where they may be, and count as outside where not.
    /// </summary>
    /// <param name="real">The real values, NaN where missing; infinities count.</param>
    /// <param name="synthetic">The synthetic values, likewise.</param>
    /// <param name="range">What is declared.</param>
    /// <returns>No score where no synthetic value is left.</returns>
    public static ParityScore Boundary(ReadOnlySpan<double> real, ReadOnlySpan<double> synthetic, ColumnRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        double least = double.NaN;
        double greatest = double.NaN;
        bool isMissing = false;
        foreach (double value in real)
        {
            isMissing |= double.IsNaN(value);
            least = value >= least ? least : double.IsNaN(value) ? least : value;
            greatest = value <= greatest ? greatest : double.IsNaN(value) ? greatest : value;
        }

        (least, greatest) = (range.Minimum ?? least, range.Maximum ?? greatest);
        bool isNullable = range.IsNullable ?? isMissing;
        int rows = 0;
        int inside = 0;
        foreach (double value in synthetic)
        {
            rows += isNullable && double.IsNaN(value) ? 0 : 1;
            inside += value >= least && value <= greatest ? 1 : 0;
        }

        return rows == 0 ? ParityScore.None : ParityScore.Of((double)inside / rows);
    }

    /// <summary>
    /// BoundaryAdherence of a numerical or datetime column. Bounds of dates that are given as text are read as SDMetrics
    /// reads them, without the column's format and month first, unless that is asked for.
    /// </summary>
    /// <param name="real">The real column.</param>
    /// <param name="synthetic">The synthetic column, of the same kind.</param>
    /// <param name="range">What is declared.</param>
    /// <param name="readByFormat">Whether bounds of dates are read in the column's format: the right number, not that of SDMetrics.</param>
    /// <returns>No score where no synthetic value is left; an error where a bound is no date.</returns>
    public static ParityScore Boundary(QuantitativeColumn real, QuantitativeColumn synthetic, ColumnRange range, bool readByFormat = false)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentNullException.ThrowIfNull(range);
        return (real, synthetic) is (DateTimeColumn dates, DateTimeColumn others)
            ? Dates(dates, others, range, readByFormat)
            : Boundary(real.Values, synthetic.Values, range);
    }

    /// <summary>
    /// CategoryAdherence: the share of all synthetic values that are among the allowed ones, or missing where they may be.
    /// Values are equal as in Python: 1, 1.0 and true are, "1" is another.
    /// </summary>
    /// <param name="real">The real values: text, numbers, booleans, or <see langword="null"/> and NaN for missing.</param>
    /// <param name="synthetic">The synthetic values, likewise.</param>
    /// <param name="range">What is declared.</param>
    /// <returns>No score where there is no synthetic value.</returns>
    public static ParityScore Category(IReadOnlyList<object?> real, IReadOnlyList<object?> synthetic, ColumnRange range)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentNullException.ThrowIfNull(range);
        IReadOnlyList<object?> allowed = range.Values ?? real;
        bool isNullable = range.IsNullable ?? (real.Any(IsMissing) || allowed.Any(IsMissing));
        var known = allowed.Where(v => !IsMissing(v)).Select(Comparable).ToHashSet();
        int valid = synthetic.Count(v => IsMissing(v) ? isNullable : known.Contains(Comparable(v)));
        return synthetic.Count == 0 ? ParityScore.None : ParityScore.Of((double)valid / synthetic.Count);
    }

    /// <summary>
    /// CategoryAdherence of a column of labels. A declared number equals every label that reads as this number, a declared
    /// boolean the label of that name.
    /// </summary>
    /// <param name="real">The real column.</param>
    /// <param name="synthetic">The synthetic column.</param>
    /// <param name="range">What is declared.</param>
    /// <returns>No score where the synthetic column has no row.</returns>
    public static ParityScore Category(CategoricalColumn real, CategoricalColumn synthetic, ColumnRange range)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentNullException.ThrowIfNull(range);
        if (synthetic.Length == 0)
        {
            return ParityScore.None;
        }

        bool isNullable = range.IsNullable ?? (real.MissingCount > 0 || range.Values?.Any(IsMissing) == true);
        bool[] known = Known(real, synthetic, range.Values);
        int valid = isNullable ? synthetic.MissingCount : 0;
        foreach (int code in synthetic.Codes)
        {
            valid += code >= 0 && known[code] ? 1 : 0;
        }

        return ParityScore.Of((double)valid / synthetic.Length);
    }

    private static bool[] Known(CategoricalColumn real, CategoricalColumn synthetic, IReadOnlyList<object?>? values)
    {
        if (values is not null)
        {
            var declared = values.Where(v => !IsMissing(v)).Select(Comparable).ToHashSet();
            return [.. synthetic.Levels.Select(level => declared.Contains(level) || (PythonText.Number(level) is { } number && declared.Contains(number)))];
        }

        var used = new bool[real.Levels.Count];
        foreach (int code in real.Codes)
        {
            if (code >= 0)
            {
                used[code] = true;
            }
        }

        var labels = real.Levels.Where((_, code) => used[code]).ToHashSet(StringComparer.Ordinal);
        return [.. synthetic.Levels.Select(labels.Contains)];
    }

    private static ParityScore Dates(DateTimeColumn real, DateTimeColumn synthetic, ColumnRange range, bool readByFormat)
    {
        (Int128 Least, Int128 Greatest)? bounds;
        try
        {
            bounds = BoundDates.Read(real, range, readByFormat ? real.Schema.DateTimeFormat!.Pattern : null);
        }
        catch (FormatException e)
        {
            return ParityScore.Failed($"ValueError: {e.Message}");
        }

        bool isNullable = range.IsNullable ?? real.MissingCount > 0;
        int rows = isNullable ? synthetic.Length - synthetic.MissingCount : synthetic.Length;
        int inside = 0;
        foreach (long ticks in synthetic.Ticks)
        {
            if (ticks != DateTimeColumn.Missing && bounds is var (least, greatest))
            {
                Int128 nanoseconds = BoundDates.Nanoseconds(ticks);
                inside += nanoseconds >= least && nanoseconds <= greatest ? 1 : 0;
            }
        }

        return rows == 0 ? ParityScore.None : ParityScore.Of((double)inside / rows);
    }

    private static bool IsMissing(object? value) => value is null or double.NaN or float.NaN;

    private static object Comparable(object? value) => value switch
    {
        bool flag => flag ? 1.0 : 0.0,
        string text => text,
        IConvertible number => number.ToDouble(System.Globalization.CultureInfo.InvariantCulture),
        _ => value!,
    };
}

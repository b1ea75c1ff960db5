using System.Globalization;
using Harness.Pictures;
using Harness.Reports.Words;
using Harness.Tables;

namespace Harness.Reports.Html.Pair;

/// <summary>Values of a column beside an axis, with as few digits as tell them apart.</summary>
internal static class AxisText
{
    private const int FewestDigits = 4;
    private const int MostDigits = 7;
    private static readonly string[] Dates = ["MMM yyyy", "d MMM yyyy", "d MMM HH:mm", "HH:mm:ss", "HH:mm:ss.fffffff"];

    /// <summary>One value as people read it: a date by the span that the column covers.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static string Of(ColumnPicture column, double? value) => column.Kind == ColumnKind.DateTime && value is { } seconds ? Date(seconds, Coarsest(column)) : Numbers.Of(value, FewestDigits);

    /// <summary>Several values of one axis, ascending; of numbers that differ far behind the others are steps from the first.</summary>
    /// <param name="column">The column.</param>
    /// <param name="values">The values.</param>
    public static IReadOnlyList<string> Of(ColumnPicture column, IReadOnlyList<double> values)
    {
        int apart = values.Distinct().Count();
        if (column.Kind == ColumnKind.DateTime)
        {
            return Dates.Skip(Coarsest(column)).Select((_, i) => (string[])[.. values.Select(v => Date(v, Coarsest(column) + i))]).FirstOrDefault(Tells) ?? [.. values.Select(v => Date(v, Dates.Length - 1))];
        }

        return Enumerable.Range(FewestDigits, MostDigits - FewestDigits + 1).Select(digits => (string[])[.. values.Select(v => Numbers.Of(v, digits))]).FirstOrDefault(Tells)
            ?? [Numbers.Of(values[0], FewestDigits), .. values.Skip(1).Select(v => $"+\u00A0{Numbers.Of(v - values[0])}")];

        bool Tells(string[] texts) => texts.Distinct(StringComparer.Ordinal).Count() == apart;
    }

    private static int Coarsest(ColumnPicture column) => (((column.Real.Greatest ?? 0) - (column.Real.Least ?? 0)) / 86_400) switch
    {
        > 90 => 0,
        > 2 => 1,
        _ => 2,
    };

    private static string Date(double seconds, int format) => CalendarBins.Date(seconds).ToString(Dates[format], CultureInfo.InvariantCulture);
}

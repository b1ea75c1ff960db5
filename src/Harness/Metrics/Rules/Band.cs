using System.Globalization;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>The range of a number or date beside one kind of values of another column, both ends among it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Low">Values below are outside.</param>
/// <param name="High">Values above are outside.</param>
internal sealed record Band(int Kind, double Low, double High)
{
    /// <summary>So much of its width, at least, the range is wider than the real values to both sides: what is just beyond the last of them is no other kind of thing.</summary>
    public const double Margin = 0.1;

    private static readonly double FirstDate = (DateTime.MinValue - DateTime.UnixEpoch).TotalSeconds;
    private static readonly double LastDate = (new DateTime(9999, 12, 31, 23, 59, 59) - DateTime.UnixEpoch).TotalSeconds;
    private static readonly double[] Nice = [5, 2, 1];
    private static readonly double[] Spans = [365 * 86_400, 28 * 86_400, 7 * 86_400, 86_400, 3600, 60, 1];

    /// <summary>The range around some values. Its ends are round, so that they can be shown: the least and the greatest value are those of single rows.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="least">The least real value.</param>
    /// <param name="greatest">The greatest.</param>
    /// <param name="column">Their column.</param>
    /// <param name="isPositive">Whether no value of the column is below 0: then the range is not either.</param>
    public static Band Around(int kind, double least, double greatest, ColumnSchema column, bool isPositive)
    {
        bool isDate = column.Kind == ColumnKind.DateTime;
        double margin = Margin * (greatest - least);
        double unit = Math.Pow(10, Math.Floor(Math.Log10(margin)));
        double step = isDate ? Spans.FirstOrDefault(s => s <= margin, margin) : unit * Nice.First(n => n * unit <= margin || n == 1);
        double low = Math.Floor((least - margin) / step) * step;
        double high = Math.Ceiling((greatest + margin) / step) * step;

        // A range of one value, and one beyond what doubles tell apart, has no width to be rounded by.
        return !(low < least && high > greatest) ? new Band(kind, least, greatest)
            : isDate ? new Band(kind, Math.Max(FirstDate, low), Math.Min(LastDate, high))
            : new Band(kind, isPositive ? Math.Max(0, low) : low, high);
    }

    /// <summary>The range in words: <c>20000 to 30000</c>.</summary>
    /// <param name="column">The column that it is of.</param>
    public string Show(ColumnSchema column) => $"{Text(Low, column)} to {Text(High, column)}";

    private static string Text(double value, ColumnSchema column) => column.Kind == ColumnKind.DateTime
        ? new DateTimeColumn(column, [DateTime.UnixEpoch.AddSeconds(value).Ticks]).Format(0)
        : value.ToString("G10", CultureInfo.InvariantCulture);
}

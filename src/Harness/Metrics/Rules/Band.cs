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

    private static readonly double[] Nice = [5, 2, 1];
    private static readonly double[] Spans = [365 * 86_400, 28 * 86_400, 7 * 86_400, 86_400, 3600, 60, 1];

    /// <summary>The range around some values. Its ends are round, so that they can be shown: the least and the greatest value are those of single rows.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="least">The least real value.</param>
    /// <param name="greatest">The greatest.</param>
    /// <param name="column">Their column.</param>
    /// <param name="isPositive">Whether no value of the column is below 0: then the range is not either.</param>
    public static Band Around(int kind, double least, double greatest, QuantitativeColumn column, bool isPositive)
    {
        double margin = Margin * (greatest - least);
        if (!(margin > 0))
        {
            return new Band(kind, least, greatest);
        }

        double unit = Math.Pow(10, Math.Floor(Math.Log10(margin)));
        double step = column is DateTimeColumn ? Spans.FirstOrDefault(s => s <= margin, margin) : unit * Nice.First(n => n * unit <= margin || n == 1);
        double low = Math.Floor((least - margin) / step) * step;
        return new Band(kind, isPositive && column is NumericColumn ? Math.Max(0, low) : low, Math.Ceiling((greatest + margin) / step) * step);
    }

    /// <summary>The range in words: <c>20000 to 30000</c>.</summary>
    /// <param name="column">The column that it is of.</param>
    public string Show(QuantitativeColumn column) => $"{Text(Low, column)} to {Text(High, column)}";

    private static string Text(double value, QuantitativeColumn column) => column is DateTimeColumn
        ? new DateTimeColumn(column.Schema, [DateTime.UnixEpoch.AddSeconds(value).Ticks]).Format(0)
        : value.ToString("G10", CultureInfo.InvariantCulture);
}

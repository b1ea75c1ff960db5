using System.Xml.Linq;
using Harness.Pictures;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>Dates beside their histogram: the share of each month of the year, and in each tenth of the real dates.</summary>
internal static class DateStrip
{
    private const string Months = "JFMAMJJASOND";
    private const double Cell = 19;
    private const double Left = 36;

    /// <summary>Draws a column.</summary>
    /// <param name="name">The column.</param>
    /// <param name="dates">Its picture.</param>
    public static XElement Of(string name, NumberPicture dates)
    {
        var drawn = new List<object>();
        double top = 0;

        // Of dates within one month the months say nothing.
        if (Enumerable.Range(0, 12).Count(m => dates.Months.Any(s => s[m] > 0)) > 1)
        {
            drawn.Add(Label("s b", Left, 11, "by month of the year, % of rows"));
            drawn.AddRange(Enumerable.Range(0, 12).Select(month => Label("s soft middle", Left + (month + 0.5) * Cell, 26, Months[month].ToString())));
            Rows(drawn, dates.Months, 30);
            top = 77;
        }

        drawn.Add(Label("s b", Left, top + 11, "in each tenth of the real dates, %"));
        Rows(drawn, dates.InTenths, top + 16);
        return Svg(Left + 12 * Cell, top + 57, $"{name}: shares {(top > 0 ? "of months and " : "")}of tenths, real and synthetic", drawn);
    }

    private static void Rows(List<object> drawn, IReadOnlyList<IReadOnlyList<double>> shares, double top)
    {
        double[][] both = [[.. shares[0]], [.. Enumerable.Range(0, shares[0].Count).Select(i => shares.Skip(1).Select(s => s[i]).DefaultIfEmpty(0).Average())]];
        double most = Math.Max(0.01, both.SelectMany(b => b).Max());
        for (int row = 0; row < 2; row++)
        {
            double y = top + row * (Cell + 1);
            drawn.Add(Label(row == 0 ? "s real end" : "s syn end", Left - 4, y + 13, row == 0 ? "real" : "synth."));
            for (int i = 0; i < both[row].Length; i++)
            {
                double strength = Math.Clamp(both[row][i] / most, 0, 1);
                drawn.Add(Rect("f-cell", Left + i * Cell, y, Cell - 1, Cell - 1));
                drawn.Add(Rect(row == 0 ? "f-real" : "f-syn", Left + i * Cell, y, Cell - 1, Cell - 1, At("opacity", Math.Round(strength, 2).ToString(System.Globalization.CultureInfo.InvariantCulture))));
                if (both[row][i] >= 0.005)
                {
                    drawn.Add(Label("s middle", Left + (i + 0.5) * Cell - 0.5, y + 13, Math.Round(100 * both[row][i]).ToString(System.Globalization.CultureInfo.InvariantCulture)));
                }
            }
        }
    }
}

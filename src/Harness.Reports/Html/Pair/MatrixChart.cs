using System.Globalization;
using System.Xml.Linq;
using Harness.Pictures;
using Harness.Reports.Words;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>A matrix of links with the names of the columns on both axes; names shrink, and are never dropped.</summary>
internal static class MatrixChart
{
    private const double LeastWritten = 0.095;
    private const double LeastCell = 17;

    /// <summary>Draws links.</summary>
    /// <param name="title">What is drawn.</param>
    /// <param name="links">The links.</param>
    /// <param name="value">The number of a link, −1 to 1; NaN for none.</param>
    /// <param name="colour">The class of its colour.</param>
    /// <param name="isSize">Whether the number is written without its sign.</param>
    public static XElement Of(string title, LinkPicture links, Func<LinkPicture.Link, double> value, Func<LinkPicture.Link, string> colour, bool isSize)
    {
        int count = links.Columns.Count;
        bool few = count <= 20;
        double cell = few ? Math.Clamp(260.0 / count, LeastCell, 40) : Math.Max(11, Math.Min(26, 940.0 / count));
        double font = Math.Clamp(cell * 0.42, 6.5, 11);
        int letters = few ? 16 : 24;
        double left = letters * 6.3 + 12;
        double top = left * 0.62 + 26;
        double side = count * cell;
        var drawn = new List<object> { Label("b middle", left + side / 2, 14, title), Rect("f-cell", left, top, side - 1, side - 1) };
        double names = Math.Min(11, cell);
        for (int i = 0; i < count; i++)
        {
            string name = TextWidth.Cut(links.Columns[i], left - 8, names);
            double middle = (i + 0.5) * cell;
            drawn.Add(Label("end", left - 5, top + middle + names * 0.35, At("font-size", names), name));
            drawn.Add(Label("", left + middle, top - 5, At("font-size", names), At("transform", $"rotate(-48 {Number(left + middle)} {Number(top - 5)})"), name));
            drawn.Add(Rect("f-grey", left + i * cell, top + i * cell, cell - 1, cell - 1, At("opacity", "0.4")));
        }

        foreach (LinkPicture.Link link in links.Links)
        {
            double number = value(link);
            foreach ((int x, int y) in (IEnumerable<(int, int)>)[(link.Second, link.First), (link.First, link.Second)])
            {
                (double at, double up) = (left + x * cell, top + y * cell);
                if (double.IsNaN(number))
                {
                    continue;
                }

                double strength = Math.Min(1, Math.Abs(number));
                if (strength >= 0.02)
                {
                    drawn.Add(Rect(colour(link), at, up, cell - 1, cell - 1, At("opacity", Math.Round(0.08 + 0.82 * strength, 2).ToString(CultureInfo.InvariantCulture))));
                }

                if (strength >= LeastWritten && cell >= LeastCell)
                {
                    drawn.Add(Label(strength > 0.55 ? "middle white" : "middle", at + cell / 2 - 0.5, up + cell / 2 + font * 0.35, At("font-size", font), Numbers.Cell(isSize ? Math.Abs(number) : number)));
                }
            }
        }

        // The last name leans over the edge.
        double width = left + side + letters * 4.2;
        string alternative = $"{title}: {string.Join("; ", links.Links.Where(l => !double.IsNaN(value(l))).OrderByDescending(l => Math.Abs(value(l))).Take(6).Select(l => $"{links.Columns[l.First]} and {links.Columns[l.Second]} {Numbers.Two(value(l))}"))}";
        return Svg(width, top + side + 4, alternative, drawn);
    }
}

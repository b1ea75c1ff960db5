using System.Globalization;
using System.Xml.Linq;
using Harness.Pictures;
using Harness.Reports.Words;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>Two columns as cells, real beside synthetic, one scale for both.</summary>
internal static class CellChart
{
    private const double Side = 128;
    private const double Left = 74;
    private const double Gap = 16;
    private const double Top = 18;
    private const double Font = 10.5;
    private const double Width = Left + 2 * Side + Gap;

    /// <summary>Draws two columns.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="columns">The columns, to write values by.</param>
    /// <param name="withExtremes">Whether the ends may be labelled.</param>
    public static XElement Of(CellPicture cells, IReadOnlyList<ColumnPicture> columns, bool withExtremes)
    {
        double most = cells.Real.Concat(cells.Synthetic).SelectMany(r => r).DefaultIfEmpty(0).Max();
        most = most > 0 ? most : 1;
        (double width, double height) = (Side / cells.AcrossAxis.Count, 120.0 / cells.UpAxis.Count);
        double bottom = Top + 120;
        var drawn = new List<object>
        {
            Label("s b real middle", Left + Side / 2, 11, "real"),
            Label("s b syn middle", Left + Side + Gap + Side / 2, 11, "synthetic"),
        };
        for (int table = 0; table < 2; table++)
        {
            IReadOnlyList<IReadOnlyList<double>> shares = table == 0 ? cells.Real : cells.Synthetic;
            double start = Left + table * (Side + Gap);
            drawn.Add(Rect("frame", start, Top, Side, 120));
            for (int y = 0; y < shares.Count; y++)
            {
                for (int x = 0; x < shares[y].Count; x++)
                {
                    if (shares[y][x] > 0)
                    {
                        drawn.Add(Rect(table == 0 ? "d-real" : "f-orange", start + x * width, bottom - (y + 1) * height, width - 0.5, height - 0.5, At("opacity", Math.Round(0.12 + 0.88 * shares[y][x] / most, 2).ToString(CultureInfo.InvariantCulture))));
                    }
                }
            }

            drawn.AddRange(Across(cells, columns, withExtremes, start, bottom, width));
        }

        drawn.AddRange(Up(cells, columns, withExtremes, bottom, height));
        return Svg(Width, bottom + 34, $"{cells.Across} and {cells.Up}: shares of rows, real and synthetic", drawn);
    }

    private static IEnumerable<object> Across(CellPicture cells, IReadOnlyList<ColumnPicture> columns, bool withExtremes, double start, double bottom, double width)
    {
        yield return Label("s middle", start + Side / 2, bottom + 28, TextWidth.Cut(cells.Across, Side - 14, Font), " →");
        if (cells.AcrossAxis.IsNumber)
        {
            if (withExtremes)
            {
                IReadOnlyList<string> ends = Ends(columns, cells.Across, cells.AcrossAxis);
                yield return Label("s soft", start, bottom + 13, ends[0]);
                yield return Label("s soft end", start + Side, bottom + 13, ends[1]);
            }

            yield break;
        }

        for (int i = 0; i < cells.AcrossAxis.Count; i++)
        {
            yield return Label("s soft middle", start + (i + 0.5) * width, bottom + 13, TextWidth.Cut(Name(cells.AcrossAxis, i), width - 2, Font), El("title", Name(cells.AcrossAxis, i)));
        }
    }

    private static IEnumerable<object> Up(CellPicture cells, IReadOnlyList<ColumnPicture> columns, bool withExtremes, double bottom, double height)
    {
        if (cells.UpAxis.IsNumber)
        {
            double middle = bottom - 60;
            yield return Label("s middle", 12, middle, At("transform", $"rotate(-90 12 {Number(middle)})"), TextWidth.Cut(cells.Up, Side - 14, Font), " →");
            if (withExtremes)
            {
                IReadOnlyList<string> ends = Ends(columns, cells.Up, cells.UpAxis);
                yield return Label("s soft end", Left - 4, bottom, ends[0]);
                yield return Label("s soft end", Left - 4, Top + 8, ends[1]);
            }

            yield break;
        }

        for (int i = 0; i < cells.UpAxis.Count; i++)
        {
            yield return Label("s soft end", Left - 4, bottom - (i + 0.5) * height + 4, TextWidth.Cut(Name(cells.UpAxis, i), Left - 6, Font), El("title", Name(cells.UpAxis, i)));
        }
    }

    private static string Name(CellAxis axis, int cell) => axis.HasOthers && cell == axis.Count - 1 ? "others" : axis.Labels[cell];

    private static IReadOnlyList<string> Ends(IReadOnlyList<ColumnPicture> columns, string name, CellAxis axis) => AxisText.Of(columns.First(c => c.Name == name), [axis.Low, axis.High]);
}

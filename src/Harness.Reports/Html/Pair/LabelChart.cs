using System.Xml.Linq;
using Harness.Pictures;
using Harness.Reports.Words;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>Labels as two bars each, real above synthetic, with the range of the seeds.</summary>
internal static class LabelChart
{
    private const double Width = 260;
    private const double Left = 92;
    private const double Right = 178;
    private const double Row = 22;
    private const double Font = 12;

    /// <summary>Draws a column.</summary>
    /// <param name="name">The column.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="small">Whether it is a picture in a row of a table: no text.</param>
    public static XElement Of(string name, LabelPicture labels, bool small = false)
    {
        LabelPicture.Row[] rows = small ? [.. labels.Rows.Take(6)] : [.. labels.Rows];
        double most = labels.Rows.Where(r => r.Kind == LabelPicture.RowKind.Label).Select(r => Math.Max(r.Real, r.Synthetic.DefaultIfEmpty(0).Max())).DefaultIfEmpty(1).Max();
        double end = most > 0 ? most : 1;
        double X(double share) => Left + (Right - Left) * Math.Min(share, end) / end;
        var drawn = new List<object>();
        for (int i = 0; i < rows.Length; i++)
        {
            LabelPicture.Row row = rows[i];
            double y = 4 + i * Row;
            double mean = row.Synthetic.DefaultIfEmpty(0).Average();
            drawn.Add(Rect("f-real", Left, y, X(row.Real) - Left, 8));
            drawn.Add(Line("t-real", X(row.Real), y, X(row.Real), y + 8));
            drawn.Add(Rect("f-syn", Left, y + 9, X(mean) - Left, 8));
            drawn.Add(Line("t-syn", X(mean), y + 9, X(mean), y + 17));
            if (row.Synthetic.Count > 1 && row.Synthetic.Max() > row.Synthetic.Min())
            {
                drawn.Add(Line("t-whisker", X(row.Synthetic.Min()), y + 13, X(row.Synthetic.Max()), y + 13));
            }

            if (Math.Max(row.Real, mean) > end)
            {
                drawn.Add(Line("cut", Right - 14, y + 17, Right - 8, y));
            }

            if (!small)
            {
                string text = row.Kind switch
                {
                    LabelPicture.RowKind.Others => $"{row.Labels} others",
                    LabelPicture.RowKind.New => $"{row.Labels} new",
                    LabelPicture.RowKind.Missing => "missing",
                    _ => row.Label,
                };
                string cut = TextWidth.Cut(text, Left - 8, Font);
                drawn.Add(Label(row.Kind == LabelPicture.RowKind.Label ? "end" : "end i", Left - 6, y + 13, cut, cut != text ? El("title", text) : null));
                drawn.Add(Label("s real end", Right + 35, y + 13, Numbers.PercentNumber(row.Real)));
                drawn.Add(Label("s soft middle", Right + 43, y + 13, "→"));
                drawn.Add(Label("s b syn end", Width, y + 13, Numbers.Percent(mean)));
            }
        }

        return Svg(Width, 6 + rows.Length * Row, $"{name}: shares of labels, real and synthetic", drawn);
    }
}

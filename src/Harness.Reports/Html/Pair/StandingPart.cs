using System.Xml.Linq;
using Harness.Metrics;
using Harness.Reports.Words;
using Harness.Scoring;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>Where each metric stands between a table that knows nothing and fresh real rows, beside other generators.</summary>
internal static class StandingPart
{
    private const double Left = 210;
    private const double Right = 560;
    private const double Width = 740;
    private const double Row = 32;
    private const double Top = 44;
    private const double Low = -1;
    private const double High = 1.25;
    private const int MostOthers = 3;
    private const int MostLines = 20;
    private static readonly string[] Letters = ["a", "b", "c"];

    /// <summary>The section, with the table of limits beside it.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view)
    {
        if (view.Scorecard.Seeds.Count == 0)
        {
            return null;
        }

        MetricScore[] lines = [.. view.Scorecard.Scores.Where(s => s.Normalized is not null && !s.Descriptor.IsWorst && (s.Descriptor.Headline is Headlines.Fidelity or Headlines.Utility || view.Gate.Verdicts.Any(v => v.Score.Descriptor.Id == s.Descriptor.Id))).Take(MostLines)];
        int rows = lines.Length > 0 ? lines[0].Frame!.Rows : 0;
        XElement limits = Div("card", LimitPart.Of(view));
        return Page.Section(
            "standing",
            "Where it stands",
            lines.Length == 0 ? null : $"0 is a table that knows nothing of the property, 1 is fresh real rows. All scored on {Numbers.Of(rows, 6)} rows a side, half of the real ones; the limits are judged on all rows.",
            lines.Length == 0 ? limits : Div("cards wide-left", Div("card", Legend(view), Div("scroll", At("tabindex", "0"), At("role", "region"), At("aria-label", "where each metric stands"), Chart(view, lines))), limits));
    }

    private static XElement Legend(PairView view) => Tag.Of(
        "p",
        "legend",
        El("span", Span("syn", "●"), view.Scorecard.Seeds.Count > 1 ? " this pair, whisker: its seeds" : " this pair"),
        Beside(view).Select((o, i) => El("span", El("i", Letters[i]), " ", o.Generator.Id)),
        El("span", Span("soft", "▬"), " 95 % of fresh real halves"));

    private static IEnumerable<Scorecard> Beside(PairView view) => view.Others.Take(MostOthers);

    private static XElement Chart(PairView view, MetricScore[] lines)
    {
        double bottom = Top + lines.Length * Row;
        var drawn = new List<object>
        {
            Rect("f-between", X(0), Top - 6, X(1) - X(0), bottom - Top + 6),
            Line("axis", X(0), Top - 6, X(0), bottom),
            Line("axis", X(1), Top - 6, X(1), bottom),
            Label("s b middle", X(0), 18, "knows"),
            Label("s b middle", X(0), 31, "nothing"),
            Label("s b middle", X(1), 18, "fresh"),
            Label("s b middle", X(1), 31, "real rows"),
            Label("s soft", Left, 31, "← worse"),
            Label("s b syn end", 620, 31, "this pair"),
            Label("s soft end", 678, 31, "nothing"),
            Label("s soft end", Width, 31, "fresh"),
        };
        for (int i = 0; i < lines.Length; i++)
        {
            drawn.AddRange(Marks(view, lines[i], Top + (i + 0.5) * Row));
        }

        return Svg(Width, bottom + 6, $"Each metric between a table that knows nothing (0) and fresh real rows (1): {string.Join("; ", lines.Select(l => $"{l.Descriptor.Title} {Numbers.Two(l.Normalized)}"))}", drawn);
    }

    private static IEnumerable<object> Marks(PairView view, MetricScore score, double y)
    {
        ReferenceFrame frame = score.Frame!;
        double value = score.Normalized!.Value;
        yield return Label("end", Left - 12, y + 1, TextWidth.Cut(score.Descriptor.Title, Left - 14, 12));
        yield return Label("s soft end", Left - 12, y + 12, score.Descriptor.Unit.Length > 0 ? $"mean, {score.Descriptor.Unit}" : "");
        yield return Line("rule", Left, y, Right, y);
        double half = 1.96 * frame.CeilingSpread / Math.Abs(frame.Ceiling - frame.Floor);
        yield return Rect("f-grey", X(1 - half), y - 3, X(1 + half) - X(1 - half), 6);
        int letter = 0;
        foreach (Scorecard other in Beside(view))
        {
            if (other.Find(score.Descriptor.Id)?.Normalized is { } there and > Low)
            {
                yield return Line("tick", X(there), y - 5, X(there), y + 5);
                yield return Label("s i middle", X(there), y - 7, Letters[letter]);
            }

            letter++;
        }

        double[] seeds = [.. score.FramedValues.Select(v => frame.Normalize(v)!.Value)];
        if (seeds.Length > 1)
        {
            yield return Line("t-whisker", X(seeds.Min()), y, X(seeds.Max()), y);
            yield return Line("t-whisker", X(seeds.Min()), y - 3, X(seeds.Min()), y + 3);
            yield return Line("t-whisker", X(seeds.Max()), y - 3, X(seeds.Max()), y + 3);
        }

        if (value < Low)
        {
            yield return Tag.Of("polygon", "d-syn", At("points", $"{Number(Left - 6)},{Number(y)} {Number(Left + 4)},{Number(y - 5)} {Number(Left + 4)},{Number(y + 5)}"));
            yield return Label("s b syn", Left + 8, y + 12, $"off scale, {Numbers.Two(value)}");
        }
        else
        {
            yield return Dot("d-syn", X(value), y, 5, El("title", $"{score.Descriptor.Title}: {Numbers.Two(value)}"));
        }

        yield return Label("b syn end", 620, y + 4, Numbers.Short(score.Framed));
        yield return Label("soft end", 678, y + 4, Numbers.Short(frame.Floor));
        yield return Label("soft end", Width, y + 4, Numbers.Short(frame.Ceiling));
    }

    private static double X(double value) => Left + (Right - Left) * (Math.Clamp(value, Low, High) - Low) / (High - Low);
}

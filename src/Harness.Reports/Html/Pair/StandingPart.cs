using System.Xml.Linq;
using Harness.Metrics;
using Harness.Reports.Words;
using Harness.Scoring;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>Where each metric stands between a table that knows nothing and fresh real rows, beside other generators.</summary>
internal static class StandingPart
{
    // With room for labels at the left and numbers at the right, and one for a phone, with the labels above their lines.
    private static readonly Layout Wide = new(Left: 210, Right: 560, Width: 740, Row: 32, IsNarrow: false);
    private static readonly Layout Narrow = new(Left: 4, Right: 296, Width: 300, Row: 46, IsNarrow: true);

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
            lines.Length == 0 ? limits : Div("cards wide-left", Div("card", Legend(view), Div("wide-only", Div("scroll", At("tabindex", "0"), At("role", "region"), At("aria-label", "where each metric stands"), Chart(view, lines, Wide))), Div("narrow-only", Chart(view, lines, Narrow))), limits));
    }

    private static XElement Legend(PairView view) => Tag.Of(
        "p",
        "legend",
        El("span", Span("syn", "●"), view.Scorecard.Seeds.Count > 1 ? " this pair, whisker: its seeds" : " this pair"),
        Beside(view).Select((o, i) => El("span", El("i", Letters[i]), " ", o.Generator.Id)),
        El("span", Span("soft", "▬"), " 95 % of fresh real halves"));

    private static IEnumerable<Scorecard> Beside(PairView view) => view.Others.Take(MostOthers);

    private static XElement Chart(PairView view, MetricScore[] lines, Layout at)
    {
        double bottom = Top + lines.Length * at.Row;
        var drawn = new List<object>
        {
            Rect("f-between", at.X(0), Top - 6, at.X(1) - at.X(0), bottom - Top + 6),
            Line("axis", at.X(0), Top - 6, at.X(0), bottom),
            Line("axis", at.X(1), Top - 6, at.X(1), bottom),
            Label("s b middle", at.X(0), 18, "knows"),
            Label("s b middle", at.X(0), 31, "nothing"),
            Label("s b middle", at.X(1), 18, "fresh"),
            Label("s b middle", at.X(1), 31, "real rows"),
            Label("s soft", at.Left, 31, "← worse"),
        };
        if (!at.IsNarrow)
        {
            drawn.AddRange([Label("s b syn end", 620, 31, "this pair"), Label("s soft end", 678, 31, "nothing"), Label("s soft end", at.Width, 31, "fresh")]);
        }

        for (int i = 0; i < lines.Length; i++)
        {
            drawn.AddRange(Marks(view, lines[i], at, Top + (i + (at.IsNarrow ? 0.7 : 0.5)) * at.Row));
        }

        return Svg(at.Width, bottom + 6, $"Each metric between a table that knows nothing (0) and fresh real rows (1): {string.Join("; ", lines.Select(l => $"{l.Descriptor.Title} {Numbers.Two(l.Normalized)}"))}", drawn);
    }

    private static IEnumerable<object> Marks(PairView view, MetricScore score, Layout at, double y)
    {
        ReferenceFrame frame = score.Frame!;
        double value = score.Normalized!.Value;
        if (at.IsNarrow)
        {
            yield return Label("", 0, y - 14, TextWidth.Cut($"{score.Descriptor.Title} {Numbers.Short(score.Framed)}", at.Width, 12));
        }
        else
        {
            yield return Label("end", at.Left - 12, y + 1, TextWidth.Cut(score.Descriptor.Title, at.Left - 14, 12));
            yield return Label("s soft end", at.Left - 12, y + 12, score.Descriptor.Unit.Length > 0 ? $"mean, {score.Descriptor.Unit}" : "");
        }

        yield return Line("rule", at.Left, y, at.Right, y);
        double half = 1.96 * frame.CeilingSpread / Math.Abs(frame.Ceiling - frame.Floor);
        yield return Rect("f-grey", at.X(1 - half), y - 3, at.X(1 + half) - at.X(1 - half), 6);
        int letter = 0;
        foreach (Scorecard other in Beside(view))
        {
            if (other.Find(score.Descriptor.Id)?.Normalized is { } there and > Low)
            {
                yield return Line("tick", at.X(there), y - 5, at.X(there), y + 5);
                yield return Label("s i middle", at.X(there), y - 7, Letters[letter]);
            }

            letter++;
        }

        double[] seeds = [.. score.FramedValues.Select(v => frame.Normalize(v)!.Value)];
        if (seeds.Length > 1)
        {
            yield return Line("t-whisker", at.X(seeds.Min()), y, at.X(seeds.Max()), y);
            yield return Line("t-whisker", at.X(seeds.Min()), y - 3, at.X(seeds.Min()), y + 3);
            yield return Line("t-whisker", at.X(seeds.Max()), y - 3, at.X(seeds.Max()), y + 3);
        }

        if (value < Low)
        {
            yield return Tag.Of("polygon", "d-syn", At("points", $"{Number(at.Left - 2)},{Number(y)} {Number(at.Left + 8)},{Number(y - 5)} {Number(at.Left + 8)},{Number(y + 5)}"));
            yield return Label("s b syn", at.Left + 12, y + 12, $"off scale, {Numbers.Two(value)}");
        }
        else
        {
            yield return Dot("d-syn", at.X(value), y, 5, El("title", $"{score.Descriptor.Title}: {Numbers.Two(value)}"));
        }

        if (at.IsNarrow)
        {
            yield break;
        }

        yield return Label("b syn end", 620, y + 4, Numbers.Short(score.Framed));
        yield return Label("soft end", 678, y + 4, Numbers.Short(frame.Floor));
        yield return Label("soft end", at.Width, y + 4, Numbers.Short(frame.Ceiling));
    }

    private sealed record Layout(double Left, double Right, double Width, double Row, bool IsNarrow)
    {
        public double X(double value) => Left + (Right - Left) * (Math.Clamp(value, Low, High) - Low) / (High - Low);
    }
}

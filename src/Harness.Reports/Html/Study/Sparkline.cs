using System.Xml.Linq;
using Harness.Reports.Words;
using Harness.Studies.History;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>The number of pairs that clear the bar, commit by commit.</summary>
internal static class Sparkline
{
    private const double Width = 330;
    private const double Height = 96;
    private const int MostDots = 40;

    /// <summary>Draws it.</summary>
    /// <param name="counts">How the pairs stood after each commit, oldest first; at least two.</param>
    public static XElement Of(IReadOnlyList<BarCount> counts)
    {
        int high = Math.Max(1, counts.Max(c => c.Met));
        double X(int i) => 10 + i * (Width - 70) / (counts.Count - 1);
        double Y(int met) => 66 - 48.0 * met / high;
        (BarCount first, BarCount last) = (counts[0], counts[^1]);
        string words = $"pairs that clear the bar, from {first.Met} on {first.Commit.Day:yyyy-MM-dd} to {last.Met} on {last.Commit.Day:yyyy-MM-dd}, over {Numbers.Count(counts.Count, "commit")}";
        return Svg(
            Width,
            Height,
            words,
            Line("rule", 10, 66, Width - 60, 66),
            Path("trend", counts.Select((c, i) => (X(i), Y(c.Met)))),
            counts.Count > MostDots ? null : counts.Select((c, i) => Dot("f-ink", X(i), Y(c.Met), 2, El("title", $"{c.Commit.ShortId}, {c.Commit.Day:yyyy-MM-dd}: {c.Met} of {c.Pairs}. {Numbers.Cut(c.Commit.Subject, 100)}"))),
            Dot("f-good", X(counts.Count - 1), Y(last.Met), 4),
            Label("b good", X(counts.Count - 1) + 10, Y(last.Met) + 4, last.Met),
            Label("s soft", 10, Y(first.Met) - 8, first.Met),
            Label("s soft", 10, 84, $"{first.Commit.Day:yyyy-MM-dd}"),
            Label("s soft end", Width - 60, 84, $"{last.Commit.Day:yyyy-MM-dd}"));
    }
}

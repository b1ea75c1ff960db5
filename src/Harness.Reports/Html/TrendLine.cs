using System.Xml.Linq;
using Harness.Studies.History;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html;

/// <summary>A number along the commits of a log: a line with its first and its last value.</summary>
internal static class TrendLine
{
    private const double Width = 330;
    private const double Height = 96;
    private const double Left = 10;
    private const double Right = Width - 60;
    private const double Bottom = 66;
    private const double Top = 18;
    private const int MostDots = 40;

    /// <summary>Draws it.</summary>
    /// <param name="words">What it shows, for those who cannot see it.</param>
    /// <param name="points">The values, oldest first, at least two; those of different versions are not joined.</param>
    /// <param name="low">The value at the bottom.</param>
    /// <param name="high">The value at the top.</param>
    /// <param name="text">Writes a value.</param>
    /// <param name="title">What a dot says of itself.</param>
    /// <param name="css">The class of the last value: good, bad, or another.</param>
    public static XElement Of(string words, IReadOnlyList<TrendPoint> points, double low, double high, Func<double, string> text, Func<TrendPoint, string> title, string css)
    {
        double X(int i) => Left + i * (Right - Left) / (points.Count - 1);
        double Y(double value) => high > low ? Bottom - (Bottom - Top) * (value - low) / (high - low) : (Top + Bottom) / 2;
        int[] there = [.. Enumerable.Range(0, points.Count).Where(i => points[i].Value is not null)];
        (int first, int last) = (there[0], there[^1]);
        return Svg(
            Width,
            Height,
            words,
            Line("rule", Left, Bottom, Right, Bottom),
            Runs(points, there).Select(run => Path("trend", run.Select(i => (X(i), Y(points[i].Value!.Value))))),
            there.Length > MostDots ? null : there.Select(i => Dot("f-ink", X(i), Y(points[i].Value!.Value), 2, El("title", title(points[i])))),
            Dot($"f-{(css.Length > 0 ? css : "ink")}", X(last), Y(points[last].Value!.Value), 4),
            Label($"b {css}".TrimEnd(), X(last) + 10, Y(points[last].Value!.Value) + 4, text(points[last].Value!.Value)),
            Label("s soft", X(first), Y(points[first].Value!.Value) - 8, text(points[first].Value!.Value)),
            Label("s soft", Left, Bottom + 18, $"{points[0].Commit.Day:yyyy-MM-dd}"),
            Label("s soft end", Right, Bottom + 18, $"{points[^1].Commit.Day:yyyy-MM-dd}"));
    }

    // Neighbours of one version, one behind the other.
    private static IEnumerable<IReadOnlyList<int>> Runs(IReadOnlyList<TrendPoint> points, int[] there)
    {
        var run = new List<int>();
        foreach (int i in there)
        {
            if (run.Count > 0 && (run[^1] != i - 1 || points[run[^1]].Version != points[i].Version))
            {
                yield return [.. run];
                run.Clear();
            }

            run.Add(i);
        }

        yield return run;
    }
}

using System.Xml.Linq;
using Harness.Scoring;
using Harness.Studies;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>Quality against time, of pairs whose recording says how long fitting took.</summary>
internal static class TimePart
{
    private const double Width = 560;
    private const double Height = 380;
    private const double Left = 46;
    private const double Bottom = 330;

    private static readonly double[] Times = [0.01, 0.1, 1, 10, 60, 600, 3600, 36000, 360000];

    private static readonly string[] Words = ["10 ms", "0.1 s", "1 s", "10 s", "1 min", "10 min", "1 h", "10 h", "100 h"];

    public static XElement? Of(StudyResult study)
    {
        (string Generator, double Seconds, double Fidelity, int Pairs)[] dots = [.. study.Pairs
            .Where(p => !p.IsBaseline() && p.Gate.Scorecard.FitSeconds > 0)
            .Select(p => (p.Pair.Generator, Seconds: p.Gate.Scorecard.FitSeconds!.Value, Headline.Fidelity(p.Gate.Scorecard)?.Value))
            .Where(p => p.Value is not null)
            .GroupBy(p => p.Generator)
            .Select(g => (g.Key, Math.Exp(g.Average(p => Math.Log(p.Seconds))), g.Average(p => p.Value!.Value), g.Count()))
            .OrderByDescending(g => g.Item3).ThenBy(g => g.Key, StringComparer.Ordinal)];
        if (dots.Length < 2)
        {
            return null;
        }

        (double low, double high) = (Math.Log10(dots.Min(d => d.Seconds)) - 0.15, Math.Log10(dots.Max(d => d.Seconds)) + 0.15);
        double X(double seconds) => Left + (Math.Log10(seconds) - low) / (high - low) * (Width - Left - 12);
        double Y(double fidelity) => Bottom - fidelity * (Bottom - 14);
        int without = study.Pairs.Where(p => !p.IsBaseline() && p.Gate.Scorecard.Seeds.Count > 0).Select(p => p.Pair.Generator).Distinct().Count() - dots.Length;
        return Div(
            "card",
            El("h3", "Quality against time"),
            El("p", $"Mean fidelity over a generator’s tables against the seconds that fitting took (geometric mean), as recorded.{(without > 0 ? $" {Numbers.Count(without, "generator")} without a recorded time {(without == 1 ? "is" : "are")} left out." : "")} Generators with other tables are not quite alike."),
            Svg(
                Width,
                Height,
                $"fidelity against seconds to fit: {string.Join("; ", dots.Select(d => $"{Numbers.Cut(d.Generator, 30)} {Numbers.Two(d.Fidelity)} in {Numbers.Time(d.Seconds)}"))}",
                new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(v => new[] { Line("grid", Left, Y(v), Width - 12, Y(v)), Label("s soft end", Left - 6, Y(v) + 4, Numbers.Of(v)) }),
                Times.Select((t, i) => (t, i)).Where(t => Math.Log10(t.t) >= low && Math.Log10(t.t) <= high).Select(t => new[] { Line("grid", X(t.t), 14, X(t.t), Bottom), Label("s soft middle", X(t.t), Bottom + 16, Words[t.i]) }),
                Line("axis", Left, Bottom, Width - 12, Bottom),
                Label("s soft middle", (Left + Width) / 2, Height - 12, "time to fit, logarithmic; up is better, left is faster"),
                Labels(dots, X, Y)));
    }

    // Names go beside their dot, and down the page where they would lie on another.
    private static IEnumerable<XElement> Labels((string Generator, double Seconds, double Fidelity, int Pairs)[] dots, Func<double, double> x, Func<double, double> y)
    {
        var taken = new List<(double X, double Y, double Width)>();
        foreach (var dot in dots)
        {
            (double atX, double atY) = (x(dot.Seconds), y(dot.Fidelity));
            string name = Numbers.Cut(dot.Generator, 24);
            double wide = 6.2 * name.Length;
            bool isLeft = atX + 8 + wide > Width;
            double start = isLeft ? atX - 8 - wide : atX + 8;
            double place = atY + 4;
            while (taken.Any(t => Math.Abs(t.Y - place) < 12 && t.X < start + wide && start < t.X + t.Width) && place < Bottom - 4)
            {
                place += 3;
            }

            taken.Add((start, place, wide));
            yield return Line("rule", atX, atY, isLeft ? atX - 6 : atX + 6, place - 4);
            yield return Dot("f-good", atX, atY, 4.5, El("title", $"{dot.Generator}: fidelity {Numbers.Two(dot.Fidelity)}, {Numbers.Time(dot.Seconds)}, {Numbers.Count(dot.Pairs, "table")}"));
            yield return Label(isLeft ? "s end" : "s", isLeft ? atX - 8 : start, place, name);
        }
    }
}

using System.Xml.Linq;
using Harness.Reports.Words;
using Harness.Scoring;
using Harness.Studies;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>Quality against time, of pairs whose recording says how long fitting took.</summary>
internal static class TimePart
{
    private const double Width = 1140;
    private const double Height = 440;
    private const double Left = 46;
    private const double Bottom = 390;

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
            "card whole",
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

    // A name goes beside its dot, or to the nearest place where it lies on no other name and no dot.
    private static IEnumerable<XElement> Labels((string Generator, double Seconds, double Fidelity, int Pairs)[] dots, Func<double, double> x, Func<double, double> y)
    {
        (double X, double Y, double Width)[] points = [.. dots.Select(d => (x(d.Seconds) - 6, y(d.Fidelity) + 4, 12.0))];
        var taken = new List<(double X, double Y, double Width)>(points);
        foreach (var dot in dots)
        {
            (double atX, double atY) = (x(dot.Seconds), y(dot.Fidelity));
            string name = Numbers.Cut(dot.Generator, 24);
            double wide = 6 * name.Length;
            var places = from step in Enumerable.Range(0, 24)
                         from down in step == 0 ? [0] : new[] { step * 4.0, -step * 4.0 }
                         from start in new[] { atX + 9, atX - 9 - wide }
                         let place = atY + 4 + down
                         where start > Left && start + wide < Width && place is > 10 and < Bottom - 2
                         where !taken.Any(t => Math.Abs(t.Y - place) < 11 && t.X < start + wide && start < t.X + t.Width)
                         select (X: start, Y: place);
            (double X, double Y) at = places.FirstOrDefault((atX + 9, atY + 4));
            taken.Add((at.X, at.Y, wide));
            yield return Line("rule", atX, atY, at.X > atX ? at.X - 1 : at.X + wide + 1, at.Y - 4);
            yield return Label("s", at.X, at.Y, name);
        }

        foreach (var dot in dots)
        {
            yield return Dot("f-good", x(dot.Seconds), y(dot.Fidelity), 4.5, El("title", $"{dot.Generator}: fidelity {Numbers.Two(dot.Fidelity)}, {Numbers.Time(dot.Seconds)}, {Numbers.Count(dot.Pairs, "table")}"));
        }
    }
}

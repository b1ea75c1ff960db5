using System.Globalization;
using System.Xml.Linq;
using Harness.Reports.Html;
using Harness.Reports.Words;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Documents;

/// <summary>Three panels beside each other, a line a generator: columns, relations, models. Each table is a dot, the mean a bar with its interval.</summary>
internal static class StudyPicture
{
    private const double Left = 180;
    private const double Panel = 250;
    private const double Gap = 40;
    private const double Top = 46;
    private const double Line = 17;
    private const string Style = """
        text{font:12px sans-serif;fill:#222}.s{font-size:11px;fill:#555}.end{text-anchor:end}.middle{text-anchor:middle}.grid{stroke:#ddd}.zero{stroke:#888}
        .mean{stroke:#222;stroke-width:2}.half{stroke:#222;stroke-width:1}.paper{fill:#fff}.soft{fill:#f5f5f5}.dot{fill-opacity:.75}
        .t0{fill:#1a6fb5}.t1{fill:#c2571a}.t2{fill:#3d8c40}.t3{fill:#8d5aa6}.t4{fill:#b8961c}.t5{fill:#c23b5c}.t6{fill:#3aa6a6}.t7{fill:#777}
        """;

    /// <summary>Draws the picture.</summary>
    /// <param name="facts">The scores.</param>
    /// <returns>The text of an SVG file.</returns>
    public static string Write(StudyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        IReadOnlyList<string> order = ClosePart.Order(facts);
        double bottom = Top + order.Count * Line;
        double width = Left + 3 * (Panel + Gap);
        Axis[] panels =
        [
            new("KS statistic of columns", p => p.Value("ks-statistic"), [0.003, 0.01, 0.03, 0.1, 0.3, 1], IsLogarithmic: true),
            new("association error of pairs", p => p.Value("association-error"), [0.001, 0.01, 0.1, 1], IsLogarithmic: true),
            new("what models lose, accuracy or R²", p => p.Gap, [-0.2, 0, 0.2, 0.4, 0.6, 0.8, 1], IsLogarithmic: false),
        ];
        XElement svg = Svg(
            width,
            bottom + 26,
            "Distance of columns, relations and models of each generator, table by table, with the mean over tables and its interval. The numbers stand in the tables of the document.",
            El("style", Style),
            Rect("paper", 0, 0, width, bottom + 26),
            facts.Datasets.Select((d, i) => new[] { Dot(Css(i), Left + i * 130, 12, 4), Label("s", Left + 8 + i * 130, 16, d.Name) }),
            order.Select((g, i) => new[] { i % 2 == 0 ? Rect("soft", 0, Top + i * Line, width, Line) : null, Label("end", Left - 14, Middle(i) + 4, g) }),
            panels.Select((p, i) => Draw(p, facts, order, Left + i * (Panel + Gap), bottom)));
        return svg.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal) + "\n";
    }

    private static IEnumerable<object?> Draw(Axis axis, StudyFacts facts, IReadOnlyList<string> order, double left, double bottom)
    {
        double X(double value) => left + axis.Share(value) * Panel;
        yield return Label("middle", left + Panel / 2, Top - 10, axis.Title);
        foreach (double tick in axis.Ticks)
        {
            yield return Tag.Line(tick == 0 ? "zero" : "grid", X(tick), Top, X(tick), bottom);
            yield return Label("s middle", X(tick), bottom + 15, Numbers.Of(tick));
        }

        for (int i = 0; i < order.Count; i++)
        {
            (string Dataset, double Value)[] dots = [.. facts.Of(order[i]).Select(p => (p.Snapshot.Dataset, Value: axis.Of(p))).Where(d => d.Value is not null).Select(d => (d.Dataset, d.Value!.Value))];
            if (dots.Length == 0)
            {
                continue;
            }

            var mean = new Estimate([.. dots.Select(d => d.Value)]);
            if (mean.Half is { } half)
            {
                yield return Tag.Line("half", X(mean.Mean - half), Middle(i), X(mean.Mean + half), Middle(i));
            }

            foreach ((string dataset, double value) in dots)
            {
                int table = facts.Datasets.Select((d, at) => (d.Name, at)).First(d => d.Name == dataset).at;
                yield return Dot(Css(table), X(value), Middle(i), 3.5, El("title", string.Create(CultureInfo.InvariantCulture, $"{order[i]} on {dataset}: {Numbers.Of(value)}")));
            }

            yield return Tag.Line("mean", X(mean.Mean), Middle(i) - 6, X(mean.Mean), Middle(i) + 6);
        }
    }

    private static double Middle(int line) => Top + (line + 0.5) * Line;

    private static string Css(int table) => string.Create(CultureInfo.InvariantCulture, $"dot t{table % 8}");

    /// <summary>One panel.</summary>
    private sealed record Axis(string Title, Func<StudyFacts.Pair, double?> Of, double[] Ticks, bool IsLogarithmic)
    {
        // What lies beyond the ends is drawn at them.
        public double Share(double value)
        {
            (double low, double high, double at) = IsLogarithmic ? (Math.Log(Ticks[0]), Math.Log(Ticks[^1]), value > 0 ? Math.Log(value) : double.NegativeInfinity) : (Ticks[0], Ticks[^1], value);
            return Math.Clamp((at - low) / (high - low), 0, 1);
        }
    }
}

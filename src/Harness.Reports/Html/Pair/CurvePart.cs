using System.Xml.Linq;
using Harness.Generators;
using Harness.Reports.Words;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>How the losses of a network went while it was trained, a line a seed.</summary>
internal static class CurvePart
{
    private const double Width = 330;
    private const double Left = 52;
    private const double Right = 320;
    private const double Top = 10;
    private const double Bottom = 118;

    /// <summary>The section; <see langword="null"/> where no recording has curves.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view)
    {
        TrainingCurve[][] named = [.. view.Scorecard.Curves.SelectMany(c => c.Curves).Where(c => c.Steps.Count > 1).GroupBy(c => c.Name, StringComparer.Ordinal).Select(g => g.ToArray())];
        return named.Length == 0 ? null : Page.Section(
            "training",
            "Training",
            $"As recorded, a line a seed, at most {TrainingCurve.MostPoints} points each. A loss by itself says little of the rows; one that still falls at the end was stopped early.",
            Div("cards three", named.Select(c => Div("card", El("h3", c[0].Name), Chart(c)))));
    }

    private static XElement Chart(TrainingCurve[] seeds)
    {
        double[] values = [.. seeds.SelectMany(s => s.Values)];
        (double low, double high) = (values.Min(), values.Max());
        double last = seeds.Max(s => s.Steps[^1]);
        double X(double step) => Left + (Right - Left) * step / Math.Max(1, last);
        double Y(double value) => high > low ? Bottom - (Bottom - Top) * (value - low) / (high - low) : (Top + Bottom) / 2;
        string words = $"{seeds[0].Name}: {string.Join("; ", seeds.Select(s => $"{Numbers.Of(s.Values[0])} at step {Numbers.Of(s.Steps[0], 9)}, {Numbers.Of(s.Values[^1])} at step {Numbers.Of(s.Steps[^1], 9)}"))}";
        return Svg(
            Width,
            Bottom + 20,
            words,
            Line("axis", Left, Bottom, Right, Bottom),
            Line("grid", Left, Top, Right, Top),
            seeds.Select(s => Path("t-syn", s.Steps.Zip(s.Values, (step, value) => (X(step), Y(value))))),
            Label("s soft end", Left - 6, Top + 4, Numbers.Of(high)),
            Label("s soft end", Left - 6, Bottom + 4, Numbers.Of(low)),
            Label("s soft", Left, Bottom + 16, "0"),
            Label("s soft end", Right, Bottom + 16, $"step {Numbers.Of(last, 9)}"));
    }
}

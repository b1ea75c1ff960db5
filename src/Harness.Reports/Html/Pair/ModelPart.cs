using System.Xml.Linq;
using Harness.Metrics;
using Harness.Reports.Words;
using Harness.Scoring;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>The same models trained on real and on synthetic rows, tested on real holdout rows.</summary>
internal static class ModelPart
{
    private const double Left = 110;
    private const double Right = 470;
    private const double Width = 520;
    private const double Row = 40;
    private const double Top = 34;
    private static readonly string[] Regimes = ["TRTR", "TSTR", "TRTS", "TSTS"];

    /// <summary>The section; <see langword="null"/> without models.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view)
    {
        if (view.Models is not { } models)
        {
            return null;
        }

        return Page.Section(
            "models",
            "Models",
            El("span", Span("real", "● trained on the real table"), "  ", Span("syn", "● trained on this one"), $"  {models.Title} on real holdout rows"),
            Div("card", Chart(view, models), GivesAway(view), Page.Folded("all scores by model", Scores(view))));
    }

    private static XElement Chart(PairView view, (string Title, MetricScore Real, MetricScore Synthetic) models)
    {
        bool isShare = models.Title.Contains("accuracy", StringComparison.OrdinalIgnoreCase);
        string Text(double value) => isShare ? Numbers.Percent(value) : Numbers.Two(value);
        MetricPart[] real = [.. models.Real.Parts];
        double low = Math.Min(0, Math.Floor(10 * models.Synthetic.Parts.Concat(real).Min(p => p.Value)) / 10);
        double X(double value) => Left + (Right - Left) * (Math.Clamp(value, Math.Max(low, -1), 1) - Math.Max(low, -1)) / (1 - Math.Max(low, -1));
        double bottom = Top + real.Length * Row;
        var drawn = new List<object>();
        if (view.Guess is { } guess)
        {
            drawn.Add(Line("dash", X(guess), Top - 10, X(guess), bottom));
            drawn.Add(Label("s soft middle", Math.Clamp(X(guess), 90, Width - 90), 14, $"guessing without a model {Text(guess)}"));
        }

        for (int i = 0; i < real.Length; i++)
        {
            double y = Top + (i + 0.5) * Row;
            double synthetic = models.Synthetic.Parts.FirstOrDefault(p => p.Name == real[i].Name)?.Value ?? double.NaN;
            drawn.Add(Label("end", Left - 10, y + 4, TextWidth.Cut(real[i].Name, Left - 12, 12)));
            drawn.Add(Line("rule", Left, y, Right, y));
            if (double.IsNaN(synthetic))
            {
                continue;
            }

            bool ahead = synthetic > real[i].Value;
            drawn.Add(Line("thick", X(synthetic), y, X(real[i].Value), y));
            drawn.Add(Dot("d-real", X(real[i].Value), y, 5.5));
            drawn.Add(Dot("d-syn", X(synthetic), y, 5.5));
            drawn.Add(Label("s b real" + (ahead ? " end" : ""), X(real[i].Value) + (ahead ? -9 : 9), y + 4, Text(real[i].Value)));

            // At the left end the name of the model stands where the number would.
            bool atLeft = X(synthetic) - Left < 36;
            drawn.Add(Label("s b syn" + (ahead || atLeft ? "" : " end"), X(synthetic) + (ahead || atLeft ? 9 : -9), atLeft && !ahead ? y - 6 : y + 4, Text(synthetic)));
        }

        drawn.Add(Label("s soft middle", X(Math.Max(low, -1)), bottom + 14, Text(Math.Max(low, -1))));
        drawn.Add(Label("s soft middle", X(1), bottom + 14, Text(1)));
        return Svg(Width, bottom + 20, $"{models.Title} of models trained on real and on synthetic rows: {string.Join("; ", real.Select(r => $"{r.Name} {Text(r.Value)} and {Text(models.Synthetic.Parts.FirstOrDefault(p => p.Name == r.Name)?.Value ?? double.NaN)}"))}", drawn);
    }

    // What a classifier tells synthetic rows by.
    private static XElement? GivesAway(PairView view) => view.Scorecard.Find("detection-auc") is { Value: { } auc } score
        ? Tag.Of("p", "small", $"A classifier tells synthetic rows from real ones with AUC {Numbers.Two(auc)}; .50 is chance.", score.Parts.Where(p => p.Note is not null).Select(p => $" {p.Label}: {p.Note}."))
        : null;

    private static XElement Scores(PairView view)
    {
        MetricScore[] all = [.. view.Scorecard.Scores.Where(s => s.Descriptor.ModelScore is not null && s.Value is not null)];
        string[] titles = [.. all.Select(s => s.Descriptor.ModelScore!.Title).Distinct()];
        string[] models = [.. all.SelectMany(s => s.Parts.Select(p => p.Name)).Distinct()];
        return El(
            "div",
            Tag.Of("p", "soft small", "R real, S synthetic rows; TSTR: trained on synthetic, tested on real ones. ± : standard error by the holdout rows."),
            Div(
                "scroll",
                At("tabindex", "0"),
                At("role", "region"),
                At("aria-label", "scores of models"),
                El(
                    "table",
                    El("thead", El("tr", El("th", At("scope", "col"), "score"), El("th", At("scope", "col"), "model"), Regimes.Select(r => Tag.Of("th", "n", At("scope", "col"), r)))),
                    El("tbody", titles.SelectMany(t => models.Append("mean").Select(m => El("tr", El("td", t), El("td", m), Regimes.Select(r => Tag.Of("td", "n", Cell(all, r, t, m))))))))));
    }

    private static string Cell(MetricScore[] all, string rows, string title, string model) =>
        all.FirstOrDefault(s => s.Descriptor.ModelScore == new ModelScore(rows, title)) is not { } score ? "–"
        : model != "mean" ? Numbers.Of(score.Parts.FirstOrDefault(p => p.Name == model)?.Value)
        : score.StandardError is { } error and > 0 ? $"{Numbers.Of(score.Value)} ± {Numbers.Of(error, 1)}" : Numbers.Of(score.Value);
}

using System.Xml.Linq;
using Harness.Metrics;
using Harness.Reports.Words;
using Harness.Scoring;
using Harness.Studies.Gate;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>May it stand in for the real table: to analyse, to train models, to give away, each with its reason and the number behind it.</summary>
internal static class PurposePart
{
    /// <summary>The section.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view) => view.Purposes.Count == 0 ? null : Page.Section(
        "purposes",
        "May it stand in for the real table?",
        null,
        Div("cards three", view.Purposes.Select(p => Div("card", Tag.Of("p", "soft", At("style", "margin:0"), Name(p.Purpose)), Answer(p), Tag.Of("p", "small", At("style", "margin:4px 0 0"), Reason(p, view))))));

    private static string Name(Purpose purpose) => purpose switch
    {
        Purpose.Analyse => "to analyse",
        Purpose.Train => "to train models",
        _ => "to give away",
    };

    private static XElement Answer(PurposeVerdict purpose)
    {
        (string css, string sign, string word) = purpose.Answer switch
        {
            PurposeAnswer.Yes => ("good", "✓", purpose.Purpose == Purpose.GiveAway ? "No copies found" : "Yes"),
            PurposeAnswer.WithCare => ("open", "△", "With care"),
            PurposeAnswer.Inconclusive => ("open", "△", "Inconclusive"),
            PurposeAnswer.No => ("bad", "✗", "No"),
            _ => ("none", "–", "Not measured"),
        };
        return Tag.Of("p", css, At("style", "margin:0;font-weight:650;font-size:18px"), $"{sign} {word}");
    }

    private static string Reason(PurposeVerdict purpose, PairView view)
    {
        string limits = purpose switch
        {
            { Answer: PurposeAnswer.NotAsked } => purpose.Purpose == Purpose.Train ? "The dataset names no target, or models on real rows are no use." : "No limit speaks of it.",
            { Missed.Count: > 0 } => $"{purpose.Missed.Count} of {Numbers.Count(purpose.Limits.Count, "limit")} {(purpose.Missed.Count == 1 ? "is" : "are")} missed, most by {Describe(purpose.Missed[0])}.",
            { Open.Count: > 0 } => $"Of {Numbers.Count(purpose.Limits.Count, "limit")} none is missed and {purpose.Open.Count} {(purpose.Open.Count == 1 ? "is" : "are")} open: {Describe(purpose.Open[0])}.",
            { Limits.Count: 1 } => "The one limit that speaks of it is met.",
            _ => $"All {purpose.Limits.Count} limits that speak of it are met.",
        };
        return purpose.Purpose switch
        {
            Purpose.Analyse when purpose.Answer == PurposeAnswer.WithCare => $"{limits} Look at {string.Join(", ", view.Columns.Where(c => c.Sign == ColumnSign.FurtherOff).Take(3).Select(c => c.Picture.Name))}.",
            Purpose.Train => $"{Models(view)}{limits}",
            Purpose.GiveAway => $"{Copies(view)}{limits}{(purpose.Answer == PurposeAnswer.Inconclusive && PurposeVerdict.HasFewRows(view.Scorecard) ? " Of so few rows, one copy in a hundred cannot be seen." : "")} This is no proof of privacy.",
            _ => limits,
        };
    }

    private static string Describe(LimitVerdict limit)
    {
        // Each number stands beside what it is of: the part's own, or the metric's with the part that is worst.
        MetricPart? part = limit.Part is { } p && p.Value != limit.Score.Descriptor.Ideal && limit.Score.Parts.Count > 1 ? p : null;
        string bound = limit.Bound is { } b ? $"; allowed {Numbers.Of(b)}" : "";
        string title = Numbers.Within(limit.Score.Descriptor.Title);
        return part is null ? $"{title} {Numbers.Of(limit.Score.Value)}{bound}"
            : limit.Score.Descriptor.IsWorst ? $"{title} ({part.Label}) {Numbers.Of(part.Value)}{bound}"
            : $"{title} {Numbers.Of(limit.Score.Value)}{bound}, most in {part.Label}";
    }

    private static string Models(PairView view)
    {
        if (view.Models is not { } models)
        {
            return "";
        }

        bool isShare = models.Title.Contains("accuracy", StringComparison.OrdinalIgnoreCase);
        string Text(double? value) => isShare ? Numbers.Percent(value) : Numbers.Two(value);
        return $"Models trained on it get {models.Title} {Text(models.Synthetic.Value)} on real rows, trained on the real table {Text(models.Real.Value)}{(view.Picture?.Guess is { } guess ? $", guessing {Text(guess)}" : "")}. ";
    }

    private static string Copies(PairView view)
    {
        MetricScore? exact = view.Scorecard.Find("exact-copy-share");
        MetricScore? nearest = view.Scorecard.Find("nearest-train-share");
        string text = exact?.Value is { } share ? $"{Numbers.Percent(share)} of its rows repeat a train row{(exact.Comparison is { } own ? $", {Numbers.Percent(own.Reference)} by chance" : "")}. " : "";
        return text + (nearest?.Value is { } near ? $"{Numbers.Percent(near)} are nearer to a train row than to a holdout row; fresh rows 50 %. " : "");
    }
}

using System.Xml.Linq;
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
        Div("cards three", view.Purposes.Select(p => Div("card", Tag.Of("p", "soft", At("style", "margin:0"), PurposeWords.Name(p.Purpose)), Answer(p), Tag.Of("p", "small", At("style", "margin:4px 0 0"), Reason(p, view))))));

    private static XElement Answer(PurposeVerdict purpose)
    {
        (string css, string sign, string word) = PurposeWords.Answer(purpose);
        return Tag.Of("p", css, At("style", "margin:0;font-weight:650;font-size:18px"), $"{sign} {word}");
    }

    private static string Reason(PurposeVerdict purpose, PairView view)
    {
        string limits = PurposeWords.Limits(purpose);
        return purpose.Purpose switch
        {
            Purpose.Train => $"{Models(view)}{limits}",
            Purpose.GiveAway => $"{Copies(view)}{limits} This is no proof of privacy.",
            _ => limits,
        };
    }

    private static string Models(PairView view)
    {
        if (view.Models is not { } models)
        {
            return "";
        }

        bool isShare = models.Title.Contains("accuracy", StringComparison.OrdinalIgnoreCase);
        string Text(double? value) => isShare ? Numbers.Percent(value) : Numbers.Two(value);
        return $"Models trained on it get {models.Title} {Text(models.Synthetic.Value)} on real rows, trained on the real table {Text(models.Real.Value)}{(view.Guess is { } guess ? $", guessing {Text(guess)}" : "")}. ";
    }

    private static string Copies(PairView view)
    {
        MetricScore? exact = view.Scorecard.Find("exact-copy-share");
        MetricScore? nearest = view.Scorecard.Find("nearest-train-share");
        string text = exact?.Value is { } share ? $"{Numbers.Percent(share)} of its rows repeat a train row{(exact.Comparison is { } own ? $", {Numbers.Percent(own.Reference)} by chance" : "")}. " : "";
        return text + (nearest?.Value is { } near ? $"{Numbers.Percent(near)} are nearer to a train row than to a holdout row; fresh rows 50 %. " : "");
    }
}

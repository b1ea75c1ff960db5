using System.Xml.Linq;
using Harness.Reports.Words;
using Harness.Studies.Gate;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>Every limit: sign, value, what fresh rows get, what is allowed; missed first, by value over limit.</summary>
internal static class LimitPart
{
    private const int MostShown = 12;

    /// <summary>The table.</summary>
    /// <param name="view">The pair.</param>
    public static XElement Of(PairView view)
    {
        LimitVerdict[] asked = [.. view.Gate.Asked.OrderBy(v => v.Verdict switch { Verdict.Error => 0, Verdict.Fail => 1, Verdict.Inconclusive => 2, _ => 3 }).ThenByDescending(v => v.Beyond)];
        LimitVerdict[] others = [.. view.Gate.Verdicts.Where(v => v.DoesNotApply)];
        LimitVerdict[] first = [.. asked.Where(v => v.Verdict != Verdict.Pass).Take(MostShown)];
        first = first.Length > 0 ? first : [.. asked.Take(MostShown)];
        LimitVerdict[] rest = [.. asked.Skip(first.Length)];
        return El(
            "div",
            Table("limits", first),
            rest.Length == 0 ? null : Page.Folded($"{Numbers.Count(rest.Length, "more limit")}{(rest.All(v => v.Verdict == Verdict.Pass) ? ", all met" : $", {rest.Count(v => v.Verdict == Verdict.Pass)} of them met")}", Table("more limits", rest)),
            others.Length == 0 ? null : Page.Folded($"{others.Length} without meaning for this table", Tag.Of("p", "soft small", string.Join("; ", others.Select(v => $"{Numbers.Within(v.Score.Descriptor.Title)}: {v.Score.NotApplicable}")))));
    }

    private static XElement Table(string name, IEnumerable<LimitVerdict> limits) => Div(
        "scroll",
        At("tabindex", "0"),
        At("role", "region"),
        At("aria-label", name),
        El(
            "table",
            El("thead", El("tr", El("th", At("scope", "col"), "limit"), Tag.Of("th", "n", At("scope", "col"), "value"), Tag.Of("th", "n", At("scope", "col"), "may be"), Tag.Of("th", "n", At("scope", "col"), At("title", "their mean, and how far chance takes them"), "fresh rows"))),
            El("tbody", limits.Select(Row))));

    private static XElement Row(LimitVerdict limit)
    {
        bool ofPart = limit.Part is not null && limit.Score.Parts.Count > 1;

        // Where each part has a limit of its own, the one that decided need not have the largest value: its own stands beside its limit.
        bool isOwn = ofPart && limit.Score.Descriptor.IsWorst;
        return El(
            "tr",
            El(
                "td",
                At("class", "any"),
                Signs.Of(limit.Verdict),
                " ",
                limit.Score.Descriptor.Title,
                ofPart && limit.Verdict != Verdict.Pass ? Div("soft small", At("title", limit.Part!.Label), $"{(isOwn ? Short(limit.Part) : $"most in {Short(limit.Part)} {Numbers.Of(limit.Part.Value)}")}{Others(limit)}") : null,
                limit.Verdict is Verdict.Inconclusive or Verdict.Error && limit.Explanation.Length > 0 ? Div("soft small", limit.Explanation) : null),
            Tag.Of("td", "n" + (limit.IsMissed ? " bad" : ""), El("b", Numbers.Short(isOwn ? limit.Part!.Value : limit.Score.Value))),
            Tag.Of("td", "n", limit.Limit switch
            {
                { Excess: not null } => limit.Bound is { } bound ? $"{(limit.IsLeast ? "≥" : "≤")} {Numbers.Of(bound)}" : limit.Limit.ToString(),
                { Minimum: { } low, Maximum: { } high } => $"{Numbers.Of(low)}–{Numbers.Of(high)}",
                { Maximum: { } high } => $"≤ {Numbers.Of(high)}",
                { Minimum: { } low } => $"≥ {Numbers.Of(low)}",
                _ => "–",
            }),
            Tag.Of("td", "n soft", Numbers.Short(limit.Fresh), limit.Chance is { } chance ? Div("small", $"to {Numbers.Short(chance)}") : null));
    }

    private static string Others(LimitVerdict limit) => limit.Parts.Count(p => p.IsMissed) is > 1 and var missed ? $", and {missed - 1} more beyond" : "";

    private static string Short(Metrics.MetricPart part) => part.Other is null ? Numbers.Cut(part.Name, 30) : $"{Numbers.Cut(part.Name, 16)} × {Numbers.Cut(part.Other, 16)}";
}

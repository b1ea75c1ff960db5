using System.Xml.Linq;
using Harness.Reports.Findings;
using Harness.Reports.Words;
using Harness.Studies;
using Harness.Studies.History;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>What changed since the snapshots, worst first, and how to accept it; beside it the count of pairs that clear the bar along the log.</summary>
internal static class ChangePart
{
    private const int Most = 60;
    private const int MostText = 120;

    private static readonly string[] Heads = ["pair", "what", "metric", "before → now", "noise", "most in", "why"];

    /// <summary>The card beside the findings.</summary>
    public static XElement Card(StudyFindings findings, SnapshotHistory? history)
    {
        BarCount[] counts = [.. history?.Bar().Where(b => b.IsKnown) ?? []];
        return Div(
            "card",
            El("h3", "Since the snapshots"),
            counts.Length > 1 ? Sparkline.Of(counts) : null,
            El("p", Sentence(findings)),
            findings.All.Count > 0 ? El("p", Link("#changes", "Every change, worst first")) : null,
            history is { IsShallow: true } ? Tag.Of("p", "small soft", "Older commits were not fetched.") : null);
    }

    /// <summary>The section; <see langword="null"/> where nothing changed and nothing is to be said.</summary>
    public static XElement? Of(StudyResult study, StudyFindings findings)
    {
        if (findings.All.Count == 0 && study.Notes.Count == 0)
        {
            return null;
        }

        var titles = study.Metrics.ToDictionary(m => m.Id, m => m.Title, StringComparer.Ordinal);
        int rest = findings.All.Count - Most;
        return Page.Section(
            "changes",
            "What changed since the snapshots",
            findings.All.Count == 0 ? "Nothing; but somebody has to know:" : "Worst first. The noise is what chance explains of the difference.",
            findings.All.Count == 0 ? null : Div(
                "scroll",
                At("tabindex", 0),
                At("role", "region"),
                At("aria-label", "changes"),
                El(
                    "table",
                    El("thead", El("tr", Heads.Select(h => El("th", At("scope", "col"), h)))),
                    El("tbody", findings.All.Take(Most).Select(f => Row(f, titles))))),
            rest > 0 ? Tag.Of("p", "soft", $"And {Numbers.Count(rest, "change")} more: study.json has them all.") : null,
            Command(study.AcceptLosses, "Not meant? Mend it. Meant? Accept it on your machine, commit the snapshots and say why the scores moved:"),
            Command(study.KeepGains, "Keep what got better, so that it cannot be lost:"),
            study.Notes.Count == 0 ? null : El("ul", study.Notes.Take(Most).Select(n => Tag.Of("li", "any", Numbers.Cut(n, 600)))));
    }

    private static string Sentence(StudyFindings findings)
    {
        if (findings.All.Count == 0)
        {
            return "Nothing changed.";
        }

        IEnumerable<string> kinds = findings.All.GroupBy(f => f.Kind).OrderBy(g => g.Key).Select(g => $"{g.Key switch
        {
            FindingKind.Worse => "Worse",
            FindingKind.Better => "Better",
            _ => char.ToUpperInvariant(g.First().Words[0]) + g.First().Words[1..],
        }}: {Numbers.Count(g.Count(), "change")} in {Numbers.Count(g.Select(f => f.Pair).Distinct().Count(), "pair")}.");
        return string.Join(" ", kinds);
    }

    private static XElement Row(Finding finding, Dictionary<string, string> titles) => El(
        "tr",
        El("th", At("scope", "row"), Numbers.Cut(finding.Pair.ToString(), 60) is var name && finding.HasPage ? Link(PairAddress.Link(finding.Pair), name) : name),
        El("td", Span(finding.IsFailure ? "bad" : finding.Kind == FindingKind.Better ? "good" : "soft", finding.Words)),
        Tag.Of("td", "any", Numbers.Cut(titles.GetValueOrDefault(finding.Metric, finding.Metric), MostText)),
        Tag.Of("td", "nowrap", finding.Before.Length == 0 ? Numbers.Cut(finding.Now, 40) : $"{Numbers.Cut(finding.Before, 40)} → {Numbers.Cut(finding.Now, 40)}"),
        Tag.Of("td", "n", finding.Noise is { } noise ? "± " + Numbers.Of(noise, 2) : "–"),
        Tag.Of("td", "any", Numbers.Cut(finding.Part, MostText)),
        Tag.Of("td", "any", Numbers.Cut(finding.Why, 2 * MostText)));

    private static object?[]? Command(string? command, string why) => command is null ? null : [El("p", why), El("pre", El("code", command))];
}

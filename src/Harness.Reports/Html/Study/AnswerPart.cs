using System.Globalization;
using System.Xml.Linq;
using Harness.Reports.Findings;
using Harness.Reports.Words;
using Harness.Studies;
using Harness.Studies.Gate;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>The two answers: how many pairs clear the bar, and whether the gate passes.</summary>
internal static class AnswerPart
{
    public static XElement Of(Scope scope, StudyFindings findings)
    {
        StudyResult study = scope.Study;
        (string Css, string Sign, string Words, int Count)[] parts =
        [
            ("good", "✓", "clear it", Count(study, BarVerdict.Met)),
            ("open", "△", "inconclusive: they miss no limit, too few rows to tell", Count(study, BarVerdict.Inconclusive)),
            ("bad", "✗", "miss it", Count(study, BarVerdict.Missed)),
            ("none", "–", "without a table: the library failed", scope.Candidates.Count(p => p.Bar is null)),
        ];
        int all = scope.Candidates.Count;
        int judged = all - parts[3].Count;
        bool passes = findings.Failing.Count == 0;
        Answer gate = Answer.OfGate(study, findings);
        return Div(
            $"card answer {(passes ? "good" : "bad")}",
            Div(
                "",
                Tag.Of("p", "big", Span("number", parts[0].Count), $" of {Numbers.Count(judged, "pair")} {(parts[0].Count == 1 ? "clears" : "clear")} the bar"),
                all == 0 ? null : Tag.Of("div", "bar", At("role", "img"), At("aria-label", string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Words}"))), parts.Where(p => p.Count > 0).Select(p => Tag.Of("i", p.Css, At("style", string.Create(CultureInfo.InvariantCulture, $"width:{100.0 * p.Count / all:0.##}%"))))),
                El("p", parts.Where(p => p.Count > 0).Select(p => Span("count", Span(p.Css, $"{p.Sign} {p.Count}"), " " + p.Words))),
                Tag.Of("p", "small soft", Pairs(scope))),
            Div(
                "",
                Tag.Of("p", "big " + (passes ? "good" : "bad"), $"{(passes ? "✓" : "✗")} {gate.Subject}"),
                El("p", Sentence(gate.Rest)),
                Tag.Of("p", "small soft", "The gate speaks of this change; the bar speaks of the generators.")));

        static int Count(StudyResult study, BarVerdict bar) => study.Pairs.Count(p => p.Bar == bar);
    }

    private static string Pairs(Scope scope)
    {
        int generators = scope.Candidates.Select(p => p.Pair.Generator).Distinct().Count();
        int[] seeds = [.. scope.Candidates.Select(p => p.Pair.Seeds.Count).Where(s => s > 0).Distinct().Order()];
        int baselines = scope.Infos.Values.Count(i => i.Baseline is not null);
        string each = seeds.Length == 0 ? "" : seeds[0] == seeds[^1] ? $", {Numbers.Count(seeds[0], "seed")} each" : $", {seeds[0]} to {seeds[^1]} seeds each";
        int judged = scope.Study.Pairs.Count + scope.Study.NotJudged.Count;
        string part = judged < scope.Study.PairsInAll ? $" This run judged {judged} of {scope.Study.PairsInAll} pairs." : "";
        string frames = baselines == 0 ? "" : baselines == 1 ? " One baseline frames the others and is not counted." : $" {baselines} baselines frame the others and are not counted.";
        return $"A pair is one generator on one table: {Numbers.Count(generators, "generator")}, {Numbers.Count(scope.Datasets.Count, "table")}{each}.{frames}{part}";
    }

    private static string Sentence(string rest)
    {
        string text = rest.TrimStart(':', ' ');
        return text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];
    }
}

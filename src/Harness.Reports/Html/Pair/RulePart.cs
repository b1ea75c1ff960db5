using System.Globalization;
using System.Xml.Linq;
using Harness.Metrics;
using Harness.Reports.Words;
using Harness.Scoring;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>The rules that rows keep: those that are declared, SDV's constraints, and those that were found in the real rows.</summary>
internal static class RulePart
{
    private const int MostShown = 15;

    /// <summary>The section; <see langword="null"/> where there is no rule.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view)
    {
        IReadOnlyList<RuleScore> rules = RuleScore.Of(view.Scorecard);
        if (rules.Count == 0)
        {
            return null;
        }

        RuleScore[] first = [.. rules.Take(Math.Max(MostShown, rules.Count(r => r.Facts.Verdict == RuleVerdict.Broken)))];
        RuleScore[] rest = [.. rules.Skip(first.Length)];
        return Page.Section(
            "rules",
            "Rules",
            Explanation(rules),
            Div("card", Table("each rule, and the rows that keep it", first), rest.Length == 0 ? null : Page.Folded(Numbers.Count(rest.Length, "more rule"), Table("more rules", rest))));
    }

    private static string Explanation(IReadOnlyList<RuleScore> rules)
    {
        int broken = rules.Count(r => r.Facts.Verdict == RuleVerdict.Broken);
        RuleScore[] found = [.. rules.Where(r => r.Facts.Origin == RuleOrigin.Found)];
        string tried = found.Length == 0 ? "" : $" {Numbers.Count(found.Length, "rule")} {(found.Length == 1 ? "was" : "were")} found: of {Numbers.Of(found[0].Facts.Tried, 9)} tried, those that every real row keeps and unrelated columns would not.";
        return $"{broken} of {Numbers.Count(rules.Count, "rule")} broken.{tried}";
    }

    private static XElement Table(string name, IEnumerable<RuleScore> rules) => Div(
        "scroll",
        At("tabindex", "0"),
        At("role", "region"),
        At("aria-label", name),
        El(
            "table",
            El(
                "thead",
                El(
                    "tr",
                    El("th", At("scope", "col"), "rule"),
                    El("th", At("scope", "col"), "said by"),
                    Tag.Of("th", "n", At("scope", "col"), At("title", "share of the rows that keep it"), "synthetic"),
                    Tag.Of("th", "n", At("scope", "col"), "train"),
                    Tag.Of("th", "n", At("scope", "col"), "holdout"),
                    El("th", At("scope", "col"), "broken in rows"))),
            El("tbody", rules.Select(Row))));

    private static XElement Row(RuleScore rule) => El(
        "tr",
        El("td", At("class", "any"), Sign(rule.Facts.Verdict), " ", rule.Rule),
        Tag.Of("td", "soft", Origin(rule.Facts.Origin), rule.Facts.HasLimit ? null : "; no limit"),
        Tag.Of("td", "n" + (rule.Facts.Verdict == RuleVerdict.Broken ? " bad" : ""), El("b", Share(1 - rule.Broken))),
        Tag.Of("td", "n soft", Share(rule.Facts.Train)),
        Tag.Of("td", "n soft", Share(rule.Facts.Holdout)),
        Tag.Of("td", "soft small nowrap", rule.Facts.Rows.Count == 0 ? "" : string.Join(", ", rule.Facts.Rows) + (rule.Broken > 0 && rule.Facts.Rows.Count > 2 ? ", …" : "")));

    private static XElement Sign(RuleVerdict verdict) => verdict switch
    {
        RuleVerdict.Kept => Signs.Sign("good", "✓", "kept"),
        RuleVerdict.Chance => Signs.Sign("open", "△", "broken by so few rows that fresh real ones could"),
        _ => Signs.Sign("bad", "✗", "broken"),
    };

    private static string Origin(RuleOrigin origin) => origin switch
    {
        RuleOrigin.Declared => "dataset",
        RuleOrigin.Constraint => "SDV constraint",
        _ => "found",
    };

    // A share below all is never shown as all.
    private static string Share(double share) => share switch
    {
        >= 1 => Numbers.Percent(share),
        > 0.9995 => "> 99.9\u00A0%",
        _ => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "\u00A0%",
    };
}

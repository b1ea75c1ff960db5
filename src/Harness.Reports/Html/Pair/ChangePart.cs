using System.Xml.Linq;
using Harness.Reports.Findings;
using Harness.Reports.Words;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>What moved since the snapshot, worst first.</summary>
internal static class ChangePart
{
    /// <summary>The section; <see langword="null"/> where nothing moved.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view)
    {
        if (view.Outcome is not { } outcome || PairFindings.Of(outcome).All is not { Count: > 0 } all)
        {
            return null;
        }

        return Page.Section(
            "changes",
            "Since the snapshot",
            null,
            Div("scroll", At("tabindex", "0"), At("role", "region"), At("aria-label", "what changed"), El(
                "table",
                El("thead", El("tr", ((string[])["what", "metric", "before → now", "noise", "most in", "why"]).Select(h => El("th", At("scope", "col"), h)))),
                El("tbody", all.Select(f => El(
                    "tr",
                    Tag.Of("td", f.IsFailure ? "bad" : "", f.Words),
                    Tag.Of("td", "any", f.Metric),
                    Tag.Of("td", "nowrap", f.Before.Length > 0 ? $"{f.Before} → {f.Now}" : f.Now),
                    El("td", f.Noise is { } noise ? $"± {Numbers.Of(noise, 2)}" : "–"),
                    Tag.Of("td", "any", f.Part),
                    Tag.Of("td", "any", f.Why)))))));
    }
}

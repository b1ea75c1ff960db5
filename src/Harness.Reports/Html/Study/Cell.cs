using Harness.Metrics;
using Harness.Reports.Words;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Reports.Html.Study;

/// <summary>What the study page shows of one pair; nothing here is judged, all of it is read from the gate's result.</summary>
internal static class Cell
{
    /// <summary>What models keep: 0 for guessing, 1 for what fresh real rows teach, unclipped; <see langword="null"/> where nothing can tell.</summary>
    /// <param name="pair">The pair.</param>
    public static double? Kept(PairOutcome pair)
    {
        double[] each = [.. pair.Gate.Scorecard.Scores.Where(s => s.Descriptor.Headline == Headlines.Utility).Select(s => s.Normalized).OfType<double>()];
        return each.Length == 0 ? null : each.Average();
    }

    /// <summary>The same in words.</summary>
    /// <param name="kept">What models keep.</param>
    public static string Words(double kept) => kept < 0 ? "models trained on it are worse than guessing"
        : kept > 1 ? "models keep all that real rows teach" : $"models keep {Numbers.Percent(kept)} of what real rows teach";

    /// <summary>The whole pair in words.</summary>
    /// <param name="pair">The pair.</param>
    public static string Words(PairOutcome pair)
    {
        (int missed, int open, int all) = (pair.Gate.Missed.Count, pair.Gate.Open.Count, pair.Gate.Asked.Count);
        string limits = pair.Gate.Scorecard.Seeds.Count == 0 ? "the library failed"
            : missed > 0 ? $"misses {missed} of {Numbers.Count(all, "limit")}"
            : pair.Gate.Scorecard.Failures.Count > 0 ? "some seeds failed"
            : open > 0 ? $"misses no limit, {open} of {all} open" : $"meets all of {Numbers.Count(all, "limit")}";
        return Kept(pair) is { } kept ? $"{limits}; {Words(kept)}" : limits;
    }

    /// <summary>The class of a pair: good, open, bad or grey.</summary>
    /// <param name="pair">The pair.</param>
    public static string Css(PairOutcome pair) => pair.Bar switch
    {
        BarVerdict.Met => "good",
        BarVerdict.Inconclusive => "open",
        BarVerdict.Missed => "bad",
        _ => "grey",
    };
}

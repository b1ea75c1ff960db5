using Harness.Metrics;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Reports.Html.Study;

/// <summary>What the study page shows of one pair; nothing here is judged, all of it is read from the gate's result.</summary>
internal static class Cell
{
    /// <summary>The address of the page of a pair, from the study page.</summary>
    /// <param name="pair">The pair.</param>
    public static string Address(StudyPair pair) => $"pairs/{Uri.EscapeDataString(pair.Dataset)}/{Uri.EscapeDataString(pair.Generator)}.html";

    /// <summary>Number of limits that are missed.</summary>
    /// <param name="pair">The pair.</param>
    public static int Missed(PairOutcome pair) => pair.Gate.Verdicts.Count(IsMissed);

    /// <summary>Number of limits that are open.</summary>
    /// <param name="pair">The pair.</param>
    public static int Open(PairOutcome pair) => pair.Gate.Verdicts.Count(v => v.Verdict == Verdict.Inconclusive);

    /// <summary>Number of limits that say something of the pair.</summary>
    /// <param name="pair">The pair.</param>
    public static int Applying(PairOutcome pair) => pair.Gate.Verdicts.Count(v => !DoesNotApply(v));

    /// <summary>Whether a limit is missed.</summary>
    /// <param name="verdict">Its verdict.</param>
    public static bool IsMissed(LimitVerdict verdict) => verdict.Verdict is Verdict.Fail or Verdict.Error;

    /// <summary>Whether a limit has no meaning for the dataset.</summary>
    /// <param name="verdict">Its verdict.</param>
    public static bool DoesNotApply(LimitVerdict verdict) => verdict.Verdict == Verdict.Pass && verdict.Score.Value is null;

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
        (int missed, int open, int all) = (Missed(pair), Open(pair), Applying(pair));
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

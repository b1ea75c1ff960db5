using System.Globalization;
using Harness.Reports.Words;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Reports.Findings;

/// <summary>One of the two answers of a study as a sentence.</summary>
/// <param name="Subject">What it is about, and the verdict: <c>The gate passes</c>.</param>
/// <param name="Rest">The rest of the sentence, punctuation first.</param>
internal sealed record Answer(string Subject, string Rest)
{
    /// <summary>Does the gate pass: a statement about the change under review.</summary>
    /// <param name="study">The study.</param>
    /// <param name="findings">Its findings.</param>
    public static Answer OfGate(StudyResult study, StudyFindings findings)
    {
        int asked = study.Pairs.Count + study.NotJudged.Count;
        if (findings.Failing.Count == 0)
        {
            return new Answer("The gate passes", string.Create(CultureInfo.InvariantCulture, $": none of {Numbers.Count(asked, "pair")} is worse than its limits or its snapshot."));
        }

        // A snapshot without a pair is none of the pairs that were asked for.
        PairFindings[] pairs = [.. findings.Failing.Where(p => p.Worst!.Kind != FindingKind.Dangling)];
        string dangling = study.Dangling.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Numbers.Count(study.Dangling.Count, "snapshot belongs", "snapshots belong")} to no pair of the study.");
        if (pairs.Length == 0)
        {
            return new Answer("The gate fails", $": {dangling}");
        }

        IEnumerable<string> kinds = pairs.GroupBy(p => p.Worst!.Kind).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {Words(g.Key)}"));
        return new Answer("The gate fails", string.Create(CultureInfo.InvariantCulture, $" for {pairs.Length} of {Numbers.Count(asked, "pair")}: {string.Join(", ", kinds)}.{(dangling.Length > 0 ? " Besides, " + dangling : "")}"));
    }

    /// <summary>Who clears the bar: a statement about the generators.</summary>
    /// <param name="study">The study.</param>
    public static Answer OfBar(StudyResult study)
    {
        int[] bars = [.. new[] { BarVerdict.Met, BarVerdict.Inconclusive, BarVerdict.Missed }.Select(b => study.Pairs.Count(p => p.Bar == b))];
        int failed = study.Pairs.Count(p => p.Bar is null && !p.IsBaseline());
        string without = failed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" Besides, {Numbers.Count(failed, "pair")} {(failed == 1 ? "has" : "have")} no table: the library failed.");
        int baselines = study.Pairs.Count(p => p.IsBaseline());
        without += baselines == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {Numbers.Count(baselines, "pair")} of a baseline {(baselines == 1 ? "stands" : "stand")} beside them, never judged.");
        return new Answer(
            "The bar",
            string.Create(CultureInfo.InvariantCulture, $", what a good substitute has to clear: of {Numbers.Count(bars.Sum(), "pair")} {bars[0]} {(bars[0] == 1 ? "clears" : "clear")} it, {bars[1]} {(bars[1] == 1 ? "is" : "are")} inconclusive, {bars[2]} {(bars[2] == 1 ? "misses" : "miss")} it.{without}"));
    }

    /// <inheritdoc/>
    public override string ToString() => Subject + Rest;

    private static string Words(FindingKind kind) => kind switch
    {
        FindingKind.NotJudged => "not judged",
        FindingKind.Error => "with a metric that could not be judged",
        FindingKind.Failure => "whose generator failed",
        FindingKind.Lost => "lost a limit",
        FindingKind.Required => "required to clear the bar, not clearing it",
        FindingKind.Worse => "worse than the snapshot",
        FindingKind.Incomparable => "not comparable with the snapshot",
        _ => "without a snapshot",
    };
}

using Harness.Reports.Words;
using Harness.Statistics;
using Harness.Studies.Gate;

namespace Harness.Reports.Documents;

/// <summary>How useful synthetic rows are to train models with.</summary>
internal static class UsefulPart
{
    public static void Add(DocumentText text, StudyFacts facts)
    {
        text.Add($"## How useful");
        text.Add($"Models trained on synthetic rows and tested on real ones lose this much against models trained on real rows: share of right answers where the target is a label, R² where it is a number. TRTS is the gap of models trained on real rows and tested on synthetic ones: below 0 synthetic rows are easier to tell than real ones.");
        string[] columns = [.. StudyFacts.Gaps, "trts-gap"];
        text.Table(
        [
            ["generator", .. columns.Select(facts.Title)],
            .. facts.Generators
                .OrderBy(g => facts.Of(g).Select(p => p.Gap).OfType<double>().DefaultIfEmpty(double.PositiveInfinity).Average())
                .ThenBy(g => g, StringComparer.Ordinal)
                .Select(g => (string[])[g, .. columns.Select(id => Estimate.Of(facts.Of(g).Select(p => p.Value(id))).ToString())]),
        ]);
        text.List(
        [
            .. new (string, Func<int, bool>)[]
            {
                ("all limits on likeness are met or open", n => n == 0),
                ("one to five limits on likeness are missed", n => n is > 0 and <= 5),
                ("more than five are missed", n => n > 5),
            }.Select(band => Band(facts, band.Item1, band.Item2)),
        ]);
    }

    private static string? Band(StudyFacts facts, string words, Func<int, bool> holds)
    {
        StudyFacts.Pair[] pairs = [.. facts.Judged.Where(p => p.Gap is not null && holds(facts.Missed(p, Purpose.Analyse).Count))];
        double[] gaps = [.. pairs.Select(p => p.Gap!.Value).Order()];
        return gaps.Length == 0 ? null : FormattableString.Invariant($"Where {words}, models lose {Numbers.Two(Moments.Median(gaps))} in the middle pair of {pairs.Length} and {Numbers.Two(gaps[^1])} in the worst, and {Numbers.Count(pairs.Count(p => facts.Missed(p, Purpose.Train).Count > 0), "pair misses", "pairs miss")} a limit on models.");
    }
}

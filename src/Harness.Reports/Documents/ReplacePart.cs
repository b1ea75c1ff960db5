using Harness.Reports.Words;
using Harness.Studies.Gate;

namespace Harness.Reports.Documents;

/// <summary>When synthetic rows can take the place of real ones, by purpose, with a rule and the numbers that it rests on.</summary>
internal static class ReplacePart
{
    private const string Relations = "association-error";

    public static void Add(DocumentText text, StudyFacts facts)
    {
        int all = facts.Judged.Count;
        text.Add($"## When synthetic rows can replace real ones");
        text.Table(
        [
            ["to", "no limit missed", "of which the pair clears the bar", "a limit missed", "on how many tables a generator misses none"],
            Row(facts, Purpose.Analyse, "analyse: columns and relations"),
            Row(facts, Purpose.Train, "train models"),
            Row(facts, Purpose.GiveAway, "give away: no copies found"),
        ]);
        StudyFacts.Pair[] alike = [.. facts.Judged.Where(p => facts.Missed(p, Purpose.Analyse).Count == 0)];
        StudyFacts.Pair[] unlike = [.. facts.Judged.Where(p => facts.Missed(p, Purpose.Analyse).Count > 0)];
        int copied = facts.Judged.Count(p => facts.Missed(p, Purpose.GiveAway).Count > 0);
        text.Add($"A rule that these numbers bear:");
        text.List(
        [
            $"Judge the table that you have, not the method: {facts.Standings.SometimesMissed.Count} of {facts.Generators.Count} generators miss the bar on some tables and not on others.",
            $"To analyse, every limit on likeness has to be met: {Numbers.Count(alike.Length, "pair")} of {all} {(alike.Length == 1 ? "misses" : "miss")} none.",
            Models(facts),
            $"Likeness stands in for models one way only: {alike.Count(p => facts.Missed(p, Purpose.Train).Count == 0)} of the {alike.Length} pairs that miss no limit on likeness miss none on models (and still lose up to {Numbers.Two(alike.Select(p => p.Gap).Max())}, which few rows leave open); of the {unlike.Length} that do, {unlike.Count(p => facts.Missed(p, Purpose.Train).Count == 0)} miss none on models either. Pairs of one generator or one table are no independent cases.",
            $"To give away, look for copies by themselves: {Numbers.Count(copied, "pair")} of {all} {(copied == 1 ? "misses" : "miss")} a limit on copies or repeated rows, {facts.Judged.Count(p => facts.Missed(p, Purpose.GiveAway).Count > 0 && facts.Missed(p, Purpose.Analyse).Count == 0)} of them with no limit on likeness missed. That none is found is no proof of privacy.",
        ],
        numbered: true);
    }

    private static string[] Row(StudyFacts facts, Purpose purpose, string words)
    {
        StudyFacts.Pair[] good = [.. facts.Judged.Where(p => facts.Missed(p, purpose).Count == 0)];
        return
        [
            words,
            $"{good.Length} of {facts.Judged.Count}",
            $"{good.Count(p => p.Snapshot.Bar == "met")}",
            $"{facts.Judged.Count - good.Length}",
            $"{good.Select(p => p.Snapshot.Dataset).Distinct(StringComparer.Ordinal).Count()} of {facts.Datasets.Count}",
        ];
    }

    // The bar's own limits divide the pairs, so that no division was looked for.
    private static string Models(StudyFacts facts)
    {
        const string Rule = "To train models, train them: nothing else here is a measure of it.";
        if (facts.Thresholds.Bar.GetValueOrDefault(Relations)?.Maximum is not { } bound)
        {
            return Rule;
        }

        StudyFacts.Pair[] asked = [.. facts.Judged.Where(p => p.Gap is not null && p.Value(Relations) is not null)];
        StudyFacts.Pair[] near = [.. asked.Where(p => p.Value(Relations) <= bound)];
        StudyFacts.Pair[] far = [.. asked.Where(p => p.Value(Relations) > bound)];
        return FormattableString.Invariant($"{Rule} A first sign is the association error: of {near.Length} pairs at or below {Numbers.Of(bound)}, the bar, models lose more than {Numbers.Of(Lost)} in {Losing(near)}, of {far.Length} above it in {Losing(far)}.");
    }

    private const double Lost = 0.05;

    private static int Losing(IEnumerable<StudyFacts.Pair> pairs) => pairs.Count(p => p.Gap > Lost);
}

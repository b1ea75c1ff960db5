using Harness.Reports.Words;
using Harness.Statistics;
using Harness.Studies.Gate;

namespace Harness.Reports.Documents;

/// <summary>How useful synthetic rows are to train models with, and what a method costs: time, memory, copies, failures.</summary>
internal static class UsefulPart
{
    private static readonly string[] Columns = [.. StudyFacts.Gaps, "trts-gap"];

    public static void Add(DocumentText text, StudyFacts facts)
    {
        text.Add($"## How useful, and at what price");
        text.Add($"Least lost first. Models trained on synthetic rows and tested on real ones lose this much against models trained on real rows: share of right answers where the target is a label, R² where it is a number. TRTS is the gap of models trained on real rows and tested on synthetic ones: below 0 synthetic rows are easier to predict than real ones. Copies: tables on which a limit on copies or repeated rows is missed. Seconds to fit, and the largest memory of the process with its libraries, are those of the machine that a recording was made on: compare orders of magnitude; [cost.md](cost.md) measures generators that run here.");
        text.Table(
        [
            ["generator", .. Columns.Select(facts.Title), "clears", "open", "misses", "copies", "seconds", "MB", "failed on"],
            .. facts.Pairs.Where(p => !p.IsBaseline).Select(p => p.Snapshot.Generator).Distinct(StringComparer.Ordinal)
                .OrderBy(g => facts.Of(g).Select(p => p.Gap).OfType<double>().DefaultIfEmpty(double.PositiveInfinity).Average())
                .ThenBy(g => g, StringComparer.Ordinal)
                .Select(g => Row(facts, g)),
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

    private static string[] Row(StudyFacts facts, string generator)
    {
        StudyFacts.Pair[] all = [.. facts.Pairs.Where(p => p.Snapshot.Generator == generator)];
        StudyFacts.Pair[] own = [.. all.Where(p => p.HasTable)];
        int copies = own.Count(p => facts.Missed(p, Purpose.GiveAway).Count > 0);
        return
        [
            generator,
            .. Columns.Select(id => Estimate.Of(own.Select(p => p.Value(id))).ToString()),
            $"{own.Count(p => p.Snapshot.Bar == "met")}",
            $"{own.Count(p => p.Snapshot.Bar == "inconclusive")}",
            $"{own.Count(p => p.Snapshot.Bar == "missed")}",
            own.Length == 0 ? "–" : copies > 0 ? $"{copies} of {own.Length}" : "none",
            Range(all.Select(p => p.FitSeconds), 2),
            Range(all.Select(p => p.PeakMegabytes), 3),
            string.Join(", ", all.Where(p => p.Snapshot.Failures.Count > 0).Select(p => p.Snapshot.Dataset)),
        ];
    }

    private static string Range(IEnumerable<double?> values, int digits)
    {
        double[] all = [.. values.OfType<double>()];
        return all.Length == 0 ? "" : Numbers.Range(all, v => Numbers.Of(v, digits));
    }
}

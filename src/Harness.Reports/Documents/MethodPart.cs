using Harness.Reports.Words;
using Harness.Studies.Gate;

namespace Harness.Reports.Documents;

/// <summary>Limits and price of each method.</summary>
internal static class MethodPart
{
    public static void Add(DocumentText text, StudyFacts facts)
    {
        text.Add($"## Limits and price of each method");
        text.Table(
        [
            ["generator", "clears", "open", "misses", "misses most often", "copies", "seconds to fit", "MB", "failures"],
            .. facts.Pairs.Where(p => !p.IsBaseline).Select(p => p.Snapshot.Generator).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(g => Row(facts, g)),
        ]);
        text.Add($"Copies: tables on which a limit on copies or repeated rows is missed. Seconds, and the largest memory of the process with all its libraries, are those of the machine that a recording was made on: compare orders of magnitude. [cost.md](cost.md) measures generators that run here.");
    }

    private static string[] Row(StudyFacts facts, string generator)
    {
        StudyFacts.Pair[] all = [.. facts.Pairs.Where(p => p.Snapshot.Generator == generator)];
        StudyFacts.Pair[] own = [.. all.Where(p => p.HasTable)];
        int copies = own.Count(p => facts.Missed(p, Purpose.GiveAway).Count > 0);
        return
        [
            generator,
            $"{own.Count(p => p.Snapshot.Bar == "met")}",
            $"{own.Count(p => p.Snapshot.Bar == "inconclusive")}",
            $"{own.Count(p => p.Snapshot.Bar == "missed")}",
            string.Join(", ", StudyFacts.Frequent(own).Take(2).Select(m => $"{Numbers.Within(facts.Title(m.Id))} {m.Pairs}")),
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

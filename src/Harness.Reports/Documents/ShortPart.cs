using Harness.Reports.Words;
using Harness.Studies.Gate;

namespace Harness.Reports.Documents;

/// <summary>The answer in a few lines.</summary>
internal static class ShortPart
{
    private const int MostNames = 12;

    public static void Add(DocumentText text, StudyFacts facts)
    {
        string[] never = [.. facts.Standings.NeverMissed.Select(g => g.Generator)];
        string[] always = [.. facts.Standings.AlwaysMissed];
        (string Id, int Pairs)[] most = [.. StudyFacts.Frequent(facts.Judged).Take(3)];
        text.Add($"## In short");
        text.List(
        [
            .. new[] { BarVerdict.Met, BarVerdict.Inconclusive, BarVerdict.Missed }.Select(bar => Bar(facts, bar)),
            never.Length == 0 ? null : $"Misses it on no table, of at least two: {string.Join(", ", never)}.",
            always.Length == 0 ? null : $"Misses it on every table, of at least two: {string.Join(", ", always)}.",
            most.Length == 0 ? null : $"Missed most often: {string.Join(", ", most.Select(m => $"{Numbers.Within(facts.Title(m.Id))} ({Numbers.Count(m.Pairs, "pair")})"))}.",
            Groups(facts, "Relations of columns (association error)", p => p.Value("association-error")),
            Groups(facts, "What models lose (accuracy or R²)", p => p.Gap),
        ]);
    }

    private static string Bar(StudyFacts facts, BarVerdict bar)
    {
        var pairs = facts.Standings.All.Where(p => p.Bar == bar).ToArray();
        string which = bar == BarVerdict.Met && pairs.Length is > 0 and <= MostNames ? $": {string.Join(", ", pairs.Select(p => $"{p.Generator} on {p.Dataset}"))}" : "";
        string words = bar switch
        {
            BarVerdict.Met => pairs.Length == 1 ? "clears the bar" : "clear the bar",
            BarVerdict.Missed => pairs.Length == 1 ? "misses it" : "miss it",
            _ => $"{(pairs.Length == 1 ? "is" : "are")} inconclusive: no limit is missed, and there are too few rows to tell of at least one",
        };
        return FormattableString.Invariant($"{pairs.Length} of {facts.Judged.Count} {words}{which}.");
    }

    // Both groups on the same tables, each generator of a group that has them all, so that no group has the easier tables.
    private static string? Groups(StudyFacts facts, string what, Func<StudyFacts.Pair, double?> value)
    {
        (int ours, Dictionary<string, double> own) = Means(facts, facts.Generators.Where(g => !StudyFacts.IsLibrary(g)), value);
        (int theirs, Dictionary<string, double> libraries) = Means(facts, facts.Generators.Where(StudyFacts.IsLibrary), value);
        string[] tables = [.. own.Keys.Where(libraries.ContainsKey).Order(StringComparer.Ordinal)];
        var difference = new Estimate([.. tables.Select(t => libraries[t] - own[t])]);
        return !difference.IsClear ? null : FormattableString.Invariant($"{what}: mean of the {ours} generators of this repository {new Estimate([.. tables.Select(t => own[t])])}, of the {theirs} recorded library settings that have every table {new Estimate([.. tables.Select(t => libraries[t])])}; difference {difference}, of one sign on {tables.Count(t => libraries[t] - own[t] > 0 == difference.Mean > 0)} of {Numbers.Count(tables.Length, "table")}.");
    }

    private static (int Generators, Dictionary<string, double> Means) Means(StudyFacts facts, IEnumerable<string> generators, Func<StudyFacts.Pair, double?> value)
    {
        StudyFacts.Pair[][] whole = [.. generators.Select(g => facts.Of(g).ToArray()).Where(p => p.Length == facts.Datasets.Count)];
        return (whole.Length, whole.SelectMany(p => p).Where(p => value(p) is not null).GroupBy(p => p.Snapshot.Dataset).ToDictionary(g => g.Key, g => g.Average(p => value(p)!.Value), StringComparer.Ordinal));
    }
}

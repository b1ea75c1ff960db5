using Harness.Reports.Words;
using Harness.Studies.Gate;

namespace Harness.Reports.Documents;

/// <summary>The answer in a few lines.</summary>
internal static class ShortPart
{
    private const int MostNames = 12;
    private static readonly Measure[] Measures = [Measure.Limits, Measure.Close, Measure.Useful, Measure.Copied];

    public static void Add(DocumentText text, StudyFacts facts)
    {
        IReadOnlyList<Family> families = Family.All(facts);
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
            First(facts, families),
        ]);
        if (families.Count > 1)
        {
            text.Add($"The best of each family by each measure, of its generators with most tables; in brackets the mean of these:");
            text.Table([["family", .. Measures.Select(m => m.Head)], .. families.Select(f => (string[])[$"{f.Name} ({f.Whole.Count})", .. Measures.Select(m => Best(facts, f, m))])]);
        }
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

    private static string Best(StudyFacts facts, Family family, Measure measure) => measure.Best(facts, family.Whole) is not { } best ? "–"
        : $"{best} {measure.Over(facts, best)} ({Numbers.Of(family.Whole.Select(g => measure.Over(facts, g)).Where(e => e.Values.Count > 0).Average(e => e.Mean), 2)})";

    // The best of ours beside the best of the others, measure by measure.
    private static string? First(StudyFacts facts, IReadOnlyList<Family> families)
    {
        string[] all = families.Count < 2 || !families[0].IsOurs ? [] : [.. Measures.Select(m => First(facts, families, m)).OfType<string>()];
        return all.Length == 0 ? null : $"Best of {families[0].Name} beside the best of the others: {string.Join("; ", all)}.";
    }

    private static string? First(StudyFacts facts, IReadOnlyList<Family> families, Measure measure)
    {
        if (measure.Best(facts, families[0].Whole) is not { } ours)
        {
            return null;
        }

        (string Id, Estimate By) other = families.Skip(1).Select(f => measure.Best(facts, f.Whole)).OfType<string>()
            .Select(id => (Id: id, By: new Estimate([.. measure.Between(facts, id, ours).Select(d => d.Difference)])))
            .Where(o => o.By.Values.Count > 0).OrderBy(o => o.By.Mean).ThenBy(o => Measure.Limits.Over(facts, o.Id).Mean).FirstOrDefault();
        string order = other.Id is null ? "" : other.By.Mean < 0 ? $"{other.Id} beats {ours}" : other.By.Mean > 0 ? $"{ours} beats {other.Id}" : $"{ours} and {other.Id} are level";
        return other.Id is null ? null : $"in {measure.Words} {order} ({other.Id} − {ours}: {measure.Text(other.By)}{(other.By.Half is null || other.By.IsClear ? "" : ", within noise")})";
    }
}

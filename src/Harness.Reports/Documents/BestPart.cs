using Harness.Reports.Words;
using Harness.Studies.Gate;

namespace Harness.Reports.Documents;

/// <summary>The best of each family beside each other, and where others beat ours: a few lines for the README.</summary>
internal static class BestPart
{
    private static readonly Measure[] Shown = [.. Measure.All.Where(m => m != Measure.Columns)];

    /// <summary>Writes the lines.</summary>
    /// <param name="facts">The scores.</param>
    public static string Write(StudyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        IReadOnlyList<Family> families = Family.All(facts);
        var text = new DocumentText();
        string[] whole = [.. facts.Generators.Where(g => facts.Of(g).Count == facts.Datasets.Count)];
        string[] bests = [.. new[] { ("closest in relations is", Measure.Close), ("most useful to train models", Measure.Useful), ("least copied", Measure.Copied) }.Select(q => Winner(facts, whole, q.Item1, q.Item2)).OfType<string>()];
        if (bests.Length > 0)
        {
            text.Add($"Of {Numbers.Count(whole.Length, "generator")} with all {facts.Datasets.Count} tables, {string.Join("; ", bests)}.");
        }

        text.Table([["family", "its best", "tables", .. Shown.Select(m => m == Measure.Limits ? $"{m.Words} of {facts.Thresholds.Bar.Count}" : m.Head), "seconds to fit"], .. families.Select(f => Row(facts, f))]);
        string[] fewer = [.. families.SelectMany(f => f.BetterOnFewer(facts)).Select(g => $"{g} ({Measure.Limits.Over(facts, g)} on {facts.Of(g).Count})")];
        text.Add($"The best of a family misses fewest limits, on average over the tables; ± is the 95 % interval over them. What models lose is accuracy or R².{(fewer.Length == 0 ? "" : $" Recorded on fewer tables, and better there than the best of their family: {string.Join(", ", fewer)}.")} Less is better everywhere, but a table far from the real one has no near copies either. Ours were built with these tables at hand.");
        if (families.FirstOrDefault(f => f.IsOurs) is { } ours && families.Count > 1)
        {
            string own = ours.Best(facts);
            string[] beaten = [.. Measure.All.Select(m => Beaten(facts, m, ours, own)).OfType<string>()];
            text.Add($"{(beaten.Length == 0 ? $"No library or peer beats {own}, the best of ours, on average." : $"Libraries and peers beat {own}, the best of ours, in {string.Join("; in ", beaten)}.")}");
        }

        return text.ToString();
    }

    /// <summary>Seconds to fit, the least and the most over the tables.</summary>
    /// <param name="facts">The scores.</param>
    /// <param name="generator">The generator.</param>
    public static string Seconds(StudyFacts facts, string generator)
    {
        double[] all = [.. facts.Of(generator).Select(p => p.FitSeconds).OfType<double>()];
        return all.Length == 0 ? "not recorded" : Numbers.Range(all, v => Numbers.Of(v, 2));
    }

    private static string? Winner(StudyFacts facts, string[] whole, string words, Measure measure)
    {
        if (measure.Best(facts, whole) is not { } best)
        {
            return null;
        }

        Estimate over = measure.Over(facts, best);
        int equal = whole.Count(g => g != best && measure.Over(facts, g) is { Values.Count: > 0 } other && other.Mean == over.Mean);
        return $"{words} **{best}** ({Family.NameOf(best)}; {measure.Words} {measure.Text(over)}{(equal == 0 ? "" : $", as {Numbers.Count(equal, "other")}")}; {Measure.Limits.Words} {Numbers.Of(Measure.Limits.Over(facts, best).Mean, 2)})";
    }

    private static string[] Row(StudyFacts facts, Family family)
    {
        string best = family.Best(facts);
        return [family.Name, best, $"{facts.Of(best).Count}", .. Shown.Select(m => m.Over(facts, best).ToString()), Seconds(facts, best)];
    }

    // On the tables that both have; those with most of them first.
    private static string? Beaten(StudyFacts facts, Measure measure, Family ours, string own)
    {
        (string Id, Estimate By)[] asked =
        [
            .. from id in facts.Generators
               where !ours.Generators.Contains(id)
               let over = measure.Between(facts, own, id)
               where over.Length > 0
               select (id, new Estimate([.. over.Select(d => d.Difference)])),
        ];
        (string Id, Estimate By)[] better = [.. asked.Where(o => o.By.Mean > 0).OrderByDescending(o => o.By.Values.Count).ThenByDescending(o => o.By.Mean).ThenBy(o => o.Id, StringComparer.Ordinal)];
        string? others = better.Length switch
        {
            0 => null,
            <= 2 => string.Join(" and ", better.Select(b => Named(measure, b.Id, b.By))),
            _ => $"{better.Length} of {asked.Length}, most {Named(measure, better[0].Id, better[0].By)}",
        };
        return others is null ? null : $"{measure.Words}: {others}{Still(facts, measure, ours, own, [.. better.Select(b => b.Id)])}";
    }

    private static string Named(Measure measure, string id, Estimate by) => $"{id} by {measure.Text(by)}{(by.Half is null || by.IsClear ? "" : ", within noise,")} over {Numbers.Count(by.Values.Count, "table")}";

    // Another of ours may be better than all of them, and fewer copies than a limit allows matter little.
    private static string Still(StudyFacts facts, Measure measure, Family ours, string own, string[] better)
    {
        string[] said =
        [
            .. measure.Best(facts, ours.Whole) is { } best && best != own && better.All(id => measure.Between(facts, id, best).Select(d => d.Difference).DefaultIfEmpty().Average() > 0) ? [$"{best}, also ours, beats {(better.Length == 1 ? "it" : "them")}"] : Array.Empty<string>(),
            .. measure == Measure.Copied && facts.Of(own).All(p => facts.Missed(p, Purpose.GiveAway).Count == 0) ? [$"{own} misses no limit on copies"] : Array.Empty<string>(),
        ];
        return said.Length == 0 ? "" : $" ({string.Join("; ", said)})";
    }
}

using Harness.Reports.Words;
using Harness.Studies.Gate;

namespace Harness.Reports.Documents;

/// <summary>What the user of each method pays and gets: the best of each family and each peer, and where they beat our best.</summary>
internal static class PricePart
{
    public static void Add(DocumentText text, StudyFacts facts)
    {
        IReadOnlyList<Family> families = Family.All(facts);
        (Family Family, string Generator)[] rows = [.. families.SelectMany(f => Members(facts, f).Select(g => (f, g)))];
        if (families.Count < 2)
        {
            return;
        }

        text.Add($"## What the user of each method pays and gets");
        text.Add($"Of each family the best by limits missed, association error or what models lose, those recorded on fewer tables that miss fewer limits there, and each peer. Chosen on the scores shown, the best of many looks a little better than it is.");
        text.Table(
        [
            ["family", "generator", "tables", "rows of a table", "seconds to fit", "MB", .. Measure.All.Select(m => m.Head), "tables with copies"],
            .. rows.Select(r => Row(facts, r.Family.Name, r.Generator)),
        ]);
        if (families.FirstOrDefault(f => f.IsOurs) is { } ours)
        {
            string own = ours.Best(facts);
            text.Add($"Where they beat {own}, the best of ours: measure, tables, and in brackets theirs − {own} over all tables that both have, above 0 where they are worse on average. In bold: better than each of our {ours.Generators.Count} on that table. Many single tables were looked at, so that some go one way by chance.");
            text.List(rows.Where(r => !r.Family.IsOurs).Select(r => Beats(facts, ours, own, r.Generator)));
        }
    }

    private static IEnumerable<string> Members(StudyFacts facts, Family family) =>
        (family.IsOfSeveralMakers ? family.Generators : new[] { Measure.Limits, Measure.Close, Measure.Useful }.Select(m => m.Best(facts, family.Whole)).OfType<string>().Concat(family.BetterOnFewer(facts)).Distinct(StringComparer.Ordinal))
        .OrderByDescending(g => facts.Of(g).Count).ThenBy(g => Measure.Limits.Over(facts, g).Mean).ThenBy(g => g, StringComparer.Ordinal);

    private static string[] Row(StudyFacts facts, string family, string generator)
    {
        IReadOnlyList<StudyFacts.Pair> own = facts.Of(generator);
        string[] failed = [.. facts.Pairs.Where(p => p.Snapshot.Generator == generator && p.Snapshot.Failures.Count > 0).Select(p => p.Snapshot.Dataset)];
        string why = failed.Length > 0 ? $", failed on {string.Join(", ", failed)}" : own.Count < facts.Datasets.Count ? ", no others recorded" : "";
        int copies = own.Count(p => facts.Missed(p, Purpose.GiveAway).Count > 0);
        double[] memory = [.. own.Select(p => p.PeakMegabytes).OfType<double>()];
        return
        [
            family,
            generator,
            $"{own.Count} of {facts.Datasets.Count}{why}",
            Numbers.Range([.. own.Select(p => (double)p.Snapshot.Rows)], v => Numbers.Of(v, 9)),
            BestPart.Seconds(facts, generator),
            memory.Length == 0 ? "not recorded" : Numbers.Range(memory, v => Numbers.Of(v, 3)),
            .. Measure.All.Select(m => m.Over(facts, generator).ToString()),
            copies == 0 ? "none" : $"{copies} of {own.Count}",
        ];
    }

    private static string Beats(StudyFacts facts, Family ours, string own, string generator)
    {
        string[] where = [.. Measure.All.Select(m => Beats(facts, m, ours, own, generator)).OfType<string>()];
        return $"{generator}: {(where.Length == 0 ? "nowhere" : string.Join("; ", where))}.";
    }

    private static string? Beats(StudyFacts facts, Measure measure, Family ours, string own, string generator)
    {
        (string Dataset, double Difference)[] over = measure.Between(facts, generator, own);
        string[] tables = [.. over.Where(o => o.Difference < 0).Select(o => BeatsAll(facts, measure, ours, generator, o.Dataset) ? $"**{o.Dataset}**" : o.Dataset)];
        return tables.Length == 0 ? null : $"{measure.Words} on {string.Join(", ", tables)} ({measure.Text(new([.. over.Select(o => o.Difference)]))})";
    }

    private static bool BeatsAll(StudyFacts facts, Measure measure, Family ours, string generator, string dataset) =>
        ours.Generators.All(g => measure.Between(facts, generator, g).Where(o => o.Dataset == dataset).All(o => o.Difference < 0));
}

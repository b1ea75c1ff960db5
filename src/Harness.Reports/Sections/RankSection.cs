using System.Text;
using Harness.Reports.Markdown;
using Harness.Studies;

namespace Harness.Reports.Sections;

/// <summary>Generators over all datasets: the mean rank over the metrics that have a bar.</summary>
internal static class RankSection
{
    public static void Append(StringBuilder text, StudyResult study)
    {
        string[] datasets = [.. study.Pairs.Select(p => p.Pair.Dataset).Distinct()];
        Dictionary<(string Dataset, string Generator), double> ranks = Ranking.MeanRanks(study);
        var generators = ranks
            .GroupBy(r => r.Key.Generator, r => r.Value)
            .Select(g => (Name: g.Key, Count: g.Count(), Mean: g.Average()))
            .OrderByDescending(g => g.Count)
            .ThenBy(g => g.Mean)
            .ThenBy(g => g.Name, StringComparer.Ordinal)
            .ToArray();
        if (generators.Length == 0)
        {
            return;
        }

        text.Append("\n## Generators over datasets\n\nEach dataset ranks its candidates by every metric that has a bar; shown is the mean of these ranks, 1 for who is best by all. Generators that were run on fewer datasets stand below the others and are compared among themselves only.\n\n");
        List<string[]> rows = [["generator", "mean rank", .. datasets]];
        rows.AddRange(generators.Select(g => (string[])
            [g.Name, Cells.Number(g.Mean), .. datasets.Select(d => ranks.TryGetValue((d, g.Name), out double rank) ? Cells.Number(rank) : "–")]));
        text.Append(MarkdownTable.Write(rows));
    }
}

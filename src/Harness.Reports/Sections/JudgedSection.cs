using System.Globalization;
using System.Text;
using Harness.Generators;
using Harness.Reports.Markdown;
using Harness.Studies;
using Harness.Tables;

namespace Harness.Reports.Sections;

/// <summary>What was judged: the datasets with their task, size, source and licence, and the generators with their version, licence and cost.</summary>
internal static class JudgedSection
{
    public static void Append(StringBuilder text, StudyResult study)
    {
        List<string[]> datasets = [["dataset", "title", "rows: train + holdout", "columns", "target", "licence", "source"]];
        datasets.AddRange(study.Datasets.Select(d => (string[])
        [
            d.Name,
            d.Title,
            $"{d.Train.RowCount} + {d.Holdout.RowCount}",
            Columns(d.Real.Schema),
            d.Target is null ? "–" : $"{d.Target} ({d.Task.ToString().ToLowerInvariant()})",
            d.License,
            d.Source,
        ]));
        List<string[]> generators = [["generator", "title", "version", "licence", "datasets", "seeds each", "seconds to fit"]];
        generators.AddRange(study.Pairs.GroupBy(p => p.Pair.Generator).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            GeneratorInfo info = g.First().Gate.Scorecard.Generator;
            return (string[])[g.Key, info.Title, info.Version, info.License, $"{g.Count()}", Range(g.Select(p => (double)p.Pair.Seeds.Count)), Range(g.Select(p => p.Gate.Scorecard.FitSeconds).OfType<double>())];
        }));
        text.Append("\n## What was judged\n\n").Append(MarkdownTable.Write(datasets)).Append('\n').Append(MarkdownTable.Write(generators));
        foreach ((int index, PairOutcome pair) in study.Pairs.Where(p => p.Gate.Scorecard.RowsNote is not null).Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"{(index == 0 ? "\n" : "")}* {MarkdownTable.Escape(pair.Pair.ToString())}: {pair.Gate.Scorecard.RowsNote}\n");
        }
    }

    private static string Columns(TableSchema schema) =>
        string.Join(", ", schema.GroupBy(c => c.Kind).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}")));

    private static string Range(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return all.Length == 0 ? "–"
            : all.Min() == all.Max() ? Cells.Number(all[0])
            : $"{Cells.Number(all.Min())} to {Cells.Number(all.Max())}";
    }
}

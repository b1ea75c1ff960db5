using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Reports.Markdown;
using Harness.Scoring;
using Harness.Studies;
using Harness.Tables;

namespace Harness.Reports.Sections;

/// <summary>Mean, median and standard deviation of every number and date, each generator's beside the real ones.</summary>
internal static class StatisticsSection
{
    private const int ColumnsPerTable = 8;

    private static readonly (string Title, Func<ColumnSummary, double?> Of)[] Statistics =
        [("mean", c => c.Mean), ("median", c => c.Median), ("standard deviation", c => c.StandardDeviation)];

    public static void Append(StringBuilder text, StudyResult study)
    {
        text.Append("\n## Statistics beside the real ones\n\nThe real row is the train part; the others are means over seeds.\n");
        foreach (var dataset in Ranking.Ordered(study))
        {
            ColumnSummary[] numbers = [.. study.TrainColumns[dataset.Key].Where(c => c.Mean is not null)];
            text.Append(CultureInfo.InvariantCulture, $"\n### Statistics of {MarkdownTable.Escape(dataset.Key)}\n\n");
            if (numbers.Length == 0)
            {
                text.Append("It has no column of numbers or dates.\n");
                continue;
            }

            text.Append("<details><summary>Mean, median and standard deviation by column</summary>\n");
            foreach ((string title, Func<ColumnSummary, double?> of) in Statistics)
            {
                foreach (ColumnSummary[] chunk in numbers.Chunk(ColumnsPerTable))
                {
                    text.Append('\n').Append(Table(title, of, chunk, [.. dataset]));
                }
            }

            text.Append("\n</details>\n");
        }
    }

    private static string Table(string title, Func<ColumnSummary, double?> of, ColumnSummary[] columns, PairOutcome[] pairs)
    {
        Dataset dataset = pairs[0].Gate.Scorecard.Dataset;
        List<string[]> rows = [[title, .. columns.Select(c => c.Name)], ["real", .. columns.Select(c => Show(dataset, c.Name, title, of(c)))]];
        rows.AddRange(pairs.Select(p => (string[])
            [p.Pair.Generator, .. columns.Select(c => Show(dataset, c.Name, title, MeanOver(p.Gate.Scorecard.Seeds, c.Name, of)))]));
        return MarkdownTable.Write(rows);
    }

    private static double? MeanOver(IReadOnlyList<SeedScores> seeds, string column, Func<ColumnSummary, double?> of)
    {
        double[] values = [.. seeds.Select(s => s.Columns.FirstOrDefault(c => c.Name == column) is { } summary ? of(summary) : null).OfType<double>()];
        return values.Length == 0 ? null : values.Average();
    }

    private static string Show(Dataset dataset, string column, string statistic, double? value)
    {
        if (value is not { } number || dataset.Train[column].Schema.Kind != ColumnKind.DateTime)
        {
            return Cells.Number(value, 4);
        }

        return statistic == "standard deviation"
            ? $"{Cells.Number(number / TimeSpan.SecondsPerDay)} days"
            : DateTime.UnixEpoch.AddSeconds(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}

using System.Globalization;
using System.Text;
using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies;
using Harness.Tables;

namespace Harness.Reports;

/// <summary>Every number of a study as CSV, in the form of all tables here: a line a pair, seed, metric and part.</summary>
internal static class ScoresCsv
{
    /// <summary>Writes a study.</summary>
    /// <param name="study">The results.</param>
    /// <returns>The text of the file.</returns>
    public static string Write(StudyResult study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var text = new StringBuilder();
        CsvTableWriter.Append(text, ["dataset", "generator", "seed", "metric", "part", "other", "value", "why"]);
        foreach (PairOutcome pair in study.Pairs)
        {
            Scorecard scores = pair.Gate.Scorecard;
            foreach (GenerationFailure failure in scores.Failures.OrderBy(f => f.Seed))
            {
                Append(text, pair.Pair, failure.Seed, "", why: failure.ToString());
            }

            for (int seed = 0; seed < scores.Seeds.Count; seed++)
            {
                foreach (MetricScore score in scores.Scores.Where(s => seed < s.Results.Count))
                {
                    Append(text, pair.Pair, scores.Seeds[seed].Seed, score.Descriptor, score.Results[seed]);
                }
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, StudyPair pair, ulong seed, MetricDescriptor metric, MetricResult result)
    {
        switch (result)
        {
            case MetricResult.Computed computed:
                Append(text, pair, seed, metric.Id, value: computed.Value, why: computed.CannotTell);

                // The parts of the worst are those of the metric that it is the worst of.
                foreach (MetricPart part in metric.IsWorst ? [] : computed.Parts)
                {
                    Append(text, pair, seed, metric.Id, part, part.Value, part.Note);
                }

                break;
            case MetricResult.NotApplicable none:
                Append(text, pair, seed, metric.Id, why: "does not apply: " + none.Reason);
                break;
            case MetricResult.Failed failed:
                Append(text, pair, seed, metric.Id, why: "failed: " + failed.Reason);
                break;
        }
    }

    private static void Append(StringBuilder text, StudyPair pair, ulong seed, string metric, MetricPart? part = null, double? value = null, string? why = null) => CsvTableWriter.Append(
        text,
        [pair.Dataset, pair.Generator, seed.ToString(CultureInfo.InvariantCulture), metric, part?.Name ?? "", part?.Other ?? "", value?.ToString("R", CultureInfo.InvariantCulture) ?? "", why ?? ""]);
}

using System.Globalization;
using System.Text;
using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies;
using Harness.Tables;

namespace Harness.Reports;

/// <summary>The numbers of a study as CSV, in the form of all tables here: a line a pair, seed, metric and part; of a metric with very many parts the worst.</summary>
internal static class ScoresCsv
{
    // Pairs and triples of columns grow with the square and the cube of their number.
    private const int MostParts = 100;

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

            // The same parts at every seed: the worst over all of them.
            var kept = scores.Scores.Where(s => s.Parts.Count > MostParts).ToDictionary(s => s, s => s.WorstFirst.Take(MostParts).Select(p => (p.Name, p.Other)).ToHashSet());
            for (int seed = 0; seed < scores.Seeds.Count; seed++)
            {
                foreach (MetricScore score in scores.Scores.Where(s => seed < s.Results.Count))
                {
                    Append(text, pair.Pair, scores.Seeds[seed].Seed, score.Descriptor, score.Results[seed], kept.GetValueOrDefault(score));
                }
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, StudyPair pair, ulong seed, MetricDescriptor metric, MetricResult result, HashSet<(string Name, string? Other)>? kept)
    {
        switch (result)
        {
            case MetricResult.Computed computed:
                // The parts of the worst are those of the metric that it is the worst of.
                MetricPart[] parts = metric.IsWorst ? [] : [.. computed.Parts.Where(p => kept?.Contains((p.Name, p.Other)) != false)];
                string left = metric.IsWorst || parts.Length == computed.Parts.Count ? "" : $"the worst {parts.Length} of {computed.Parts.Count} parts follow";
                string why = string.Join("; ", new[] { computed.CannotTell ?? "", left }.Where(t => t.Length > 0));
                Append(text, pair, seed, metric.Id, value: computed.Value, why: why);
                foreach (MetricPart part in parts)
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

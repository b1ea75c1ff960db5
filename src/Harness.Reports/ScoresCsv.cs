using System.Globalization;
using System.Text;
using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies;

namespace Harness.Reports;

/// <summary>Every number of a study as CSV (RFC 4180): a line a pair, seed, metric and part.</summary>
internal static class ScoresCsv
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <summary>Writes a study.</summary>
    /// <param name="study">The results.</param>
    /// <returns>The text of the file.</returns>
    public static string Write(StudyResult study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var text = new StringBuilder("dataset,generator,seed,metric,part,other,value,why\r\n");
        foreach (PairOutcome pair in study.Pairs)
        {
            string start = $"{Quote(pair.Pair.Dataset)},{Quote(pair.Pair.Generator)},";
            Scorecard scores = pair.Gate.Scorecard;
            foreach (GenerationFailure failure in scores.Failures.OrderBy(f => f.Seed))
            {
                text.Append(CultureInfo.InvariantCulture, $"{start}{failure.Seed},,,,,{Quote(failure.ToString())}\r\n");
            }

            for (int seed = 0; seed < scores.Seeds.Count; seed++)
            {
                foreach (MetricScore score in scores.Scores.Where(s => seed < s.Results.Count))
                {
                    Append(text, string.Create(CultureInfo.InvariantCulture, $"{start}{scores.Seeds[seed].Seed},{Quote(score.Descriptor.Id)},"), score.Descriptor, score.Results[seed]);
                }
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string start, MetricDescriptor metric, MetricResult result)
    {
        switch (result)
        {
            case MetricResult.Computed computed:
                text.Append(CultureInfo.InvariantCulture, $"{start},,{computed.Value:R},{Quote(computed.CannotTell ?? "")}\r\n");
                // The parts of the worst are those of the metric that it is the worst of.
                foreach (MetricPart part in metric.IsWorst ? [] : computed.Parts)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{start}{Quote(part.Name)},{Quote(part.Other ?? "")},{part.Value:R},{Quote(part.Note ?? "")}\r\n");
                }

                break;
            case MetricResult.NotApplicable none:
                text.Append(CultureInfo.InvariantCulture, $"{start},,,{Quote("does not apply: " + none.Reason)}\r\n");
                break;
            case MetricResult.Failed failed:
                text.Append(CultureInfo.InvariantCulture, $"{start},,,{Quote("failed: " + failed.Reason)}\r\n");
                break;
        }
    }

    private static string Quote(string text) => text.AsSpan().IndexOfAny(Special) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

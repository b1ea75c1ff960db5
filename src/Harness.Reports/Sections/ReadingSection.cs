using System.Globalization;
using System.Text;
using Harness.Metrics;
using Harness.Reports.Markdown;
using Harness.Studies;

namespace Harness.Reports.Sections;

/// <summary>The section that explains the numbers.</summary>
internal static class ReadingSection
{
    public static void Append(StringBuilder text, StudyResult study)
    {
        text.Append("""

            ## How to read it

            * A *pair* is a real dataset and a generator of synthetic tables. A *candidate* is a generator that wants to be a good substitute; a *baseline* shows what a property is worth and is never ranked.
            * Values are means over seeds, ± their standard deviation where seeds differ; s.e. is the standard error of one table's value, what other rows of the same origin would move it by. ↓ lower is better, ↑ higher is better.
            * *met*, *missed* and *inconclusive* speak of the generator: a limit is missed where the value is beyond it and beyond what fresh real rows get by chance. The gate speaks of the change under review: a pair that misses the bar passes the gate while it is no worse than its snapshot.
            * `exact-copy-share` detects copies. It is no measure of privacy.

            The metrics that have a bar:


            """);
        AppendMetrics(text, study.Metrics.Where(m => study.Thresholds.Bar.ContainsKey(m.Id)));
        MetricDescriptor[] others = [.. study.Metrics.Where(m => !study.Thresholds.Bar.ContainsKey(m.Id) && !m.IsWorst && m.ModelScore is null)];
        if (others.Length > 0)
        {
            text.Append("\n<details><summary>The metrics that have none</summary>\n\n");
            AppendMetrics(text, others);
            text.Append("\n</details>\n");
        }
    }

    private static void AppendMetrics(StringBuilder text, IEnumerable<MetricDescriptor> metrics)
    {
        foreach (MetricDescriptor metric in metrics)
        {
            text.Append(CultureInfo.InvariantCulture, $"* {MarkdownTable.Escape(metric.Id)}: {MarkdownTable.Escape(metric.Summary)}\n");
        }
    }
}

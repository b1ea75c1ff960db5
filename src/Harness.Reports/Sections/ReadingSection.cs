using System.Globalization;
using System.Text;
using Harness.Metrics;
using Harness.Studies;

namespace Harness.Reports.Sections;

/// <summary>How to read the numbers.</summary>
internal static class ReadingSection
{
    public static void Append(StringBuilder text, StudyResult study)
    {
        text.Append("""

            ## How to read it

            * Values are means over seeds, ± their standard deviation from two seeds up. ✓ clears the bar, ✗ misses it, **bold** is the best candidate.
            * *met* and *missed* speak of the generator; the gate speaks of the change under review: a pair that misses the bar passes the gate while it is no worse than its exception and its snapshot.
            * Yardsticks show what a property is worth and are never ranked.
            * `exact-copy-share` detects copies. It is no measure of privacy.


            """);
        foreach (MetricDescriptor metric in study.Metrics.Where(m => study.Thresholds.Bar.ContainsKey(m.Id)))
        {
            text.Append(CultureInfo.InvariantCulture, $"* `{metric.Id}`: {MarkdownTable.Escape(metric.Summary)}\n");
        }
    }
}

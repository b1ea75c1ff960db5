using System.Globalization;
using System.Text;
using Harness.Reports.Markdown;
using Harness.Studies.Gate;

namespace Harness;

/// <summary>A <see cref="GateResult"/> as Markdown.</summary>
public static class GateMarkdown
{
    /// <summary>The verdict in words and every limit as a table, those that are missed first.</summary>
    /// <param name="result">The verdicts.</param>
    /// <returns>Text that ends in a line break; what comes from files is escaped.</returns>
    public static string ToMarkdown(this GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        int missed = result.Missed.Count;
        int open = result.Open.Count;
        var text = new StringBuilder();
        string bar = result.Bar switch
        {
            BarVerdict.Met => "Clears the bar",
            BarVerdict.Missed => "Misses the bar",
            _ => "Inconclusive",
        };
        text.Append(CultureInfo.InvariantCulture, $"**{bar}**: of {result.Verdicts.Count} limits {missed} are missed and {open} are open.{(result.FailureReason.Length > 0 ? " " + MarkdownTable.Escape(result.FailureReason) + "." : "")}{(result.SizeNote is { } note ? " " + note : "")}\n\n");
        List<string[]> rows = [["verdict", "metric", "value", "limit", "chance", "worst", ""]];
        rows.AddRange(result.Verdicts.OrderBy(v => v.Verdict == Verdict.Pass).ThenBy(v => v.Verdict == Verdict.Inconclusive).Select(v => (string[])
        [
            v.Verdict.ToString(),
            v.Score.Descriptor.Id,
            Cells.Score(v.Score),
            Cells.Limit(v),
            Cells.Number(v.Chance),
            (v.Part ?? v.Score.Worst) is { } worst && worst.Value != v.Score.Descriptor.Ideal ? $"{worst.Label} {Cells.Number(worst.Value)}" : "",
            v.Explanation,
        ]));
        return text.Append(MarkdownTable.Write(rows)).ToString();
    }
}

using System.Globalization;
using System.Text;
using Harness.Reports.Markdown;
using Harness.Studies.Gate;

namespace Harness;

/// <summary>A <see cref="GateResult"/> as Markdown.</summary>
public static class GateMarkdown
{
    /// <summary>The verdict in words and every limit as a table, those that are not held first.</summary>
    /// <param name="result">The verdicts.</param>
    /// <returns>Text that ends in a line break; what comes from files is escaped.</returns>
    public static string ToMarkdown(this GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        int open = result.Verdicts.Count(v => v.Verdict != Verdict.Pass);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(result.Passes ? "Passes" : "Does not pass")}: {result.Verdicts.Count - open} of {result.Verdicts.Count} limits are held.{(result.FailureReason.Length > 0 ? " " + MarkdownTable.Escape(result.FailureReason) + "." : "")}\n\n");
        List<string[]> rows = [["verdict", "metric", "value", "limit", "worst", ""]];
        rows.AddRange(result.Verdicts.OrderBy(v => v.Verdict == Verdict.Pass).Select(v => (string[])
        [
            v.Verdict.ToString(),
            v.Score.Descriptor.Id,
            Cells.Score(v.Score),
            v.Applied.ToString(),
            v.Score.Worst is { } worst && worst.Value != v.Score.Descriptor.Ideal ? $"{worst.Label} {Cells.Number(worst.Value)}" : "",
            v.Explanation,
        ]));
        return text.Append(MarkdownTable.Write(rows)).ToString();
    }
}

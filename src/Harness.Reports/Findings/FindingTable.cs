using System.Globalization;
using Harness.Reports.Markdown;
using Harness.Studies;

namespace Harness.Reports.Findings;

/// <summary>Findings as a Markdown table.</summary>
internal static class FindingTable
{
    private const int MostOfReason = 320;

    /// <summary>A line a finding.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="linked">Whether each pair links to its page in the folder of the report.</param>
    public static string Write(IEnumerable<Finding> findings, bool linked) => MarkdownTable.WriteRaw(
    [
        ["pair", "what", "metric", "before → now", "noise", "most in", "why"],
        .. findings.Select(f => (string[])[linked && f.HasPage ? Link(f.Pair) : Pair(f.Pair), f.Words, Text(f.Metric), Text(Move(f)), Noise(f), Text(f.Part), Text(f.Why, MostOfReason)]),
    ]);

    /// <summary>A line a pair: its worst finding, and the metrics of the others.</summary>
    /// <param name="pairs">The pairs, each with the finding that it is shown by.</param>
    public static string Write(IEnumerable<(Finding Shown, IReadOnlyList<Finding> Others)> pairs) => MarkdownTable.WriteRaw(
    [
        ["pair", "what", "metric", "before → now", "noise", "most in", "also"],
        .. pairs.Select(p => (string[])[Pair(p.Shown.Pair), p.Shown.Words, Text(p.Shown.Metric), Text(Move(p.Shown)), Noise(p.Shown), Text(p.Shown.Part), Text(Also(p.Shown, p.Others), MostOfReason)]),
    ]);

    /// <summary>A pair that links to its page.</summary>
    /// <param name="pair">The pair.</param>
    public static string Link(StudyPair pair) => $"[{Pair(pair)}]({PairAddress.Link(pair)})";

    private static string Pair(StudyPair pair) => MarkdownTable.Escape(Cells.Clip(pair.ToString()));

    private static string Text(string text, int most = 120) => MarkdownTable.Escape(Cells.Clip(text, most));

    private static string Move(Finding finding) => finding.Before.Length == 0 ? finding.Now : $"{Cells.Clip(finding.Before, 60)} → {Cells.Clip(finding.Now, 60)}";

    private static string Noise(Finding finding) => finding.Noise is { } noise ? "± " + Cells.Number(noise, 2) : "–";

    private static string Also(Finding shown, IReadOnlyList<Finding> others)
    {
        const int Most = 2;
        string[] metrics = [.. others.Select(f => f.Metric.Length > 0 ? f.Metric : f.Words)];
        string more = metrics.Length > Most ? string.Create(CultureInfo.InvariantCulture, $" and {metrics.Length - Most} more") : "";
        return string.Join("; ", new[] { shown.Why, string.Join(", ", metrics.Take(Most)) + more }.Where(t => t.Length > 0));
    }
}

using System.Globalization;
using Harness.Reports.Findings;
using Harness.Reports.Markdown;
using Harness.Studies;

namespace Harness.Reports.GitHub;

/// <summary>The worst failures as errors beside the lines of a pull request's files.</summary>
internal static class Annotations
{
    // GitHub shows ten errors of a step and drops the others without a word.
    private const int Most = 10;

    private const int MostLetters = 500;

    /// <summary>The commands, one a line; the last one counts what is not shown.</summary>
    /// <param name="study">The results.</param>
    /// <param name="place">The file and line that decided, by its path in the repository.</param>
    public static IReadOnlyList<string> Of(StudyResult study, Func<Finding, (string? File, int? Line)> place)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(place);
        var findings = new StudyFindings(study);
        Finding[] failures = [.. Ordered(findings.Failing)];
        return
        [
            .. failures.Take(Most).Select((f, i) =>
            {
                (string? file, int? line) = place(f);
                string more = i == Most - 1 && failures.Length > Most
                    ? string.Create(CultureInfo.InvariantCulture, $"\nAnd {failures.Length - Most} more failures; {findings.Failing.Count} pairs do not pass in all. The job summary has them.")
                    : "";
                return WorkflowCommand.Error(Cells.Clip(Title(f)), Cells.Clip(Message(f, study), MostLetters) + more, file, line);
            }),
        ];
    }

    // Each pair once before any twice: ten metrics of one pair would hide the others.
    private static IEnumerable<Finding> Ordered(IReadOnlyList<PairFindings> failing) => failing
        .SelectMany((p, pair) => p.All.Where(f => f.IsFailure).Select((f, turn) => (Finding: f, pair, turn)))
        .OrderBy(f => f.turn)
        .ThenBy(f => f.pair)
        .Select(f => f.Finding);

    private static string Title(Finding finding) => finding.Metric.Length == 0 ? $"{finding.Pair}: {finding.Words}" : $"{finding.Pair}: {finding.Metric} {finding.Words}";

    private static string Message(Finding finding, StudyResult study)
    {
        string move = finding.Before.Length > 0 ? $"{finding.Before} → {finding.Now}{(finding.Noise is { } noise ? $" (noise ± {Cells.Number(noise, 2)})" : "")}" : finding.Now;
        string part = finding.Part.Length > 0 ? $"most in {finding.Part}" : "";
        string message = string.Join("; ", new[] { move, part, finding.Why }.Where(t => t.Length > 0));
        return finding.Kind is FindingKind.Worse or FindingKind.Incomparable or FindingKind.Lost && study.AcceptLosses is { } command
            ? $"{Cells.Clip(message, 300)}\nIf that is meant: {command}"
            : message;
    }
}

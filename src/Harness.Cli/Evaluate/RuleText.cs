using System.Globalization;
using Harness.Cli.Terminal;
using Harness.Metrics;
using Harness.Reports.Words;
using Harness.Scoring;

namespace Harness.Cli.Evaluate;

/// <summary>What <c>harness evaluate</c> says of rules, declared and found.</summary>
internal static class RuleText
{
    private const int MostNamed = 5;

    /// <summary>A line that counts, and one for each of the first broken rules; nothing where there is no rule.</summary>
    /// <param name="scorecard">The pair.</param>
    /// <param name="width">Characters a line.</param>
    public static string Of(Scorecard scorecard, int width) => OfRules(scorecard, width) + OfPatterns(scorecard, width);

    // Off the pattern is a broken rule too, and the limit lets some pass.
    private static string OfPatterns(Scorecard scorecard, int width) => string.Concat(scorecard.Scores
        .Where(s => s.Descriptor.Id == "id-pattern-error")
        .SelectMany(s => s.Parts)
        .Where(p => p.Value > 0)
        .Select(p => Wrapped.Of("Off its pattern: ", $"{p.Name}, {Numbers.Percent(p.Value)} of the values{(p.Note is { } note ? $": {note}" : "")}", width)));

    private static string OfRules(Scorecard scorecard, int width)
    {
        IReadOnlyList<RuleScore> rules = RuleScore.Of(scorecard);
        if (rules.Count == 0)
        {
            return "";
        }

        RuleScore[] broken = [.. rules.Where(r => r.Facts.Verdict == RuleVerdict.Broken)];
        RuleScore[] found = [.. rules.Where(r => r.Facts.Origin == RuleOrigin.Found)];
        int declared = rules.Count - found.Length;
        string[] kinds =
        [
            .. declared > 0 ? [$"{declared} declared"] : Array.Empty<string>(),
            .. found.Length > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{found.Length} found of {found[0].Facts.Tried:#,0} tried: every real row keeps them")] : Array.Empty<string>(),
        ];
        string text = "\n" + Wrapped.Of("Rules: ", $"{broken.Length} of {rules.Count} broken ({string.Join("; ", kinds)})", width)
            + string.Concat(broken.Take(MostNamed).Select(r => Wrapped.Of("  ✗ ", $"{r.Rule}: {Numbers.Percent(r.Broken)} of the rows{(r.Facts.HasLimit ? "" : ", no limit speaks of it")} ({Printable.Of(r.Facts.Example ?? "")}{(r.Facts.Rows.Count > 1 ? $"; also row {string.Join(", ", r.Facts.Rows.Skip(1))}{(r.Facts.Rows.Count > 2 ? ", …" : "")}" : "")})", width)));
        return broken.Length > MostNamed ? text + $"  and {broken.Length - MostNamed} more\n" : text;
    }
}

using Harness.Metrics;

namespace Harness.Scoring;

/// <summary>How the synthetic tables of a pair keep one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Broken">Share of the synthetic rows that break it, mean over seeds, 0 to 1.</param>
/// <param name="Facts">What is known of it; the verdict is the worst of all seeds, the rows are those of the first seed with that verdict.</param>
internal sealed record RuleScore(string Rule, double Broken, RuleFacts Facts)
{
    /// <summary>The rules of a pair, declared and found: the broken ones first, else in their order.</summary>
    /// <param name="scorecard">The pair.</param>
    public static IReadOnlyList<RuleScore> Of(Scorecard scorecard) =>
    [
        .. scorecard.Scores.Where(s => !s.Descriptor.IsWorst)
            .SelectMany(s => s.Results.OfType<MetricResult.Computed>().SelectMany(r => r.Parts))
            .Where(p => p.Rule is not null)
            .GroupBy(p => (p.Name, p.Rule!.Origin))
            .Select(g => new RuleScore(g.Key.Name, g.Average(p => p.Value), g.MaxBy(p => p.Rule!.Verdict)!.Rule!))
            .OrderByDescending(r => r.Facts.Verdict),
    ];
}

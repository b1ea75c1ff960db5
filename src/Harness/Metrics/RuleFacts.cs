namespace Harness.Metrics;

/// <summary>What is known of a rule beside the share of synthetic rows that break it.</summary>
/// <param name="Origin">Who says the rule.</param>
/// <param name="Train">Share of the train rows that keep it.</param>
/// <param name="Holdout">Share of the holdout rows that keep it; 1 where there is none.</param>
/// <param name="Verdict">What the rows say.</param>
/// <param name="Examples">The first rows that break it, with their values.</param>
internal sealed record RuleFacts(RuleOrigin Origin, double Train, double Holdout, RuleVerdict Verdict, IReadOnlyList<string> Examples);

namespace Harness.Metrics;

/// <summary>What is known of a rule beside the share of synthetic rows that break it.</summary>
/// <param name="Origin">Who says the rule.</param>
/// <param name="Train">Share of the train rows that keep it.</param>
/// <param name="Holdout">Share of the holdout rows that keep it; 1 where there is none.</param>
/// <param name="Verdict">What the rows say.</param>
/// <param name="Rows">The first rows that break it, counted from 1.</param>
/// <param name="Example">The first of them with its values; no page shows it, since a value may be a rare label of a real row.</param>
/// <param name="Tried">Number of rules that were tried to find it; 0 where it was declared.</param>
/// <param name="HasLimit">Whether a limit of the bar speaks of it.</param>
internal sealed record RuleFacts(RuleOrigin Origin, double Train, double Holdout, RuleVerdict Verdict, IReadOnlyList<int> Rows, string? Example, long Tried = 0, bool HasLimit = true)
{
    /// <summary>A rule is said to be broken where fresh real rows would break any so often less than once in a hundred tables; a limit, one of many, asks for more.</summary>
    public const double Level = 0.01;
}

using Harness.Metrics;
using Harness.Studies.Gate;

namespace Harness.Reports.Words;

/// <summary>The answer for one purpose in words.</summary>
internal static class PurposeWords
{
    /// <summary>The purpose.</summary>
    /// <param name="purpose">The purpose.</param>
    public static string Name(Purpose purpose) => purpose switch
    {
        Purpose.Analyse => "to analyse",
        Purpose.Train => "to train models",
        _ => "to give away",
    };

    /// <summary>The answer: how good it is, its sign, and the word.</summary>
    /// <param name="purpose">The answer.</param>
    public static (string Tone, string Sign, string Word) Answer(PurposeVerdict purpose) => purpose.Answer switch
    {
        PurposeAnswer.Yes => ("good", "✓", purpose.Purpose == Purpose.GiveAway ? "No copies found" : "Yes"),
        PurposeAnswer.WithCare => ("open", "△", "With care"),
        PurposeAnswer.Inconclusive => ("open", "△", "Inconclusive"),
        PurposeAnswer.No => ("bad", "✗", "No"),
        _ => ("none", "–", "Not measured"),
    };

    /// <summary>What the limits that speak of the purpose say.</summary>
    /// <param name="purpose">The answer.</param>
    public static string Limits(PurposeVerdict purpose) => purpose switch
    {
        { Answer: PurposeAnswer.NotAsked, NotAskedFor: { Length: > 0 } why } => $"{char.ToUpperInvariant(why[0])}{why[1..].TrimEnd('.')}.",
        { Answer: PurposeAnswer.NotAsked } => "No limit speaks of it.",
        { Answer: PurposeAnswer.WithCare, FurtherOff: { Count: > 0 } off } => $"All {purpose.Limits.Count} limits that speak of it are met, but {string.Join(", ", off.Take(3))}{(off.Count > 3 ? $" and {off.Count - 3} more" : "")} {(off.Count == 1 ? "is" : "are")} further off than 97.5 % of fresh real rows.",
        { Missed.Count: > 0 } => $"{purpose.Missed.Count} of {Numbers.Count(purpose.Limits.Count, "limit")} {(purpose.Missed.Count == 1 ? "is" : "are")} missed, most by {Describe(purpose.Missed[0])}.",
        { Open.Count: > 0 } => $"Of {Numbers.Count(purpose.Limits.Count, "limit")} none is missed and {purpose.Open.Count} {(purpose.Open.Count == 1 ? "is" : "are")} open: {Describe(purpose.Open[0])}.",

        // Met, and yet inconclusive: too few rows for what the limits on copies look for.
        { Answer: PurposeAnswer.Inconclusive } => $"All {purpose.Limits.Count} limits that speak of it are met, but of so few rows one copy in a hundred cannot be seen.",
        { Limits.Count: 1 } => "The one limit that speaks of it is met.",
        _ => $"All {purpose.Limits.Count} limits that speak of it are met.",
    };

    /// <summary>The end of a limit with its direction: <c>at most 0.1</c>.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="bound">Its end.</param>
    public static string Bound(LimitVerdict limit, double bound) => $"at {(limit.IsLeast ? "least" : "most")} {Numbers.Of(bound)}";

    private static string Describe(LimitVerdict limit)
    {
        // Each number stands beside what it is of: the part's own, or the metric's with the part that is worst.
        MetricPart? part = limit.Part is { } p && p.Value != limit.Score.Descriptor.Ideal && (limit.Score.Parts.Count > 1 || p.Other is not null) ? p : null;
        string bound = limit.Bound is { } b ? $" ({Bound(limit, b)})" : "";
        string title = Numbers.Within(limit.Score.Descriptor.Title);
        if (limit is { Bound: null, Explanation.Length: > 0 })
        {
            return $"{title}: {limit.Explanation.TrimEnd('.')}";
        }

        return part is null ? $"{title} {Numbers.Of(limit.Score.Value)}{bound}"
            : limit.Score.Descriptor.IsWorst ? $"{title} ({part.Label}) {Numbers.Of(part.Value)}{bound}"
            : $"{title} {Numbers.Of(limit.Score.Value)}{bound}, most in {part.Label}";
    }
}

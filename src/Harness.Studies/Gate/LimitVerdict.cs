using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>The verdict on one metric of a pair.</summary>
/// <param name="Score">The metric's score over the seeds.</param>
/// <param name="Bar">The limit that a good substitute meets; <see langword="null"/> if the metric has none.</param>
/// <param name="Applied">The limit that decides: the pair's exception, else the bar.</param>
/// <param name="Verdict">The decision.</param>
/// <param name="Explanation">Why, where it is not a pass by value; else empty.</param>
public sealed record LimitVerdict(MetricScore Score, Limit? Bar, Limit Applied, Verdict Verdict, string Explanation)
{
    /// <summary>Whether the value clears the bar; a metric without a bar or without a meaning does.</summary>
    public bool MeetsBar => Verdict != Verdict.Error && (Bar is null || Score.NotApplicable is not null || Bar.Allows(Score));

    /// <summary>Whether the pair misses the bar but holds its exception.</summary>
    public bool IsHeld => !MeetsBar && Verdict == Verdict.Pass;
}

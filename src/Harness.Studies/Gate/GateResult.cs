using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>
/// Both answers about a pair, never mixed: whether it clears the bar (about the generator), and whether the gate passes
/// (about the change under review: nothing is worse than its limit).
/// </summary>
/// <param name="Scorecard">The pair's scores.</param>
/// <param name="Verdicts">One verdict a limited metric, in the order of <c>thresholds.json</c>; empty where the generator failed.</param>
/// <param name="FailureVerdict">The verdict on the failure of the generator, <see cref="Verdict.Pass"/> if <c>thresholds.json</c> names that failure; <see cref="Verdict.Inconclusive"/> where nothing could be judged; <see langword="null"/> if it did not fail.</param>
/// <param name="FailureReason">The reason that <c>thresholds.json</c> gives for the failure, or the mistake in it.</param>
public sealed record GateResult(Scorecard Scorecard, IReadOnlyList<LimitVerdict> Verdicts, Verdict? FailureVerdict = null, string FailureReason = "")
{
    /// <summary>Whether the pair clears every bar; a generator that failed does not.</summary>
    public bool MeetsBar => Scorecard.Failures.Count == 0 && FailureVerdict is null && Verdicts.All(v => v.MeetsBar);

    /// <summary>Whether nothing is beyond its limit and nothing is in error.</summary>
    public bool Passes => (FailureVerdict is null or Verdict.Pass) && Verdicts.All(v => v.Verdict is Verdict.Pass);

    /// <summary>The worst verdict: Error, then Fail, then Inconclusive, then Pass.</summary>
    public Verdict Overall => Verdicts.Select(v => v.Verdict).Append(FailureVerdict ?? Verdict.Pass).MaxBy(Severity);

    private static int Severity(Verdict verdict) => verdict switch
    {
        Verdict.Pass => 0,
        Verdict.Inconclusive => 1,
        Verdict.Fail => 2,
        _ => 3,
    };
}

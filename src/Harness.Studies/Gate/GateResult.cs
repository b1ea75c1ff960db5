using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>What a pair's limits say: a statement about the generator.</summary>
/// <param name="Scorecard">The pair's scores.</param>
/// <param name="Verdicts">One verdict a limited metric, in the order of the metrics; empty where the generator failed.</param>
/// <param name="FailureVerdict">The verdict on the failure of the generator, <see cref="Verdict.Pass"/> if <c>thresholds.json</c> names that failure; <see cref="Verdict.Inconclusive"/> where nothing could be judged; <see langword="null"/> if it did not fail.</param>
/// <param name="FailureReason">The reason that <c>thresholds.json</c> gives for the failure, or the mistake in it.</param>
public sealed record GateResult(Scorecard Scorecard, IReadOnlyList<LimitVerdict> Verdicts, Verdict? FailureVerdict = null, string FailureReason = "")
{
    // Below this many real rows the power that docs/gate.md promises is not reached.
    private const int PromisedRows = 1000;

    /// <summary>Whether the pair clears the bar; one whose generator failed does not.</summary>
    public BarVerdict Bar => Scorecard.Failures.Count > 0 || Verdicts.Any(v => v.IsMissed) ? BarVerdict.Missed
        : FailureVerdict is not null || Verdicts.Any(v => v.Verdict == Verdict.Inconclusive) ? BarVerdict.Inconclusive
        : BarVerdict.Met;

    /// <summary>Whether the pair clears every limit of the bar.</summary>
    public bool MeetsBar => Bar == BarVerdict.Met;

    /// <summary>Whether no limit is missed, none is in error and none was left unmeasured. An open limit of a table with too few rows does not fail; <see cref="Bar"/> says that it is open.</summary>
    public bool Passes => (FailureVerdict is null or Verdict.Pass) && Verdicts.All(v => v.Verdict == Verdict.Pass || (v.Verdict == Verdict.Inconclusive && !v.IsUnmeasured));

    /// <summary>The worst verdict: Error, then Fail, then Inconclusive, then Pass.</summary>
    public Verdict Overall => Verdicts.Select(v => v.Verdict).Append(FailureVerdict ?? Verdict.Pass).MaxBy(Severity);

    /// <summary>What a good verdict on a small table is worth; <see langword="null"/> where there are enough rows, or the verdict is not good.</summary>
    public string? SizeNote => Bar == BarVerdict.Missed || Scorecard.Dataset.Real.RowCount >= PromisedRows ? null
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Scorecard.Dataset.Real.RowCount} real rows: fewer than {PromisedRows} tell large faults only; docs/gate.md says which.");

    /// <summary>The limits that say something of the pair: all but those without a meaning for its dataset.</summary>
    internal IReadOnlyList<LimitVerdict> Asked => [.. Verdicts.Where(v => !v.DoesNotApply)];

    /// <summary>The limits that are missed, or could not be judged.</summary>
    internal IReadOnlyList<LimitVerdict> Missed => [.. Verdicts.Where(v => v.IsMissed)];

    /// <summary>The limits that are open.</summary>
    internal IReadOnlyList<LimitVerdict> Open => [.. Verdicts.Where(v => v.Verdict == Verdict.Inconclusive)];

    private static int Severity(Verdict verdict) => verdict switch
    {
        Verdict.Pass => 0,
        Verdict.Inconclusive => 1,
        Verdict.Fail => 2,
        _ => 3,
    };
}

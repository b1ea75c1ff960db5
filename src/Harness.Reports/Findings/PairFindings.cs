using Harness.Reports.Markdown;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Reports.Findings;

/// <summary>What was found of one pair.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="All">The findings, worst first.</param>
internal sealed record PairFindings(StudyPair Pair, IReadOnlyList<Finding> All)
{
    /// <summary>The worst of those that keep the pair from passing; <see langword="null"/> where it passes.</summary>
    public Finding? Worst => All.FirstOrDefault(f => f.IsFailure);

    /// <summary>Whether nothing got worse and something better.</summary>
    public bool IsBetter => Worst is null && All.Any(f => f.Kind == FindingKind.Better);

    /// <summary>The findings of a pair that was judged.</summary>
    /// <param name="outcome">The pair.</param>
    public static PairFindings Of(PairOutcome outcome)
    {
        StudyPair pair = outcome.Pair;
        GateResult gate = outcome.Gate;
        var found = new List<Finding>();
        found.AddRange(gate.Verdicts.Where(v => v.Verdict == Verdict.Error).Select(v => OfLimit(pair, FindingKind.Error, v) with { Why = v.Explanation }));
        if (gate.FailureVerdict is not (null or Verdict.Pass))
        {
            found.Add(new Finding(pair, FindingKind.Failure) { Why = gate.FailureReason, LimitPath = $"pairs.{pair.Dataset}.{pair.Generator}.failure" });
        }

        found.AddRange(outcome.Lost.Select(v => OfLimit(pair, FindingKind.Lost, v)));
        if (outcome.IsRequired && !gate.MeetsBar)
        {
            Finding[] limits = [.. gate.Verdicts
                .Where(v => v.Verdict is Verdict.Fail or Verdict.Inconclusive && !outcome.Lost.Contains(v))
                .OrderBy(v => v.Verdict == Verdict.Inconclusive)
                .Select(v => OfLimit(pair, FindingKind.Required, v))];
            found.AddRange(limits.Length > 0 || found.Count > 0 ? limits : [new Finding(pair, FindingKind.Required) { Why = "required to clear the bar" }]);
        }

        // What decided by a limit moved too: one finding with both.
        string[] limited = [.. found.Where(f => f.Metric.Length > 0).Select(f => f.Metric)];
        var all = found.Select(f => outcome.Differences.FirstOrDefault(d => d.Subject == f.Metric) is { } moved ? With(f, moved) : f).ToList();
        all.AddRange(outcome.Differences.Where(d => !limited.Contains(d.Subject)).Select(d => With(new Finding(pair, outcome.Snapshot == SnapshotStatus.Accepted ? FindingKind.Accepted : Kind(d.Change)) { Metric = d.Subject }, d)));
        if (outcome.Snapshot == SnapshotStatus.New)
        {
            all.Add(new Finding(pair, FindingKind.New) { Why = "review the scores, then accept them" });
        }

        // Fail closed: a pair that does not pass is never without a reason.
        if (!outcome.Passes && !all.Any(f => f.IsFailure))
        {
            all.Add(new Finding(pair, FindingKind.Error) { Why = gate.FailureReason });
        }

        return new PairFindings(pair, [.. Finding.WorstFirst(all)]);
    }

    private static Finding OfLimit(StudyPair pair, FindingKind kind, LimitVerdict verdict) => new(pair, kind)
    {
        Metric = verdict.Score.Descriptor.Id,
        Now = Cells.Score(verdict.Score),
        Why = $"limit {Cells.Limit(verdict)}{(verdict.Verdict == Verdict.Inconclusive ? ", open" : "")}",
        Part = verdict.Score.Parts.Count > 1 && (verdict.Part ?? verdict.Score.Worst) is { } worst ? $"{worst.Label} {Cells.Number(worst.Value)}" : "",
        LimitPath = kind == FindingKind.Required ? $"required.{pair.Generator}" : verdict.Limit.Path,
    };

    private static Finding With(Finding finding, SnapshotDifference moved) => finding with
    {
        Before = moved.Before,
        Now = moved.Now,
        Noise = moved.Noise,
        OverNoise = moved.OverNoise,
        Part = moved.Parts.Count > 0 ? moved.Parts[0] : finding.Part,
    };

    private static FindingKind Kind(Change change) => change switch
    {
        Change.Worse => FindingKind.Worse,
        Change.Incomparable => FindingKind.Incomparable,
        Change.Better => FindingKind.Better,
        _ => FindingKind.Changed,
    };
}

using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>Holds scorecards against thresholds. Knows nothing of files, tests or reports.</summary>
/// <param name="thresholds">The bar and its exceptions.</param>
/// <param name="notMeasured">Ids of metrics that are known but not measured, with the package that has them: a limit on one is inconclusive.</param>
internal sealed class QualityGate(Thresholds thresholds, IReadOnlyDictionary<string, string> notMeasured)
{
    /// <summary>Judges one pair.</summary>
    /// <param name="scorecard">Its scores.</param>
    public GateResult Judge(Scorecard scorecard)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        string dataset = scorecard.Dataset.Name;
        string generator = scorecard.Generator.Id;
        (Verdict? failure, string reason) = JudgeFailures(scorecard, thresholds.FailureFor(dataset, generator));
        if (scorecard.Seeds.Count == 0)
        {
            return new GateResult(scorecard, [], failure ?? Verdict.Error, failure is null ? "the pair has neither a table nor a recorded failure" : reason);
        }

        var verdicts = new List<LimitVerdict>();
        foreach (MetricScore score in scorecard.Scores.Concat(NotMeasured()))
        {
            Limit? bar = thresholds.Bar.GetValueOrDefault(score.Descriptor.Id);
            KnownLevel? exception = thresholds.KnownLevelFor(dataset, generator, score.Descriptor.Id);
            if ((exception?.Limit ?? bar) is { } applied)
            {
                (Verdict verdict, string explanation) = Decide(score, applied, namesDataset: exception is { Dataset: not "*" });
                verdicts.Add(new LimitVerdict(score, bar, applied, verdict, explanation));
            }
            else if (score.Failure is { Unavailable: false } failed)
            {
                // Fail closed: a metric that could not be computed is an error even where no limit asks for it.
                verdicts.Add(new LimitVerdict(score, null, new Limit("", null, null, null), Verdict.Error, failed.Reason));
            }
        }

        return failure is null && verdicts.Count > 0 && verdicts.TrueForAll(v => v.Verdict == Verdict.Pass && v.Score.NotApplicable is not null)
            ? new GateResult(scorecard, verdicts, Verdict.Inconclusive, "no limit has a meaning for this table, so nothing was judged; give one that has")
            : new GateResult(scorecard, verdicts, failure, reason);
    }

    private IEnumerable<MetricScore> NotMeasured() =>
        from metric in notMeasured
        let descriptor = new MetricDescriptor { Id = metric.Key, Title = metric.Key, Summary = "", Family = "", Source = "" }
        let reason = Evaluation.NotMeasuredReason(metric.Key, metric.Value)
        select new MetricScore(descriptor, [new MetricResult.Failed(metric.Key, reason) { Unavailable = true }]);

    private static (Verdict Verdict, string Explanation) Decide(MetricScore score, Limit limit, bool namesDataset)
    {
        if (score.Failure is { } failure)
        {
            return (failure.Unavailable ? Verdict.Inconclusive : Verdict.Error, failure.Reason);
        }

        if (score.NotApplicable is { } reason)
        {
            return namesDataset
                ? (Verdict.Error, $"{limit.Path} limits a metric that has no meaning here: {reason}")
                : (Verdict.Pass, reason);
        }

        if (limit.Significance is not null && score.Comparison is null)
        {
            return (Verdict.Error, $"{limit.Path} asks for a significance, but '{score.Descriptor.Id}' is compared with nothing; give it a max");
        }

        return limit.Allows(score) ? (Verdict.Pass, "") : (Verdict.Fail, "");
    }

    private static (Verdict?, string) JudgeFailures(Scorecard scorecard, KnownFailure? known)
    {
        if (scorecard.Failures.Count == 0)
        {
            return known is null
                ? (null, "")
                : (Verdict.Error, $"{known.Path} names a failure, but the generator produced every table; remove the entry");
        }

        GenerationFailure first = scorecard.Failures[0];
        if (scorecard.Failures.FirstOrDefault(f => f.Unavailable) is { } missing)
        {
            return (Verdict.Inconclusive, missing.Message);
        }

        if (known is null)
        {
            return (Verdict.Fail, $"the generator failed and thresholds.json does not name the failure: {first}");
        }

        return scorecard.Failures.All(f => f.Type == known.Type)
            ? (Verdict.Pass, known.Reason)
            : (Verdict.Fail, $"{known.Path} names the failure '{known.Type}', but the generator failed with {first}");
    }
}

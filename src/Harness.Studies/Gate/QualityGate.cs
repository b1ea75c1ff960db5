using System.Globalization;
using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>Holds scorecards against thresholds. Knows nothing of files, tests or reports.</summary>
/// <remarks>
/// A limit is missed where the value is beyond it and, besides, farther out than fresh real rows of these numbers get by chance. Each limit
/// has an even share of the pair's false alarms (Bonferroni): limits move together, so the pair has fewer. Beyond the limit but within
/// chance, the table has too few rows to tell, and the limit is open.
/// </remarks>
/// <param name="thresholds">The limits.</param>
/// <param name="notMeasured">Ids of metrics that are known but not measured, with the package that has them: a limit on one is inconclusive.</param>
internal sealed class QualityGate(Thresholds thresholds, IReadOnlyDictionary<string, string> notMeasured)
{
    /// <summary>Judges one pair.</summary>
    /// <param name="scorecard">Its scores.</param>
    public GateResult Judge(Scorecard scorecard)
    {
        string dataset = scorecard.Dataset.Name;
        string generator = scorecard.Generator.Id;
        (Verdict? failure, string reason) = JudgeFailures(scorecard, thresholds.FailureFor(dataset, generator));
        if (scorecard.Seeds.Count == 0)
        {
            return new GateResult(scorecard, [], failure ?? Verdict.Error, failure is null ? "the pair has neither a table nor a recorded failure" : reason);
        }

        (MetricScore Score, Limit Limit, bool NamesDataset)[] limited =
        [
            .. from score in scorecard.Scores.Append(Memorisation.Of(scorecard)).Concat(NotMeasured())
               let limit = thresholds.LimitFor(dataset, generator, score.Descriptor.Id)
               where limit is not null
               select (score, limit.Value.Limit, limit.Value.NamesDataset),
        ];
        double share = thresholds.FalseAlarms / Math.Max(1, limited.Count(l => l.Score.Value is not null && (l.Score.Fresh is not null || l.Score.Comparison is not null)));
        LimitVerdict[] verdicts =
        [
            .. limited.Select(l => Decide(l.Score, l.Limit, l.NamesDataset, share)),

            // Fail closed: a metric that could not be computed is an error even where no limit asks for it.
            .. scorecard.Scores
                .Where(s => s.Failure is { Unavailable: false } && !limited.Any(l => l.Score == s))
                .Select(s => new LimitVerdict(s, new Limit("", null, null, null), Verdict.Error, s.Failure!.Reason)),
        ];
        return failure is null && verdicts.All(v => v.Verdict == Verdict.Pass && v.Score.NotApplicable is not null)
            ? new GateResult(scorecard, verdicts, Verdict.Inconclusive, "no limit has a meaning for this table, so nothing was judged; give one that has")
            : new GateResult(scorecard, verdicts, failure, reason);
    }

    private IEnumerable<MetricScore> NotMeasured() =>
        from metric in notMeasured
        let descriptor = new MetricDescriptor { Id = metric.Key, Title = metric.Key, Summary = "", Family = "", Source = "" }
        let reason = Evaluation.NotMeasuredReason(metric.Key, metric.Value)
        select new MetricScore(descriptor, [new MetricResult.Failed(metric.Key, reason) { Unavailable = true }]);

    private static LimitVerdict Decide(MetricScore score, Limit limit, bool namesDataset, double share)
    {
        if (score.Failure is { } failure)
        {
            return new LimitVerdict(score, limit, failure.Unavailable ? Verdict.Inconclusive : Verdict.Error, failure.Reason);
        }

        if (score.NotApplicable is { } reason)
        {
            return namesDataset
                ? new LimitVerdict(score, limit, Verdict.Error, $"{limit.Path} limits a metric that has no meaning here: {reason}")
                : new LimitVerdict(score, limit, Verdict.Pass, reason);
        }

        if (score.CannotTell is { } why)
        {
            return new LimitVerdict(score, limit, Verdict.Inconclusive, why);
        }

        if (limit.Excess is { } excess && score.Fresh?.Parts is { } fresh)
        {
            return DecideByPart(score, limit, excess, fresh, share);
        }

        (double? low, double? high) = limit.Range(score);
        if (low is null && high is { } most && score.Descriptor.IsWorst && score.Parts.Any(p => p.PValue is not null))
        {
            return Decided(score, limit, [.. score.Parts.Select(p => DecidePart(p, score.Fresh?.Mean, most, null, p.PValue ?? 1, share, score))], share);
        }

        double value = score.Value!.Value;
        if (low is null && high is null)
        {
            // What fresh real rows get is at least the ideal, so this much is within the limit whatever it is.
            double? least = limit.Excess is { } over && score.Descriptor is { Direction: Direction.LowerIsBetter, TwoSided: false } ? score.Descriptor.Ideal + over : null;
            if (value <= least)
            {
                return new LimitVerdict(score, limit, Verdict.Pass, "") { Bound = least, Part = score.Worst };
            }

            return new LimitVerdict(score, limit, Verdict.Inconclusive, "the limit is over what fresh real rows get, and there are too few real rows to measure it");
        }

        bool above = high is not null && (low is null || value - high > low - value);
        var verdict = new LimitVerdict(score, limit, Verdict.Pass, "")
        {
            Bound = above ? high : low,
            Chance = score.Comparison is null ? score.Fresh?.Level(share, above) : null,
            PValue = score.Comparison?.PValue ?? score.Fresh?.PValue(value, above),
            Part = score.Worst,
        };
        verdict = verdict with { Parts = PartsOf(score, verdict, share) };
        if (!(value > high) && !(value < low))
        {
            return verdict;
        }

        return IsOpen(verdict.PValue, share, score)
            ? verdict with { Verdict = Verdict.Inconclusive, Explanation = Open(verdict, share) }
            : verdict with { Verdict = Verdict.Fail };
    }

    /// <summary>
    /// Each part has its own limit, over what fresh real rows get of it; one that they do not always have is held against what they get of the
    /// worst of all. Of those beyond, the least likely by chance decides; where none is, the largest is shown, which the metric's value is.
    /// </summary>
    private static LimitVerdict DecideByPart(MetricScore score, Limit limit, double excess, FreshParts fresh, double share)
    {
        FreshRows all = score.Fresh!;
        double level = fresh.Largest.Level(share, above: true);
        double levelOfAll = all.Level(share, above: true);
        PartVerdict[] parts =
        [
            .. from part in score.Parts
               let own = fresh.Parts.GetValueOrDefault(part.Label)
               select own is null
                   ? DecidePart(part, all.Mean, all.Mean + excess, levelOfAll, all.PValue(part.Value, above: true), share, score)
                   : DecidePart(part, own.Mean, own.Mean + excess, own.At(level), fresh.Largest.PValue(own.Deviations(part.Value), above: true), share, score),
        ];
        return Decided(score, limit, parts, share);
    }

    private static LimitVerdict Decided(MetricScore score, Limit limit, PartVerdict[] parts, double share)
    {
        if (parts.Length == 0)
        {
            return new LimitVerdict(score, limit, Verdict.Pass, "");
        }

        PartVerdict[] beyond = [.. parts.Where(p => p.Verdict != Verdict.Pass)];
        PartVerdict worst = beyond.Length > 0 ? beyond.OrderBy(p => p.PValue).ThenByDescending(p => p.Part.Value - p.Fresh).First() : parts.MaxBy(p => p.Part.Value);
        var verdict = new LimitVerdict(score, limit, worst.Verdict, "") { Part = worst.Part, Fresh = worst.Fresh, Bound = worst.Bound, Chance = worst.Chance, PValue = worst.PValue, Parts = parts };
        return worst.Verdict switch
        {
            Verdict.Pass => verdict,
            Verdict.Inconclusive => verdict with { Explanation = $"{worst.Part.Label}: {Open(verdict, share)}" },
            _ => verdict with { Explanation = string.Create(CultureInfo.InvariantCulture, $"{worst.Part.Label} {worst.Part.Value:G3}; fresh real rows get {worst.Fresh:G3} and {(worst.Chance is { } chance ? $"stay within {chance:G3}" : $"are as far out with p = {worst.PValue:G2}")}") },
        };
    }

    // The worst part is judged, and the others by the same limit.
    private static PartVerdict[] PartsOf(MetricScore score, LimitVerdict verdict, double share) =>
        !score.Descriptor.IsWorst || score.Descriptor.Direction != Direction.LowerIsBetter || verdict.Bound is not { } bound ? []
        : [.. score.Parts.Select(p => DecidePart(p, verdict.Fresh, bound, verdict.Chance, score.Fresh?.PValue(p.Value, above: true), share, score))];

    private static PartVerdict DecidePart(MetricPart part, double? fresh, double bound, double? chance, double? pValue, double share, MetricScore score) =>
        new(part, fresh, bound, chance, pValue, !(part.Value > bound) ? Verdict.Pass : IsOpen(pValue, share, score) ? Verdict.Inconclusive : Verdict.Fail);

    // Where chance was to be measured and could not be, any value may be chance.
    private static bool IsOpen(double? pValue, double share, MetricScore score) => pValue is { } p ? p >= share : score.LacksFresh;

    private static string Open(LimitVerdict verdict, double share) => verdict.PValue is null
        ? string.Create(CultureInfo.InvariantCulture, $"beyond {verdict.Bound:G3}, but nothing says what fresh real rows get: they are too few, or the metric has no value at some splits of them")
        : verdict.Chance is { } chance
        ? string.Create(CultureInfo.InvariantCulture, $"{(chance < verdict.Bound ? "below" : "beyond")} {verdict.Bound:G3}, but fresh real rows of this number may get {chance:G3}: too few rows to tell")
        : string.Create(CultureInfo.InvariantCulture, $"beyond {verdict.Bound:G3}, but by chance p = {verdict.PValue:G2}, no less than this limit's share {share:G2}: too few rows to tell");

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
            return (Verdict.Fail, $"the generator failed and thresholds.json does not name the failure ({first}); if it is the library's own, add under pairs.{scorecard.Dataset.Name}.{scorecard.Generator.Id}: \"failure\": {{ \"type\": \"{first.Type}\", \"reason\": \"…\" }}");
        }

        return scorecard.Failures.All(f => f.Type == known.Type)
            ? (Verdict.Pass, known.Reason)
            : (Verdict.Fail, $"{known.Path} names the failure '{known.Type}', but the generator failed with {first}");
    }
}

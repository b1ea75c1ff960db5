using Harness.Datasets;
using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>The limits that apply to a dataset, beside what fresh real rows of it get by chance.</summary>
/// <param name="Dataset">The dataset's name.</param>
/// <param name="FalseAlarms">The probability that fresh real rows miss a limit, shared evenly by the limits.</param>
/// <param name="Sharing">Number of limits that share it, as in <see cref="QualityGate"/>.</param>
/// <param name="Limits">The ends of the limits that fresh real rows were measured for.</param>
/// <param name="NotCalibrated">The metrics of the other limits, with the reason.</param>
internal sealed record LimitCalibration(
    string Dataset, double FalseAlarms, int Sharing, IReadOnlyList<CalibratedLimit> Limits, IReadOnlyList<(string Metric, string Reason)> NotCalibrated)
{
    /// <summary>Measures what fresh real rows of a dataset get.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="thresholds">The limits.</param>
    /// <param name="evaluators">The evaluators that are installed; those without a limit are not asked.</param>
    /// <param name="falseAlarms">The probability that fresh real rows miss a limit; <see langword="null"/> for that of the thresholds.</param>
    /// <param name="progress">Hears of each piece of work.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static LimitCalibration Measure(
        Dataset dataset, Thresholds thresholds, IEnumerable<IEvaluator> evaluators, double? falseAlarms = null, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellation = default)
    {
        HashSet<string> limited = [.. thresholds.LimitsFor(dataset.Name).Select(l => l.Metric)];
        var scorer = new TableScorer(dataset, [.. evaluators.Where(e => e.Metrics.Any(m => limited.Contains(m.Id)))], NoCache.Instance);
        using var work = new WorkProgress(progress, Math.Max(1, scorer.PiecesOfFresh));

        // Fresh rows of the numbers that the gate compares most tables at: as many as train has. The holdout, as a table that is judged, tells which metrics have a meaning or a test of their own.
        IReadOnlyList<(MetricDescriptor, FreshRows)> fresh = scorer.Fresh(dataset.Train.RowCount, work, cancellation);
        IReadOnlyList<MetricResult> judged = scorer.Measure(1, dataset.Holdout.RowCount > 0 ? dataset.Holdout : dataset.Train, cancellation).Results;
        return Of(dataset.Name, thresholds, fresh, judged, falseAlarms ?? thresholds.FalseAlarms);
    }

    /// <summary>Holds limits against what fresh real rows get.</summary>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="thresholds">The limits.</param>
    /// <param name="fresh">What fresh real rows get.</param>
    /// <param name="judged">The results of any table that is judged.</param>
    /// <param name="falseAlarms">The probability that fresh real rows miss a limit.</param>
    public static LimitCalibration Of(
        string dataset, Thresholds thresholds, IReadOnlyList<(MetricDescriptor Metric, FreshRows Fresh)> fresh, IReadOnlyList<MetricResult> judged, double falseAlarms)
    {
        var found = fresh.ToDictionary(f => f.Metric.Id, StringComparer.Ordinal);
        var results = judged.ToDictionary(r => r.Id, StringComparer.Ordinal);
        (string Metric, Limit Limit)[] limits = [.. thresholds.LimitsFor(dataset)];
        int sharing = limits.Count(l => results.GetValueOrDefault(l.Metric) is MetricResult.Computed c && (c.Comparison is not null || found.ContainsKey(l.Metric)));
        var calibrated = new List<CalibratedLimit>();
        var others = new List<(string, string)>();
        foreach ((string id, Limit limit) in limits)
        {
            if (Reason(id, results.GetValueOrDefault(id), found.ContainsKey(id)) is { } reason)
            {
                others.Add((id, reason));
                continue;
            }

            (MetricDescriptor metric, FreshRows rows) = found[id];
            (double? low, double? high) = limit.Range(new MetricScore(metric, []) { Fresh = rows });
            calibrated.AddRange(
                from end in new[] { (Above: false, Bound: low), (Above: true, Bound: high) }
                let bound = end.Bound ?? double.NaN
                where !double.IsNaN(bound)
                select new CalibratedLimit(metric, limit, end.Above, rows, rows.Level(falseAlarms / sharing, end.Above), bound));
        }

        return new LimitCalibration(dataset, falseAlarms, sharing, calibrated, others);
    }

    private static string? Reason(string metric, MetricResult? result, bool hasFresh) => result switch
    {
        null when metric == Memorisation.Metric.Id => "is made of the probabilities of other metrics",
        null => "was not measured; its package is not installed",
        MetricResult.Failed failed => failed.Reason,
        MetricResult.NotApplicable none => none.Reason,
        MetricResult.Computed { Comparison: { } own } => $"has a test of its own, against {own.Description}",
        MetricResult.Computed { CannotTell: { } why } => why,
        MetricResult.Computed computed when computed.Parts.Any(p => p.PValue is not null) => "has an exact test of each part",
        _ => hasFresh ? null : "has no value at every split of the real rows, or there are too few of them",
    };
}

using System.Collections.Concurrent;
using Harness.Metrics;
using Harness.Tables;

namespace Harness.Scoring;

/// <summary>
/// The similarity metrics with the holdout in the place of train: what a table shares with rows that its generator never saw. Only what
/// compares columns and their relations; distances between rows have their own reference in the holdout.
/// </summary>
/// <param name="context">The dataset.</param>
/// <param name="cache">Keeps what train itself gets between runs.</param>
/// <param name="key">The data that it depends on.</param>
internal sealed class HoldoutComparison(DatasetContext context, IScoreCache cache, IReadOnlyList<string> key)
{
    private readonly DatasetContext _context = context.Part(context.Dataset.Of(context.Dataset.Holdout, context.Dataset.Train, context.Dataset.Real));
    private readonly ConcurrentDictionary<string, Lazy<Dictionary<string, double>>> _train = new(StringComparer.Ordinal);

    /// <summary>The values of a synthetic table against the holdout, by metric; none where an evaluator does not compare columns.</summary>
    /// <param name="evaluator">The evaluator.</param>
    /// <param name="synthetic">The table.</param>
    /// <param name="isWhole">Whether no failure left a value out: else a later run may have it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public Dictionary<string, double> Of(IEvaluator evaluator, Table synthetic, out bool isWhole, CancellationToken cancellation = default)
    {
        IReadOnlyList<MetricResult> results = Measure(evaluator, synthetic, cancellation);
        isWhole = !results.Any(r => r is MetricResult.Failed);
        return Values(results);
    }

    /// <summary>The same of train.</summary>
    /// <param name="evaluator">The evaluator.</param>
    /// <param name="metric">The metric's id.</param>
    public double? OfTrain(IEvaluator evaluator, string metric) =>
        _train.GetOrAdd(evaluator.Id, _ => new(() => TrainOf(evaluator))).Value.TryGetValue(metric, out double value) ? value : null;

    private Dictionary<string, double> TrainOf(IEvaluator evaluator)
    {
        string[] own = [.. key, "train to holdout", evaluator.Id];
        if (cache.Find<Dictionary<string, double>>(evaluator, own) is { } found)
        {
            return found;
        }

        Dictionary<string, double> values = Of(evaluator, context.Dataset.Train, out bool isWhole);
        if (isWhole)
        {
            cache.Keep(evaluator, own, values);
        }

        return values;
    }

    private IReadOnlyList<MetricResult> Measure(IEvaluator evaluator, Table table, CancellationToken cancellation = default) =>
        context.Dataset.Holdout.RowCount > 1 && evaluator.FreshSplits > 0 && evaluator.Metrics.Any(m => m.Family is "marginals" or "dependence")
            ? FailClosed.Evaluate(evaluator, new PairContext(_context.Dataset, table, _context, cancellation) { WithUncertainty = false })
            : [];

    private static Dictionary<string, double> Values(IReadOnlyList<MetricResult> results) =>
        results.OfType<MetricResult.Computed>().ToDictionary(r => r.Id, r => r.Value, StringComparer.Ordinal);
}

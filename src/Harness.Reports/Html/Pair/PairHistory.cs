using Harness.Metrics;
using Harness.Studies.History;

namespace Harness.Reports.Html.Pair;

/// <summary>A pair's committed scores along the log, and what moved most from the first to the last of them.</summary>
/// <param name="Trend">The scores.</param>
/// <param name="Moved">The metrics that moved beyond noise, the largest move first.</param>
/// <param name="IsShallow">Whether older commits were not fetched.</param>
internal sealed record PairHistory(PairTrend Trend, IReadOnlyList<ScoreChange> Moved, bool IsShallow)
{
    /// <summary>Puts a pair's history together; <see langword="null"/> where fewer than two snapshots of it are there.</summary>
    /// <param name="history">The scores along the log; <see langword="null"/> where there is none.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="metrics">The descriptors of all metrics.</param>
    public static PairHistory? Of(SnapshotHistory? history, string dataset, string generator, IReadOnlyList<MetricDescriptor> metrics)
    {
        if (history?.Of(dataset, generator) is not { } trend || trend.States.Where(s => s.Scores is not null).ToArray() is not { Length: > 1 } states)
        {
            return null;
        }

        IEnumerable<ScoreChange> changes = new SnapshotChanges(metrics).Between(states[0].Scores!, states[^1].Scores!).Where(c => c is { IsMetric: true, IsWithinNoise: false, IsDefinedAnew: false, ValueBefore: not null, ValueNow: not null });
        return new PairHistory(trend, [.. HistoryChanges.WorstFirst(changes)], history.IsShallow);
    }
}

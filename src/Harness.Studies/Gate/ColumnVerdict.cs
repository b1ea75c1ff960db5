using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>What the limits say of one column by itself.</summary>
/// <param name="Column">The column.</param>
/// <param name="Sign">The verdict.</param>
/// <param name="Metric">The metric that compares its distribution, <c>ks-statistic</c> or <c>total-variation</c>; empty where none does.</param>
/// <param name="Distance">Its value, mean over seeds; <see langword="null"/> where none does.</param>
/// <param name="Missed">The limits that the column by itself misses, the farthest beyond first.</param>
internal sealed record ColumnVerdict(string Column, ColumnSign Sign, string Metric, double? Distance, IReadOnlyList<MissedPart> Missed)
{
    private const double Suspicious = 0.025;

    /// <summary>The limits that the column misses together with others, the farthest beyond first: its relations are lost, however good it is alone.</summary>
    public IReadOnlyList<MissedPart> MissedWithOthers { get; init; } = [];

    /// <summary>The distance of each seed, in the order of the seeds.</summary>
    public IReadOnlyList<double> Seeds { get; init; } = [];

    /// <summary>What fresh real rows get of the largest such distance of all columns, on average; <see langword="null"/> where nothing says it.</summary>
    public double? Fresh { get; init; }

    /// <summary>The limit on the distance, the same for all columns of a kind; <see langword="null"/> where there is none.</summary>
    public double? Limit { get; init; }

    /// <summary>The distance that fresh real rows of this number stay within; <see langword="null"/> where nothing says it.</summary>
    public double? Chance { get; init; }

    /// <summary>How the columns of a pair stand, in schema order.</summary>
    /// <param name="gate">The verdicts on the pair.</param>
    public static IReadOnlyList<ColumnVerdict> Of(GateResult gate)
    {
        IReadOnlyList<MissedPart> missed = [.. MissedPart.Of(gate).OrderByDescending(m => m.Beyond)];
        return [.. gate.Scorecard.Dataset.Train.Schema.Select(column => Of(gate, missed, column.Name, column.IsQuantitative ? "ks-statistic" : "total-variation"))];
    }

    private static ColumnVerdict Of(GateResult gate, IReadOnlyList<MissedPart> all, string column, string metric)
    {
        MissedPart[] missed = [.. all.Where(m => m.Own.Part.Other is null && m.Own.Concerns(column))];
        MissedPart[] withOthers = [.. all.Where(m => m.Own.Part.Other is not null && m.Own.Concerns(column))];
        MetricScore? score = gate.Scorecard.Find(metric);
        if (score?.Parts.FirstOrDefault(p => p.Name == column && p.Other is null) is not { } own)
        {
            return new ColumnVerdict(column, missed.Length > 0 ? ColumnSign.Beyond : ColumnSign.NotChecked, "", null, missed) { MissedWithOthers = withOthers };
        }

        LimitVerdict? limit = gate.Verdicts.FirstOrDefault(v => v.Score.Descriptor.Id == score.Descriptor.WorstId);
        FreshRows? fresh = limit?.Score.Fresh ?? gate.Scorecard.Find(score.Descriptor.WorstId)?.Fresh;
        bool beyond = missed.Length > 0 || (own.Value > limit?.Bound && !(own.Value <= limit.Chance));
        bool far = own.Value > limit?.Bound || own.Value > fresh?.Level(Suspicious, above: true);
        bool isKnown = limit?.Bound is not null || fresh is not null;
        return new ColumnVerdict(column, beyond ? ColumnSign.Beyond : far ? ColumnSign.FurtherOff : isKnown ? ColumnSign.LikeFresh : ColumnSign.NotChecked, metric, own.Value, missed)
        {
            MissedWithOthers = withOthers,
            Seeds = [.. score.Results.OfType<MetricResult.Computed>().Select(r => r.Parts.FirstOrDefault(p => p.Name == column && p.Other is null)?.Value).OfType<double>()],
            Fresh = fresh?.Mean,
            Limit = limit?.Bound,
            Chance = limit?.Chance,
        };
    }
}

using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>
/// Too good is not good: a table that is more like train than fresh real rows are, and whose rows lie nearer to train's than fresh rows
/// do, has learned rows by heart. Either alone is no proof.
/// </summary>
internal static class Memorisation
{
    private static readonly string[] Nearness = ["exact-copy-share", "near-copy-share", "nearest-train-share"];

    /// <summary>The metric.</summary>
    public static MetricDescriptor Metric { get; } = new()
    {
        Id = "memorised",
        Title = "Memorised, p-value",
        Summary = "The larger of two probabilities: that fresh real rows are as near to single train rows (exact copies, near copies, nearest rows), and that they are as like train as a whole in the best of the similarity metrics; either times the number of metrics that it is the least of. Near 0 where the synthetic table is both, 1 where it is neither.",
        Family = "copying",
        Direction = Direction.HigherIsBetter,
        Ideal = 1,
        Digits = 2,
        StandardError = "none",
        Source = "the two-sided reading of a two-sample test; see docs/gate.md",
    };

    /// <summary>The score of a pair.</summary>
    /// <param name="scorecard">Its scores.</param>
    public static MetricScore Of(Scorecard scorecard)
    {
        MetricScore[] near = [.. Nearness.Select(scorecard.Find).OfType<MetricScore>().Where(s => s is { Comparison: not null, CannotTell: null, Value: not null })];
        MetricScore[] alike = [.. scorecard.Scores.Where(s => s is { Value: not null, Fresh: not null } && !s.Descriptor.IsWorst && s.Descriptor.Family is "marginals" or "dependence" or "joint" && s.Descriptor.Direction == Direction.LowerIsBetter)];
        if (near.Length == 0 || alike.Length == 0)
        {
            return new MetricScore(Metric, [new MetricResult.NotApplicable(Metric.Id, near.Length == 0 ? "nothing says how near rows lie" : "nothing says what fresh real rows get")]);
        }

        double nearness = near.Min(s => s.Value > s.Comparison!.Reference ? s.Comparison.PValue : 1);
        MetricScore best = alike.MinBy(s => s.Fresh!.PValue(s.Value!.Value, above: false))!;
        double likeness = best.Fresh!.PValue(best.Value!.Value, above: false);
        return new MetricScore(Metric,
        [
            new MetricResult.Computed(Metric.Id, Math.Min(1, Math.Max(near.Length * nearness, alike.Length * likeness)))
            {
                Parts = [new MetricPart("near to single train rows", null, Math.Min(1, near.Length * nearness)), new MetricPart("like train as a whole", null, Math.Min(1, alike.Length * likeness), best.Descriptor.Id)],
            },
        ]);
    }
}

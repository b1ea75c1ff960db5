using Harness.Metrics;

namespace Harness.Tests.Scoring;

/// <summary>An evaluator whose values a test makes up.</summary>
/// <param name="measure">Its results, from several threads at once.</param>
/// <param name="metrics">Its metrics.</param>
internal sealed class StandIn(Func<PairContext, IReadOnlyList<MetricResult>> measure, params MetricDescriptor[] metrics) : IEvaluator
{
    private int _asked;

    /// <summary>An evaluator of one metric.</summary>
    public StandIn(MetricDescriptor metric, Func<PairContext, double> value)
        : this(pair => [new MetricResult.Computed(metric.Id, value(pair))], metric)
    {
    }

    /// <summary>How many tables it was asked to measure.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public string Id { get; init; } = "stand-in";

    public IReadOnlyList<MetricDescriptor> Metrics => metrics;

    public int FrameSplits { get; init; } = 4;

    public int FrameDraws { get; init; } = 2;

    public int FreshSplits { get; init; } = 4;

    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        Interlocked.Increment(ref _asked);
        return measure(pair);
    }

    public static MetricDescriptor Metric(string id, FloorKind floor = FloorKind.None) =>
        new() { Id = id, Title = id, Summary = "A metric of a test.", Family = "test", Source = "none", Floor = floor };
}

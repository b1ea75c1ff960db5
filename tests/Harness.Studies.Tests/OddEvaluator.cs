using System.Runtime.CompilerServices;
using Harness.Metrics;

namespace Harness.Studies.Tests;

/// <summary>An evaluator that goes wrong in one way, and knows how often it was asked.</summary>
/// <param name="fault">The way; any other word for a value that is hard to keep, such as -0.</param>
internal sealed class OddEvaluator(string fault) : IEvaluator
{
    // No setting of the evaluator: its code is the same however often it was asked.
    private readonly StrongBox<int> _asked = new();

    public int Asked => _asked.Value;

    public string Id => "odd";

    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Gate.Scores.Error with { Id = "odd", Minimum = -1, Floor = FloorKind.Uniform }];

    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        Interlocked.Increment(ref _asked.Value);
        return fault switch
        {
            "throws" => throw new InvalidOperationException(fault),
            "too few" => [],
            "value" => [new MetricResult.Computed("odd", double.NaN)],
            "part" => [new MetricResult.Computed("odd", 0) { Parts = [new MetricPart("a", "b", double.PositiveInfinity)] }],
            "uncertainty" => [new MetricResult.Computed("odd", 0) { Uncertainty = double.NaN }],
            "p" => [new MetricResult.Computed("odd", 0) { Comparison = new Comparison(0, double.NaN, "x") }],
            _ => [new MetricResult.Computed("odd", -0.0) { Uncertainty = 0, Rows = 3, Parts = [new MetricPart("a", null, -0.0), new MetricPart("b", "c", 1.0 / 3, "a note") { Signed = -1.0 / 3 }], Comparison = new Comparison(0, 0, "zero") }],
        };
    }
}

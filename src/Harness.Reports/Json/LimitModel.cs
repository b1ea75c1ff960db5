using System.ComponentModel;
using Harness.Studies.Gate;

namespace Harness.Reports.Json;

/// <summary>A limit in <c>study.json</c>.</summary>
internal sealed record LimitModel
{
    [Description("The metric.")]
    public required string Metric { get; init; }

    [Description("The verdict.")]
    [Names(typeof(Verdict))]
    public required string Verdict { get; init; }

    [Description("The value of the metric, mean over seeds.")]
    public required double? Value { get; init; }

    [Description("The end of the range that the value is beyond, else the one that it is nearer to.")]
    public required double? Limit { get; init; }

    [Description("The limit as thresholds.json has it.")]
    public required string Rule { get; init; }

    [Description("What fresh real rows get on average.")]
    public required double? Fresh { get; init; }

    [Description("The value that fresh real rows stay within but for this limit's share of the false alarms.")]
    public required double? Chance { get; init; }

    [Description("The probability that fresh real rows get a value as far out.")]
    public required double? P { get; init; }

    [Description("Why, where it is not a pass by value; else empty.")]
    public required string Why { get; init; }

    [Description("The column, pair or triple that decided.")]
    public required string? Part { get; init; }

    [Description("Its value, which the limit is on where parts are judged one by one; the metric's value is the largest of all, which need not be the least likely by chance.")]
    public required double? PartValue { get; init; }

    [Description("The worst parts, at most five.")]
    public required IReadOnlyList<PartModel> Worst { get; init; }

    /// <summary>A part of a metric.</summary>
    internal sealed record PartModel
    {
        [Description("The column, pair, model or label.")]
        public required string Name { get; init; }

        [Description("Its value.")]
        public required double Value { get; init; }
    }
}

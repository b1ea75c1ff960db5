using System.ComponentModel;

namespace Harness.Reports.Json;

/// <summary>A score in <c>study.json</c>.</summary>
internal sealed record ScoreModel
{
    [Description("The metric.")]
    public required string Metric { get; init; }

    [Description("Version of the metric's definition.")]
    public required int Version { get; init; }

    [Description("Mean over seeds; null where a seed has no value.")]
    public required double? Value { get; init; }

    [Description("Standard deviation over seeds; null of one seed.")]
    public required double? Spread { get; init; }

    [Description("Standard error of the value of one table.")]
    public required double? StandardError { get; init; }

    [Description("What fresh real rows of as many rows get on average.")]
    public required double? Fresh { get; init; }

    [Description("The value at the size of floor and ceiling.")]
    public required double? Framed { get; init; }

    [Description("What a table that knows nothing of the property gets, at that size.")]
    public required double? Floor { get; init; }

    [Description("What fresh real rows get, at that size.")]
    public required double? Ceiling { get; init; }

    [Description("Why there is no value, or none that can be judged.")]
    public required string? Why { get; init; }

    [Description("The value of each column, pair, model or rule, mean over seeds; null unless every score is asked for (harness evaluate --full).")]
    public required IReadOnlyList<PartModel>? Parts { get; init; }

    /// <summary>A part of a score.</summary>
    internal sealed record PartModel
    {
        [Description("The column, model, label or rule.")]
        public required string Name { get; init; }

        [Description("The second column of a pair.")]
        public required string? Other { get; init; }

        [Description("Its value.")]
        public required double Value { get; init; }

        [Description("A remark about it.")]
        public required string? Note { get; init; }
    }
}

using System.ComponentModel;
using Harness.Studies.Gate;

namespace Harness.Reports.Json;

/// <summary>A column in <c>study.json</c>.</summary>
internal sealed record ColumnModel
{
    [Description("The column.")]
    public required string Name { get; init; }

    [Description("How it stands.")]
    [Names(typeof(ColumnSign))]
    public required string Sign { get; init; }

    [Description("The metric that compares its distribution; null where none does.")]
    public required string? Metric { get; init; }

    [Description("Its value, mean over seeds.")]
    public required double? Distance { get; init; }

    [Description("What fresh real rows get of the largest such distance of all columns, on average.")]
    public required double? Fresh { get; init; }

    [Description("The limit on the distance.")]
    public required double? Limit { get; init; }

    [Description("The limits that this column by itself misses, the farthest beyond first.")]
    public required IReadOnlyList<string> Missed { get; init; }

    [Description("The limits that it misses together with other columns, the farthest beyond first.")]
    public required IReadOnlyList<string> MissedWithOthers { get; init; }
}

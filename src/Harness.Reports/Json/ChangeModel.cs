using System.ComponentModel;
using Harness.Studies.Snapshots;

namespace Harness.Reports.Json;

/// <summary>A difference from the committed scores in <c>study.json</c>.</summary>
internal sealed record ChangeModel
{
    [Description("The metric or what else differs; empty where the pair has no committed scores.")]
    public required string Metric { get; init; }

    [Description("What kind of difference it is.")]
    [Names(typeof(Change), More = [New])]
    public required string Kind { get; init; }

    [Description("As it is committed.")]
    public required string? Before { get; init; }

    [Description("As it is now.")]
    public required string? After { get; init; }

    [Description("The scatter over seeds, where it was measured.")]
    public required double? Noise { get; init; }

    [Description("How many times the noise allowed the difference is.")]
    public required double? OverNoise { get; init; }

    [Description("The parts that differ most.")]
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>The kind of a pair without committed scores.</summary>
    public const string New = "New";
}

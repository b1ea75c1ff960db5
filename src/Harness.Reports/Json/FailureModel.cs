using System.ComponentModel;

namespace Harness.Reports.Json;

/// <summary>A recorded failure in <c>study.json</c>.</summary>
internal sealed record FailureModel
{
    [Description("The seed.")]
    public required ulong Seed { get; init; }

    [Description("The step that failed: fit or sample.")]
    public required string Stage { get; init; }

    [Description("The exception's type, as the library names it.")]
    public required string Type { get; init; }

    [Description("The library's own message.")]
    public required string Message { get; init; }

    [Description("The reason that thresholds.json gives for it; null where it names none.")]
    public required string? Known { get; init; }
}

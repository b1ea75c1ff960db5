using System.ComponentModel;
using Harness.Studies.Gate;

namespace Harness.Reports.Json;

/// <summary>An answer by purpose in <c>study.json</c>, with its reasons.</summary>
internal sealed record PurposeModel
{
    [Description("What the table is wanted for.")]
    [Names(typeof(Purpose))]
    public required string Purpose { get; init; }

    [Description("The answer.")]
    [Names(typeof(PurposeAnswer))]
    public required string Answer { get; init; }

    [Description("The limits that are missed, the farthest beyond first.")]
    public required IReadOnlyList<string> Missed { get; init; }

    [Description("The limits that are open: too few rows to tell.")]
    public required IReadOnlyList<string> Open { get; init; }

    [Description("The columns that ask for care: further off than fresh real rows.")]
    public required IReadOnlyList<string> Care { get; init; }
}

using System.ComponentModel;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Reports.Json;

/// <summary>One pair in <c>study.json</c>.</summary>
internal sealed record PairModel
{
    [Description("The dataset.")]
    public required string Dataset { get; init; }

    [Description("The generator.")]
    public required string Generator { get; init; }

    [Description("Whether it clears the bar, a statement about the generator; null for baselines and where there is no table.")]
    [Names(typeof(BarVerdict), Lower = true)]
    public required string? Bar { get; init; }

    [Description("Whether the change under review may go in.")]
    [Names(typeof(GateModel), Lower = true)]
    public required string Gate { get; init; }

    [Description("Whether thresholds.json requires it to clear the bar.")]
    public required bool Required { get; init; }

    [Description("The comparison with the committed scores; null where the pair was not judged.")]
    [Names(typeof(SnapshotStatus))]
    public required string? Snapshot { get; init; }

    [Description("Rows of the real table.")]
    public required int? Rows { get; init; }

    [Description("Why there is no table, a text a seed.")]
    public required IReadOnlyList<string> Failures { get; init; }

    [Description("The verdict on each limit.")]
    public required IReadOnlyList<LimitModel> Limits { get; init; }

    [Description("What differs from the committed scores.")]
    public required IReadOnlyList<ChangeModel> Changes { get; init; }

    [Description("One number each for three questions; for ranking, never to be read without its parts.")]
    public required HeadlinesModel? Headlines { get; init; }

    [Description("Whether the table may take the place of the real one, by purpose; empty where there is no table.")]
    public required IReadOnlyList<PurposeModel> Purposes { get; init; }

    [Description("How each column stands by itself, in schema order.")]
    public required IReadOnlyList<ColumnModel> Columns { get; init; }

    [Description("The rules, declared and found, the broken ones first.")]
    public required IReadOnlyList<RuleModel> Rules { get; init; }

    [Description("The metrics of the default profile.")]
    public required IReadOnlyList<ScoreModel> Scores { get; init; }

    [Description("The recorded failures of the library, one a seed.")]
    public required IReadOnlyList<FailureModel> RecordedFailures { get; init; }

    [Description("Where the tables come from; null where the pair was not judged.")]
    public required ProvenanceModel? Provenance { get; init; }

    /// <summary>The words of the gate.</summary>
    internal enum GateModel
    {
        Pass,
        Fail,
    }
}

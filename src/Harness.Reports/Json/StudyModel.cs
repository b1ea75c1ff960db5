using System.ComponentModel;

namespace Harness.Reports.Json;

/// <summary>What <c>study.json</c> holds; its schema is written from these types.</summary>
internal sealed record StudyModel
{
    /// <summary>The version of the schema: it rises where a key is added, or means something else.</summary>
    public const int SchemaVersion = 2;

    [Description("Version of this schema; it rises where a key is added, or means something else.")]
    public int Version { get; } = SchemaVersion;

    [Description("The pairs in the order of the study, then those that were not judged.")]
    public required IReadOnlyList<PairModel> Pairs { get; init; }

    [Description("The snapshots that belong to no pair of the study: the gate does not pass.")]
    public required IReadOnlyList<SnapshotModel> Dangling { get; init; }

    [Description("What a person has to know or do beside the pairs.")]
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>A snapshot in <c>study.json</c>.</summary>
    internal sealed record SnapshotModel
    {
        [Description("The dataset that it names.")]
        public required string Dataset { get; init; }

        [Description("The generator that it names.")]
        public required string Generator { get; init; }
    }
}

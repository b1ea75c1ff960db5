using Harness.Studies;
using Harness.Studies.Shards;

namespace Harness.Cli.Study;

/// <summary>What the command line of <c>harness study</c> says.</summary>
/// <param name="Folder">The folder with <c>datasets</c> and <c>recordings</c>.</param>
/// <param name="Out">The folder to write to.</param>
internal sealed record StudySettings(string Folder, string Out)
{
    /// <summary>Generators that run here, beside the recordings.</summary>
    public IReadOnlyList<string> Generators { get; init; } = [];

    /// <summary>What takes part beside them: commands, and generators in Python.</summary>
    public StudyRegistry? Registry { get; init; }

    /// <summary>The seeds of those.</summary>
    public IReadOnlyList<ulong> Seeds { get; init; } = [1, 2, 3];

    /// <summary>Names of datasets to narrow the run to; * stands for any letters.</summary>
    public IReadOnlyList<string> Datasets { get; init; } = [];

    /// <summary>Names of generators to narrow the run to.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>The limits; by default <c>thresholds.json</c> of the folder, else the bar that the tool brings along.</summary>
    public string? Thresholds { get; init; }

    /// <summary>The snapshots; by default <c>snapshots</c> of the folder where there is one.</summary>
    public string? Snapshots { get; init; }

    /// <summary>Whether the scores of now become the snapshots.</summary>
    public bool Accept { get; init; }

    /// <summary>The part to judge; <see langword="null"/> for the whole study.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The times of an earlier run, to divide by.</summary>
    public string? Durations { get; init; }

    /// <summary>Whether to print JSON.</summary>
    public bool Json { get; init; }
}

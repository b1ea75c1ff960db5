using Harness.Studies.Snapshots;

namespace Harness.Studies.History;

/// <summary>One of the two things that are compared: the scores of pairs as a commit, a folder or a file has them.</summary>
/// <param name="Name">The name for people: <c>v1.2 (0007a6b, 2026-11-29)</c>.</param>
/// <param name="Snapshots">The scores by pair.</param>
/// <param name="Notes">What cannot be read or has to be known to read the comparison, each a sentence.</param>
internal sealed record Side(string Name, IReadOnlyDictionary<(string Dataset, string Generator), Snapshot> Snapshots, IReadOnlyList<string> Notes)
{
    /// <summary>Whether it has only some of the pairs by its nature, so that a pair that is absent says nothing: a file, or what failed comparisons left.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether it has only metrics with a limit, and says nothing of seeds and versions: <c>study.json</c>.</summary>
    public bool IsStudy { get; init; }
}

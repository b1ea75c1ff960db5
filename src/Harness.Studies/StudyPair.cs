using Harness.Generators;

namespace Harness.Studies;

/// <summary>One pair that a study judges.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Generator">The generator.</param>
/// <param name="Family">The generator's family: <c>sdv</c>, <c>ydata</c>, <c>native</c>, <c>user</c>.</param>
/// <param name="Seeds">The seeds, ascending: the project's for a generator with an item, else those of the recordings.</param>
/// <param name="Recordings">The files of its recordings; empty for a generator that runs here.</param>
/// <param name="IsSelected">Whether this run judges it: <c>-p:HarnessDatasets</c> and <c>-p:HarnessGenerators</c> narrow a run.</param>
internal sealed record StudyPair(string Dataset, string Generator, string Family, IReadOnlyList<ulong> Seeds, IReadOnlyList<string> Recordings, bool IsSelected)
{
    /// <summary>Whether the generator runs here but is too slow for every run, so that its tables are judged from recordings.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>The seeds of such a generator that have no recording yet: all where it was never recorded. A plain run trains none of them.</summary>
    public IReadOnlyList<ulong> NotRecorded { get; init; } = [];

    /// <summary>What makes the tables of its recordings again and is judged where they are other tables; <see langword="null"/> where recordings are taken as they are.</summary>
    public IGenerator? Maker { get; init; }

    /// <summary>Why the pair cannot be judged, and what to do: a recording of another name; <see langword="null"/> where it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Name for people: <c>iris / sdv-ctgan</c>.</summary>
    public override string ToString() => $"{Dataset} / {Generator}";
}

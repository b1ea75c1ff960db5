namespace Harness.Studies;

/// <summary>One pair that a study judges.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Generator">The generator.</param>
/// <param name="Family">The generator's family: <c>sdv</c>, <c>ydata</c>, <c>native</c>, <c>user</c>.</param>
/// <param name="Seeds">The seeds, ascending.</param>
/// <param name="Recordings">The files of its recordings; empty for a generator that runs here.</param>
/// <param name="IsSelected">Whether this run judges it: <c>-p:HarnessDatasets</c> and <c>-p:HarnessGenerators</c> narrow a run.</param>
internal sealed record StudyPair(string Dataset, string Generator, string Family, IReadOnlyList<ulong> Seeds, IReadOnlyList<string> Recordings, bool IsSelected)
{
    /// <summary>Whether the generator runs here but is too slow for every run, so that its tables are judged from recordings where there are any.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>Name for people: <c>iris / sdv-ctgan</c>.</summary>
    public override string ToString() => $"{Dataset} / {Generator}";
}

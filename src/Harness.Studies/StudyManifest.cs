using Harness.Generators;
using Harness.Studies.Shards;

namespace Harness.Studies;

/// <summary>The parts of a study: written at build from the MSBuild items of the evaluation project, read at run time.</summary>
internal sealed record StudyManifest
{
    /// <summary>Folder of the evaluation project; relative paths of the items start here.</summary>
    public required string ProjectFolder { get; init; }

    /// <summary>The project file itself.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>The file of the bar and its exceptions.</summary>
    public required string ThresholdsFile { get; init; }

    /// <summary>Folder of the snapshots.</summary>
    public required string SnapshotsFolder { get; init; }

    /// <summary>Folder for what a run makes: cache and report.</summary>
    public required string ArtifactsFolder { get; init; }

    /// <summary>The folder of each dataset, by name, in ordinal order.</summary>
    public required IReadOnlyDictionary<string, string> Datasets { get; init; }

    /// <summary>Every pair, whether selected or not: datasets in ordinal order, generators in ordinal order.</summary>
    public required IReadOnlyList<StudyPair> Pairs { get; init; }

    /// <summary>What cannot take part; each is a failure of its own, and the rest of the study is judged.</summary>
    public IReadOnlyList<StudyProblem> Problems { get; init; } = [];

    /// <summary>The profile: <see cref="Profile.Default"/> or <see cref="Profile.Full"/>.</summary>
    public string Profile { get; init; } = Studies.Profile.Default;

    /// <summary>Whether snapshots are compared exactly, noise left aside: for a change that is to change no score.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether recordings are made again, where their generator is there, and compared.</summary>
    public bool IsLive { get; init; }

    /// <summary>The Python interpreter of libraries' generators, as it is named; empty for the default.</summary>
    public string Python { get; init; } = "";

    /// <summary>The command of each generator that is one, by id.</summary>
    public IReadOnlyDictionary<string, string> Commands { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the run was narrowed to some of the pairs.</summary>
    public bool IsNarrowed => Pairs.Any(p => !p.IsSelected);

    /// <summary>The same study narrowed to one of its parts.</summary>
    /// <param name="shard">The part.</param>
    /// <param name="durations">The times of an earlier run, to divide by; <see langword="null"/> to divide by the size of the data.</param>
    /// <exception cref="InputException">The file of the times is not as it should be.</exception>
    public StudyManifest PartOf(Shard shard, string? durations)
    {
        StudyPair[] pairs = [.. Pairs.Where(p => p.IsSelected)];
        int[] parts = ShardPlan.Of(PairCosts.Of(this, pairs, durations), shard.Count);
        var own = pairs.Where((_, i) => parts[i] == shard.Index).ToHashSet();
        return this with { Pairs = [.. Pairs.Select(p => p with { IsSelected = own.Contains(p) })] };
    }

    /// <summary>The same study with recordings that are made again: those of selected pairs whose generator is there.</summary>
    /// <param name="maker">The generator that makes the recordings of a pair; <see langword="null"/> where there is none, and they are taken as they are.</param>
    public StudyManifest MadeAgain(Func<StudyPair, IGenerator?> maker) => this with
    {
        Pairs =
        [
            .. Pairs.Select(p => p is { IsSelected: true, Problem: null, Recordings.Count: > 0 } && maker(p) is { } found
                ? p with { Maker = found, NotRecorded = [] }
                : p),
        ],
    };

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">The file that the build wrote.</param>
    /// <exception cref="InputException">An item of the project is not as it should be.</exception>
    public static StudyManifest Read(string path) => ManifestReader.Read(path);
}

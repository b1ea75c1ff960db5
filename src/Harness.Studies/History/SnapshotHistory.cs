namespace Harness.Studies.History;

/// <summary>The committed scores of all pairs along the git log.</summary>
internal sealed record SnapshotHistory
{
    private const int MostNames = 30;

    /// <summary>The folder of the snapshots.</summary>
    public required string Folder { get; init; }

    /// <summary>The commits that changed snapshots, oldest first; the first may only tell how things stood (<see cref="HistoryCommit.IsStart"/>).</summary>
    public required IReadOnlyList<HistoryCommit> Commits { get; init; }

    /// <summary>Every pair that had a snapshot, in ordinal order of dataset and generator.</summary>
    public required IReadOnlyList<PairTrend> Pairs { get; init; }

    /// <summary>How all these pairs stood to the bar, one for each commit.</summary>
    public IReadOnlyList<BarCount> Bar() => BarCount.Of(Commits, Pairs);

    /// <summary>What is missing and why, each a sentence for a person: older commits of a shallow clone, snapshots that cannot be read.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Whether older commits were not fetched.</summary>
    public bool IsShallow { get; init; }

    /// <summary>Reads the history.</summary>
    /// <param name="folder">The folder of the snapshots.</param>
    /// <param name="since">A day (<c>2026-03-04</c>) or the commit that it begins after; <see langword="null"/> for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InputException">There is no git, no repository, no such commit, or no snapshot in the log.</exception>
    public static SnapshotHistory Read(string folder, string? since = null, CancellationToken cancellation = default) =>
        HistoryReader.Read(GitRepository.Open(folder), folder, since, cancellation);

    /// <summary>Reads the history where there is one: for a report, which is written without it too.</summary>
    /// <param name="folder">The folder of the snapshots.</param>
    /// <param name="why">Why there is none; empty where there is one.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static SnapshotHistory? TryRead(string folder, out string why, CancellationToken cancellation = default)
    {
        try
        {
            why = "";
            return Read(folder, cancellation: cancellation);
        }
        catch (InputException e)
        {
            why = e.Message;
            return null;
        }
    }

    /// <summary>The history of some of the pairs, with all commits.</summary>
    /// <param name="dataset">Their dataset, or <see langword="null"/> for any.</param>
    /// <param name="generator">Their generator, or <see langword="null"/> for any.</param>
    /// <exception cref="InputException">There is no such dataset or generator, or no such pair.</exception>
    public SnapshotHistory Select(string? dataset, string? generator)
    {
        Require("dataset", dataset, Pairs.Select(p => p.Dataset));
        Require("generator", generator, Pairs.Select(p => p.Generator));
        PairTrend[] pairs = [.. Pairs.Where(p => (dataset is null || p.Dataset == dataset) && (generator is null || p.Generator == generator))];
        return pairs.Length > 0 ? this with { Pairs = pairs } : throw new InputException($"The log has no snapshot of {dataset} / {generator}.");
    }

    /// <summary>Makes sure that a name is one of those in the log.</summary>
    /// <param name="what">The kind of thing that it names: dataset.</param>
    /// <param name="name">The name; <see langword="null"/> is none.</param>
    /// <param name="known">The names in the log.</param>
    /// <exception cref="InputException">It is none of them.</exception>
    public static void Require(string what, string? name, IEnumerable<string> known)
    {
        string[] names = [.. known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (name is not null && !names.Contains(name))
        {
            string hint = NearestName.Find(name, names) is { } nearest ? $" Did you mean '{nearest}'?" : "";
            throw new InputException($"--{what} {name}: no snapshot in the log has it.{hint}{(hint.Length > 0 && names.Length > MostNames ? "" : $" Known: {string.Join(", ", names)}.")}");
        }
    }

    /// <summary>The trend of a pair; <see langword="null"/> where it never had a snapshot.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    public PairTrend? Of(string dataset, string generator) => Pairs.FirstOrDefault(p => p.Dataset == dataset && p.Generator == generator);
}

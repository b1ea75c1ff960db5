using Harness.Tables;

namespace Harness.Studies.Snapshots;

/// <summary>The snapshot files: <c>&lt;dataset&gt;/&lt;generator&gt;.verified.json</c>, with <c>.received.json</c> beside it only where a comparison failed (Verify's conventions).</summary>
/// <param name="folder">The folder of all snapshots.</param>
internal sealed class SnapshotStore(string folder)
{
    private const string Verified = ".verified.json";

    /// <summary>The folder of all snapshots.</summary>
    public string Folder { get; } = folder;

    /// <summary>The committed file of a pair.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    public string VerifiedPath(string dataset, string generator) => Path.Combine(Folder, dataset, generator + Verified);

    /// <summary>The file that a failed comparison leaves.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    public string ReceivedPath(string dataset, string generator) => Path.Combine(Folder, dataset, generator + ".received.json");

    /// <summary>Reads the snapshot of a pair; <see langword="null"/> where there is none or its file has no bytes, as a killed accept leaves it.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    /// <exception cref="InputException">The file is not a snapshot.</exception>
    public Snapshot? Find(string dataset, string generator)
    {
        string path = VerifiedPath(dataset, generator);
        return File.Exists(path) && new FileInfo(path).Length > 0 ? SnapshotText.Read(CsvTableReader.ReadText(path), path) : null;
    }

    /// <summary>Whether the file of a pair is there but has no bytes.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    public bool IsEmpty(string dataset, string generator) => new FileInfo(VerifiedPath(dataset, generator)) is { Exists: true, Length: 0 };

    /// <summary>Commits the scores of a pair as its snapshot.</summary>
    /// <param name="snapshot">The scores.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public void Accept(Snapshot snapshot)
    {
        AtomicFile.Write(VerifiedPath(snapshot.Dataset, snapshot.Generator), SnapshotText.Write(snapshot));
        ClearReceived(snapshot.Dataset, snapshot.Generator);
    }

    /// <summary>Leaves the scores of a pair beside its snapshot, to be looked at.</summary>
    /// <param name="snapshot">The scores.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public void LeaveReceived(Snapshot snapshot) =>
        AtomicFile.Write(ReceivedPath(snapshot.Dataset, snapshot.Generator), SnapshotText.Write(snapshot));

    /// <summary>Removes what an earlier failure left.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    /// <exception cref="InputException">It cannot be removed.</exception>
    public void ClearReceived(string dataset, string generator) => AtomicFile.Delete(ReceivedPath(dataset, generator));

    /// <summary>Snapshots of pairs that do not exist, as paths relative to <see cref="Folder"/> with <c>/</c>, in ordinal order.</summary>
    /// <param name="pairs">Every pair of the study, as dataset and generator.</param>
    public IReadOnlyList<string> Dangling(IEnumerable<(string Dataset, string Generator)> pairs)
    {
        var known = pairs.Select(p => $"{p.Dataset}/{p.Generator}{Verified}").ToHashSet(StringComparer.Ordinal);
        return !Directory.Exists(Folder)
            ? []
            :
            [
                .. Directory.EnumerateFiles(Folder, "*" + Verified, SearchOption.AllDirectories)
                    .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
                    .Where(path => !known.Contains(path))
                    .Order(StringComparer.Ordinal),
            ];
    }

    /// <summary>The pair that a file of <see cref="Dangling"/> would be of, though there is none; its dataset is <c>.</c> where it lies in no folder.</summary>
    /// <param name="path">The path.</param>
    public static (string Dataset, string Generator) PairOf(string path)
    {
        int folder = path.LastIndexOf('/');
        return (folder < 0 ? "." : path[..folder], path[(folder + 1)..^Verified.Length]);
    }
}

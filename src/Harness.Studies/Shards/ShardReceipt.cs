using System.Text.Json;
using Harness.Tables;

namespace Harness.Studies.Shards;

/// <summary>What a part of a divided study leaves beside its cache, so that a merge knows that it is whole.</summary>
/// <param name="Shard">Which part of how many.</param>
/// <param name="Manifest">The study as its manifest: the same text for all parts.</param>
/// <param name="Thresholds">The file of the limits; <see langword="null"/> for the bar that the tool brings along.</param>
/// <param name="Pairs">The pairs of the part with their seconds.</param>
internal sealed record ShardReceipt(Shard Shard, string Manifest, string? Thresholds, IReadOnlyList<ShardReceipt.Entry> Pairs)
{
    private const int Version = 1;
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The folder of the study where the part ran; other parts may have it elsewhere.</summary>
    public string Folder { get; init; } = "";

    /// <summary>A pair and the time that it took.</summary>
    /// <param name="Dataset">The dataset.</param>
    /// <param name="Generator">The generator.</param>
    /// <param name="Seconds">The time, with others at work beside it.</param>
    internal sealed record Entry(string Dataset, string Generator, double Seconds);

    /// <summary>The file of a part.</summary>
    /// <param name="folder">The folder that the part wrote to.</param>
    /// <param name="shard">The part.</param>
    public static string PathOf(string folder, Shard shard) => Path.Combine(folder, $"shard-{shard.Index}-of-{shard.Count}.json");

    /// <summary>The receipts of some folders, by file name.</summary>
    /// <param name="folders">The folders; several parts may share one.</param>
    /// <exception cref="InputException">A folder is missing or has none, or one is not as it should be.</exception>
    public static IReadOnlyList<ShardReceipt> ReadAll(IReadOnlyList<string> folders)
    {
        var all = new List<ShardReceipt>();
        foreach (string folder in folders)
        {
            string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "shard-*-of-*.json").Order(StringComparer.Ordinal)] : throw new InputException($"{folder}: there is no such folder; name the folders that `harness study --shard i/n --out` wrote to.");
            all.AddRange(files.Length > 0 ? files.Select(Read) : throw new InputException($"{folder}: no part of a study ended here (there is no shard-…-of-….json); a part that was killed is run again, and goes on where it was."));
        }

        return all;
    }

    /// <summary>Writes the receipt.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">It cannot be written.</exception>
    public void Write(string folder) => AtomicFile.Write(
        PathOf(folder, Shard),
        JsonSerializer.Serialize(new { version = Version, shard = Shard.Index, of = Shard.Count, folder = Folder, thresholds = Thresholds, pairs = Pairs.Select(p => new { dataset = p.Dataset, generator = p.Generator, seconds = Math.Round(p.Seconds, 3) }), study = Manifest }, Form) + "\n");

    private static ShardReceipt Read(string path)
    {
        const string Whole = "a part of a study writes it; run the part again";
        JsonReader root = JsonReader.Parse(CsvTableReader.ReadText(path), path);
        return root.Get("version", Whole).Number() == Version
            ? new ShardReceipt(
                new Shard((int)root.Get("shard", Whole).Number(), (int)root.Get("of", Whole).Number()),
                root.Get("study", Whole).Text(Whole),
                root.Find("thresholds")?.Text(Whole),
                [.. root.Get("pairs", Whole).Items(Whole).Select(p => new Entry(p.Get("dataset", Whole).Text(Whole), p.Get("generator", Whole).Text(Whole), p.Get("seconds", Whole).Number()))])
            { Folder = root.Get("folder", Whole).Text(Whole) }
            : throw root.Wrong($"another version of harness wrote it; this one reads version {Version}. Run all parts with one version.");
    }
}

using System.Text.Json;
using Harness.Studies.Shards;
using Harness.Tables;

namespace Harness.Studies;

/// <summary>What pairs cost, to divide a study evenly: seconds of an earlier run where there are some, else by the size of the data.</summary>
internal static class PairCosts
{
    /// <summary>The file of the times of a run, in the folder that it writes to.</summary>
    public const string FileName = "durations.json";

    // A small table costs about a second whatever its size.
    private const double SmallTable = 200_000;
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The cost of each pair.</summary>
    /// <param name="manifest">The study.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="durations">The file of an earlier run's times; <see langword="null"/> for none.</param>
    /// <returns>Costs of one unit, in the order of <paramref name="pairs"/>.</returns>
    /// <exception cref="InputException">The file is not as it should be.</exception>
    public static double[] Of(StudyManifest manifest, IReadOnlyList<StudyPair> pairs, string? durations)
    {
        double[] sizes = [.. pairs.Select(p => SmallTable + Directory.EnumerateFiles(manifest.Datasets[p.Dataset], "*.csv").Sum(f => new FileInfo(f).Length))];
        if (durations is null)
        {
            return sizes;
        }

        Dictionary<(string, string), double> known = Read(durations);
        double[] found = [.. pairs.Select(p => known.GetValueOrDefault((p.Dataset, p.Generator), double.NaN))];
        double perSize = found.Where(double.IsFinite).Sum() / Math.Max(1, sizes.Where((_, i) => double.IsFinite(found[i])).Sum());
        return [.. found.Select((seconds, i) => double.IsFinite(seconds) ? seconds : perSize > 0 ? sizes[i] * perSize : sizes[i])];
    }

    /// <summary>Keeps the times of a run. One that is less than half of what was kept is that of scores that were there already: the longer one stays.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="results">What became of each pair.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string folder, IEnumerable<ShardReceipt.Entry> results)
    {
        string path = Path.Combine(folder, FileName);
        Dictionary<(string, string), double> known = File.Exists(path) ? Read(path) : [];
        foreach (ShardReceipt.Entry result in results)
        {
            (string, string) pair = (result.Dataset, result.Generator);
            known[pair] = known.GetValueOrDefault(pair) is var before && before > 2 * result.Seconds ? before : Math.Round(result.Seconds, 3);
        }

        AtomicFile.Write(path, JsonSerializer.Serialize(known.OrderBy(k => k.Key.Item1, StringComparer.Ordinal).ThenBy(k => k.Key.Item2, StringComparer.Ordinal).Select(k => new { dataset = k.Key.Item1, generator = k.Key.Item2, seconds = k.Value }), Form) + "\n");
    }

    private static Dictionary<(string, string), double> Read(string path)
    {
        const string Whole = "a run writes it: a list of dataset, generator and seconds";
        using JsonDocument document = JsonFile.Parse(CsvTableReader.ReadText(path), path);
        return new JsonReader(document.RootElement.Clone(), path).Items(Whole)
            .Select(e => ((e.Get("dataset", Whole).Text(Whole), e.Get("generator", Whole).Text(Whole)), e.Get("seconds", Whole).Number()))
            .DistinctBy(e => e.Item1)
            .ToDictionary(e => e.Item1, e => e.Item2);
    }
}

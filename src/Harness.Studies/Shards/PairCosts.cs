using System.Text.Json;
using Harness.Tables;

namespace Harness.Studies.Shards;

/// <summary>What pairs cost, to divide a study evenly: seconds of an earlier run where there are some, else by the size of the data.</summary>
internal static class PairCosts
{
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

    /// <summary>Keeps the times of a run: <c>durations.json</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="results">What became of each pair.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string folder, IEnumerable<ShardReceipt.Entry> results) => AtomicFile.Write(
        Path.Combine(folder, "durations.json"),
        JsonSerializer.Serialize(results.Select(r => new { dataset = r.Dataset, generator = r.Generator, seconds = Math.Round(r.Seconds, 3) }), Form) + "\n");

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

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Harness.Benchmarks;

/// <summary>
/// The scores of neural generators beside the best of those that they are to beat, as the snapshots of the evaluation have them. Writes a table of
/// <c>docs/generators.md</c>.
/// </summary>
internal static class OpponentStudy
{
    private const string Begin = "<!-- opponents: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- opponents .` -->";
    private const string End = "<!-- end of opponents -->";

    // Lower is better in all but the last.
    private static readonly string[] Metrics = ["ks-statistic", "total-variation", "association-error", "pair-total-variation", "tstr-accuracy-gap", "tstr-r2-gap", Quality];

    private const string Quality = "sdmetrics.quality";

    /// <summary>Reads and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        string[] datasets = [.. Directory.GetDirectories(Path.Combine(root, "evaluation", "snapshots")).Order(StringComparer.Ordinal)];
        Dictionary<string, Dictionary<string, double>>[] scores = Array.ConvertAll(datasets, Scores);
        var text = new StringBuilder();
        text.Append("Mean over seeds of ours / the best opponent's, **bold** where ours is behind. For `gan` the opponents are all recordings of SDV and ydata-synthetic, ");
        text.Append("for `ctgan` and `tvae` SDV's own, with 300 and with 3,000 epochs, and every GAN of ydata-synthetic, as it is and repaired.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| ours | metric | {string.Join(" | ", datasets.Select(folder => Path.GetFileName(folder)))} |\n|---|---|{string.Concat(datasets.Select(_ => "---|"))}\n");
        foreach (string ours in (string[])["gan", "ctgan", "tvae"])
        {
            foreach (string metric in Metrics)
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{ours}` | `{metric}` | {string.Join(" | ", scores.Select(s => Cell(s, ours, metric)))} |\n");
            }
        }

        WrittenSection.Replace(Path.Combine(root, "docs", "generators.md"), Begin, End, text.ToString());
    }

    private static string Cell(Dictionary<string, Dictionary<string, double>> scores, string ours, string metric)
    {
        if (!scores[ours].TryGetValue(metric, out double own))
        {
            return "–";
        }

        var others = scores.Where(g => IsOpponent(ours, g.Key) && g.Value.ContainsKey(metric)).Select(g => (Id: g.Key, Value: g.Value[metric])).ToList();
        bool isHigherBetter = metric == Quality;
        (string id, double best) = isHigherBetter ? others.MaxBy(o => o.Value) : others.MinBy(o => o.Value);
        string shown = string.Create(CultureInfo.InvariantCulture, $"{own:F4} / {best:F4} {id}");
        return (isHigherBetter ? own < best : own > best) ? $"**{shown}**" : shown;
    }

    private static bool IsOpponent(string ours, string id) => ours == "gan"
        ? id.StartsWith("sdv-", StringComparison.Ordinal) || id.StartsWith("ydata-", StringComparison.Ordinal)
        : id == $"sdv-{ours}" || id == $"sdv-{ours}-3000" || (id.StartsWith("ydata-", StringComparison.Ordinal) && id != "ydata-fast");

    // By generator and metric.
    private static Dictionary<string, Dictionary<string, double>> Scores(string folder)
    {
        var scores = new Dictionary<string, Dictionary<string, double>>();
        foreach (string file in Directory.GetFiles(folder, "*.verified.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument snapshot = JsonDocument.Parse(File.ReadAllText(file));
            scores.Add(
                Path.GetFileName(file).Split('.')[0],
                snapshot.RootElement.GetProperty("metrics").EnumerateObject()
                    .Where(metric => metric.Value.TryGetProperty("value", out JsonElement value) && value.ValueKind == JsonValueKind.Number)
                    .ToDictionary(metric => metric.Name, metric => metric.Value.GetProperty("value").GetDouble()));
        }

        return scores;
    }
}

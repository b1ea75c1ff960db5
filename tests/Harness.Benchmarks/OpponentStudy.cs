using System.Globalization;
using System.Text;
using System.Text.Json;
using MathNet.Numerics.Distributions;

namespace Harness.Benchmarks;

/// <summary>
/// The scores of our generators beside the best of those that they are to beat, as the snapshots of the evaluation have them. Writes two tables of
/// <c>docs/generators/results.md</c>.
/// </summary>
internal static class OpponentStudy
{
    private const string Begin = "<!-- opponents: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- opponents .` -->";
    private const string End = "<!-- end of opponents -->";

    private const string NativeBegin = "<!-- natives: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- opponents .` -->";
    private const string NativeEnd = "<!-- end of natives -->";

    // Lower is better in all but the last.
    private static readonly string[] Metrics = ["ks-statistic", "total-variation", "association-error", "pair-total-variation", "tstr-accuracy-gap", "tstr-r2-gap", Quality];

    private const string Quality = "sdmetrics.quality";
    private const string Detection = "detection-auc";

    private static readonly string[] NativeMetrics = ["ks-statistic", "total-variation", "association-error", "pair-total-variation", Detection, "tstr-accuracy-gap", "tstr-r2-gap"];

    private sealed record Score(double Value, double Spread, int Seeds);

    /// <summary>Reads and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        string[] datasets = [.. Directory.GetDirectories(Path.Combine(root, "evaluation", "snapshots")).Order(StringComparer.Ordinal)];
        Dictionary<string, Dictionary<string, Score>>[] scores = Array.ConvertAll(datasets, Scores);
        var text = new StringBuilder();
        text.Append("Ours / the best opponent, each the mean over its seeds; **bold** where ours is behind. There *t* is the difference divided by its standard error, from the scatter over seeds (a single recording has none). For `gan` the opponents are all recordings of SDV and ydata-synthetic, ");
        text.Append("for `ctgan` and `tvae` SDV's own, with 300 and with 3,000 epochs, and every GAN of ydata-synthetic, as it is and repaired.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| ours | metric | {string.Join(" | ", datasets.Select(folder => Path.GetFileName(folder)))} |\n|---|---|{string.Concat(datasets.Select(_ => "---|"))}\n");
        foreach (string ours in (string[])["gan", "ctgan", "tvae"])
        {
            foreach (string metric in Metrics)
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{ours}` | `{metric}` | {string.Join(" | ", scores.Select(s => Cell(s, ours, metric)))} |\n");
            }
        }

        string document = Path.Combine(root, "docs", "generators", "results.md");
        WrittenSection.Replace(document, Begin, End, text.ToString());
        WrittenSection.Replace(document, NativeBegin, NativeEnd, Natives(datasets, scores));
    }

    // The best statistical generator beside the best recording, and what models learn from CART's rows.
    private static string Natives(string[] datasets, Dictionary<string, Dictionary<string, Score>>[] scores)
    {
        string[] ours = [.. Harness.Benchmarks.Natives.All.Select(generator => generator.Info.Id)];
        var text = new StringBuilder();
        text.Append("The best statistical generator / the best recording, each the mean over its seeds; for an AUC, its distance from ½. Where ours is behind, *t* is the difference divided by its standard error (from the scatter over seeds), and **bold** means that chance alone gives as much in fewer than one of twenty cases.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| metric | {string.Join(" | ", datasets.Select(folder => Path.GetFileName(folder)))} |\n|---|{string.Concat(datasets.Select(_ => "---|"))}\n");
        foreach (string metric in NativeMetrics)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{metric}` | {string.Join(" | ", scores.Select(s => NativeCell(s, ours, metric)))} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"| TSTR / TRTR of `cart` | {string.Join(" | ", scores.Select(s => Kept(s["cart"])))} |\n");
        return text.ToString();
    }

    private static string NativeCell(Dictionary<string, Dictionary<string, Score>> scores, string[] ours, string metric)
    {
        var all = scores.Where(g => g.Value.ContainsKey(metric)).Select(g => (Id: g.Key, Score: g.Value[metric])).ToList();
        if (all.Count == 0)
        {
            return "–";
        }

        (string id, Score own) = all.Where(g => ours.Contains(g.Id)).MinBy(g => Badness(g.Score));
        (string otherId, Score other) = all.Where(g => IsOpponent("gan", g.Id)).MinBy(g => Badness(g.Score));
        string shown = string.Create(CultureInfo.InvariantCulture, $"{Badness(own):F4} {id} / {Badness(other):F4} {otherId}");
        double behind = Badness(own) - Badness(other);
        if (behind <= 0)
        {
            return shown;
        }

        double t = behind / Error(own, other);
        shown += string.Create(CultureInfo.InvariantCulture, $", t {t:F1}");
        return t > StudentT.InvCDF(0, 1, own.Seeds + other.Seeds - 2, 0.95) ? $"**{shown}**" : shown;

        double Badness(Score score) => metric == Detection ? Math.Abs(score.Value - 0.5) : score.Value;
    }

    private static string Kept(Dictionary<string, Score> cart)
    {
        string of = cart.ContainsKey("tstr-r2") ? "r2" : "accuracy";
        return string.Create(CultureInfo.InvariantCulture, $"{cart[$"tstr-{of}"].Value / cart[$"trtr-{of}"].Value:P1}");
    }

    private static string Cell(Dictionary<string, Dictionary<string, Score>> scores, string ours, string metric)
    {
        if (!scores[ours].TryGetValue(metric, out Score? score))
        {
            return "–";
        }

        var others = scores.Where(g => IsOpponent(ours, g.Key) && g.Value.ContainsKey(metric)).Select(g => (Id: g.Key, Score: g.Value[metric])).ToList();
        int sign = metric == Quality ? -1 : 1;
        (string id, Score best) = others.MinBy(o => sign * o.Score.Value);
        string shown = string.Create(CultureInfo.InvariantCulture, $"{score.Value:F4} / {best.Value:F4} {id}");
        double behind = sign * (score.Value - best.Value);
        return behind <= 0 ? shown : string.Create(CultureInfo.InvariantCulture, $"**{shown}**, t {behind / Error(score, best):F1}");
    }

    // Of the difference of two means over seeds; the scatter of a single recording is unknown and left out.
    private static double Error(Score own, Score other) => Math.Sqrt(own.Spread * own.Spread / own.Seeds + other.Spread * other.Spread / other.Seeds);

    private static bool IsOpponent(string ours, string id) => ours == "gan"
        ? id.StartsWith("sdv-", StringComparison.Ordinal) || id.StartsWith("ydata-", StringComparison.Ordinal)
        : id == $"sdv-{ours}" || id == $"sdv-{ours}-3000" || (id.StartsWith("ydata-", StringComparison.Ordinal) && id != "ydata-fast");

    // By generator and metric.
    private static Dictionary<string, Dictionary<string, Score>> Scores(string folder)
    {
        var scores = new Dictionary<string, Dictionary<string, Score>>();
        foreach (string file in Directory.GetFiles(folder, "*.verified.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument snapshot = JsonDocument.Parse(File.ReadAllText(file));
            int seeds = snapshot.RootElement.GetProperty("seeds").GetArrayLength();
            scores.Add(
                Path.GetFileName(file).Split('.')[0],
                snapshot.RootElement.GetProperty("metrics").EnumerateObject()
                    .Where(metric => metric.Value.TryGetProperty("value", out JsonElement value) && value.ValueKind == JsonValueKind.Number)
                    .ToDictionary(metric => metric.Name, metric => new Score(metric.Value.GetProperty("value").GetDouble(), metric.Value.TryGetProperty("spread", out JsonElement spread) && spread.ValueKind == JsonValueKind.Number ? spread.GetDouble() : 0, seeds)));
        }

        return scores;
    }
}

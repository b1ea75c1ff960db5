using System.Globalization;
using System.Text.Json;
using Harness.Metrics;
using Harness.Tables;

namespace Harness.Studies.Gate;

/// <summary>Reads <c>thresholds.json</c> and checks every name in it.</summary>
/// <param name="names">The names that the file may use.</param>
internal sealed class ThresholdsReader(KnownNames names)
{
    private const string NeedsReason = "what differs for a pair cannot be reviewed without its reason";

    private readonly string[] _metricIds = [.. names.Metrics.Append(Memorisation.Metric).Select(m => m.Id)];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is not as it should be; the message names the file, the path in it and the nearest known name.</exception>
    public Thresholds Read(string path) => Parse(CsvTableReader.ReadText(path), path);

    /// <summary>The bar that this package brings along, without anything that a study's own file says of single pairs.</summary>
    public Thresholds ReadDefault()
    {
        using Stream stream = typeof(ThresholdsReader).Assembly.GetManifestResourceStream("thresholds.json")!;
        using var text = new StreamReader(stream);
        Thresholds all = new ThresholdsReader(names with { Datasets = null, Generators = null }).Parse(text.ReadToEnd(), "the bar that Harness brings along");
        return new Thresholds(all.Bar, [], []) { FalseAlarms = all.FalseAlarms };
    }

    private Thresholds Parse(string text, string source)
    {
        JsonReader root = JsonReader.Parse(text, source);
        root.AllowKeys("metrics", "pairs", "required", "falseAlarms");
        var bar = new Dictionary<string, Limit>(StringComparer.Ordinal);
        foreach (JsonReader metric in root.Find("metrics")?.Object().Entries ?? [])
        {
            bar.Add(metric.Name, ReadLimit(metric, needsReason: false));
        }

        if (bar.Count == 0)
        {
            throw root.Wrong("'metrics' has no limit, so nothing would be judged; give one or more, for example \"metrics\": { \"ks-statistic\": { \"max\": 0.1 } }.");
        }

        var limits = new List<PairLimit>();
        var failures = new List<KnownFailure>();
        foreach (JsonReader dataset in root.Find("pairs")?.Object().Entries ?? [])
        {
            Check(dataset, "dataset", names.Datasets);
            foreach (JsonReader generator in dataset.Object().Entries)
            {
                Check(generator, "generator", names.Generators);
                ReadPair(dataset.Name, generator, limits, failures);
            }
        }

        double falseAlarms = root.Find("falseAlarms")?.Number() ?? Thresholds.DefaultFalseAlarms;
        return falseAlarms is > 0 and < 1
            ? new Thresholds(bar, limits, failures) { Required = ReadRequired(root.Find("required")), FalseAlarms = falseAlarms }
            : throw root.Wrong("'falseAlarms' is the probability that fresh real rows miss a limit: above 0 and below 1, for example 0.01.");
    }

    private Dictionary<string, IReadOnlyList<string>> ReadRequired(JsonReader? required)
    {
        const string Needs = "a generator is required to clear the bar on \"*\", or on a list of datasets";
        var read = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (JsonReader generator in required?.Object().Entries ?? [])
        {
            Check(generator, "generator", names.Generators);
            string[] datasets = generator.Kind == JsonValueKind.String ? [generator.Text(Needs)] : [.. generator.Items(Needs).Select(d => d.Text(Needs))];
            if (names.Datasets is not null && datasets.FirstOrDefault(d => d != "*" && !names.Datasets.Contains(d)) is { } unknown)
            {
                throw generator.Unknown("dataset", unknown, names.Datasets);
            }

            read.Add(generator.Name, datasets);
        }

        return read;
    }

    private void ReadPair(string dataset, JsonReader generator, List<PairLimit> limits, List<KnownFailure> failures)
    {
        foreach (JsonReader entry in generator.Object().Entries)
        {
            if (entry.Name == "failure")
            {
                entry.Object().AllowKeys("type", "reason");
                failures.Add(new KnownFailure(dataset, generator.Name, entry.Path, entry.Get("type", "it names the failure as the library does").Text(), entry.Get("reason", NeedsReason).Text()));
            }
            else
            {
                limits.Add(new PairLimit(dataset, generator.Name, entry.Name, ReadLimit(entry, needsReason: true)));
            }
        }
    }

    private Limit ReadLimit(JsonReader limit, bool needsReason)
    {
        MetricDescriptor? metric = Metric(limit);
        limit.Object().AllowKeys("max", "min", "excess", "reason");
        var read = new Limit(
            limit.Path,
            Number(limit, "max"),
            Number(limit, "min"),
            Number(limit, "excess"),
            needsReason ? limit.Get("reason", NeedsReason).Text(NeedsReason) : "");
        _ = Entry(limit, "reason")?.Text(NeedsReason);
        if (read.Excess is null == (read.Maximum is null && read.Minimum is null))
        {
            throw limit.Wrong("a limit needs 'max', 'min' or both, or 'excess' (over what fresh real rows get) and neither of them.");
        }

        if (read.Excess < 0 || read.Minimum > read.Maximum)
        {
            throw limit.Wrong(read.Excess < 0 ? "'excess' is at least 0." : "'min' is above 'max', so no value could be within.");
        }

        if (metric is null)
        {
            return read;
        }

        if (!read.Fits(metric))
        {
            throw limit.Wrong($"the limit bounds the good side: '{metric.Id}' is better when {(metric.Direction == Direction.LowerIsBetter ? "lower; use 'max'" : "higher; use 'min'")}.");
        }

        // A limit that no value can reach would pass for one: 10 that means 10 %.
        return new[] { read.Minimum, read.Maximum }.FirstOrDefault(end => end < metric.Minimum || end > metric.Maximum) is { } beyond
            ? throw limit.Wrong(string.Create(CultureInfo.InvariantCulture, $"{beyond} is no value of '{metric.Id}', which is {MetricRange(metric)}; a share of 10 % is 0.1."))
            : read;
    }

    private static string MetricRange(MetricDescriptor metric) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(double.IsFinite(metric.Minimum) ? $"at least {metric.Minimum}" : "")}{(double.IsFinite(metric.Minimum) && double.IsFinite(metric.Maximum) ? " and " : "")}{(double.IsFinite(metric.Maximum) ? $"at most {metric.Maximum}" : "")}");

    // Elsewhere null is a key that is not there; a limit that is null would be one that nobody sees.
    private static JsonReader? Entry(JsonReader limit, string key) => limit.Entries.FirstOrDefault(e => e.Name == key);

    private static double? Number(JsonReader limit, string key) => Entry(limit, key)?.Number();

    // A metric that is known but not installed has no descriptor: its limit is kept, and is inconclusive.
    private MetricDescriptor? Metric(JsonReader limit) => names.NotMeasured.ContainsKey(limit.Name)
        ? null
        : names.Metrics.Append(Memorisation.Metric).FirstOrDefault(m => m.Id == limit.Name) ?? throw limit.Unknown("metric", limit.Name, _metricIds);

    private void Check(JsonReader entry, string what, IReadOnlyCollection<string>? known)
    {
        if (known is not null && entry.Name != "*" && !known.Contains(entry.Name) && !names.NotMeasured.ContainsKey(entry.Name))
        {
            throw entry.Unknown(what, entry.Name, known);
        }
    }
}

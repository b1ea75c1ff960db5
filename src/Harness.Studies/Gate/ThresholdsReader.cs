using Harness.Metrics;
using Harness.Tables;

namespace Harness.Studies.Gate;

/// <summary>Reads <c>thresholds.json</c> and checks every name in it.</summary>
/// <param name="names">The names that the file may use.</param>
internal sealed class ThresholdsReader(KnownNames names)
{
    private const string NeedsReason = "an exception without its reason cannot be reviewed";

    private readonly string[] _metricIds = [.. names.Metrics.Select(m => m.Id)];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is not as it should be; the message names the file, the path in it and the nearest known name.</exception>
    public Thresholds Read(string path)
    {
        JsonReader root = JsonReader.Parse(CsvTableReader.ReadText(path), path);
        root.AllowKeys("metrics", "pairs");
        var bar = new Dictionary<string, Limit>(StringComparer.Ordinal);
        foreach (JsonReader metric in root.Find("metrics")?.Object().Entries ?? [])
        {
            bar.Add(metric.Name, ReadLimit(metric, needsReason: false));
        }

        if (bar.Count == 0)
        {
            throw root.Wrong("'metrics' has no limit, so nothing would be judged; give one or more, for example \"metrics\": { \"ks-statistic\": { \"max\": 0.1 } }.");
        }

        var exceptions = new List<KnownLevel>();
        var failures = new List<KnownFailure>();
        foreach (JsonReader dataset in root.Find("pairs")?.Object().Entries ?? [])
        {
            Check(dataset, "dataset", names.Datasets);
            foreach (JsonReader generator in dataset.Object().Entries)
            {
                Check(generator, "generator", names.Generators);
                ReadPair(dataset.Name, generator, exceptions, failures);
            }
        }

        var thresholds = new Thresholds(bar, exceptions, failures);
        return NeedlessLevels.Equal(thresholds) is { } equal ? throw root.Wrong(equal) : thresholds;
    }

    private void ReadPair(string dataset, JsonReader generator, List<KnownLevel> exceptions, List<KnownFailure> failures)
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
                exceptions.Add(new KnownLevel(dataset, generator.Name, entry.Name, ReadLimit(entry, needsReason: true)));
            }
        }
    }

    private Limit ReadLimit(JsonReader limit, bool needsReason)
    {
        MetricDescriptor? metric = Metric(limit);
        limit.Object().AllowKeys("max", "min", "significance", "reason");
        var read = new Limit(
            limit.Path,
            limit.Find("max")?.Number(),
            limit.Find("min")?.Number(),
            limit.Find("significance")?.Number(),
            needsReason ? limit.Get("reason", NeedsReason).Text(NeedsReason) : "");
        int bounds = (read.Maximum is null ? 0 : 1) + (read.Minimum is null ? 0 : 1) + (read.Significance is null ? 0 : 1);
        if (bounds != 1)
        {
            throw limit.Wrong($"a limit needs exactly one of 'max', 'min' and 'significance', but has {bounds}.");
        }

        return metric is null || read.Fits(metric)
            ? read
            : throw limit.Wrong($"the limit bounds the good side: '{metric.Id}' is better when {(metric.Direction == Direction.LowerIsBetter ? "lower; use 'max'" : "higher; use 'min'")}.");
    }

    // A metric that is known but not installed has no descriptor: its limit is kept, and is inconclusive.
    private MetricDescriptor? Metric(JsonReader limit) => names.NotMeasured.ContainsKey(limit.Name)
        ? null
        : names.Metrics.FirstOrDefault(m => m.Id == limit.Name) ?? throw limit.Unknown("metric", limit.Name, _metricIds);

    private void Check(JsonReader entry, string what, IReadOnlyCollection<string>? known)
    {
        if (known is not null && entry.Name != "*" && !known.Contains(entry.Name) && !names.NotMeasured.ContainsKey(entry.Name))
        {
            throw entry.Unknown(what, entry.Name, known);
        }
    }
}

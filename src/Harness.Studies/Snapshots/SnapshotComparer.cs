using System.Globalization;
using Harness.Metrics;

namespace Harness.Studies.Snapshots;

/// <summary>Compares the scores of now with a snapshot: as numbers, with each metric's tolerance, never as text.</summary>
/// <param name="metrics">The descriptors of all metrics.</param>
/// <param name="holdoutRows">Number of holdout rows, in units of which a metric may name its noise.</param>
internal sealed class SnapshotComparer(IEnumerable<MetricDescriptor> metrics, int holdoutRows)
{
    private const int MostParts = 4;

    private readonly Dictionary<string, MetricDescriptor> _metrics = metrics.ToDictionary(m => m.Id, StringComparer.Ordinal);

    /// <summary>The differences, in the order of the metrics; empty where nothing moved beyond its tolerance.</summary>
    /// <param name="before">The committed snapshot.</param>
    /// <param name="now">The scores of now.</param>
    public IReadOnlyList<SnapshotDifference> Compare(Snapshot before, Snapshot now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var differences = new List<SnapshotDifference>();
        Property("dataset", before.Dataset, now.Dataset);
        Property("generator", before.Generator, now.Generator);
        Property("generatorVersion", before.GeneratorVersion, now.GeneratorVersion);
        Property("train", before.TrainDigest, now.TrainDigest);
        Property("holdout", before.HoldoutDigest, now.HoldoutDigest);
        Property("seeds", string.Join(", ", before.Seeds), string.Join(", ", now.Seeds));
        Property("rows", Text(before.Rows), Text(now.Rows));
        Property("failures", string.Join("; ", before.Failures), string.Join("; ", now.Failures));
        foreach ((string id, SnapshotMetric current) in now.Metrics)
        {
            if (before.Find(id) is { } old)
            {
                differences.AddRange(CompareMetric(id, old, current));
            }
            else
            {
                differences.Add(new SnapshotDifference(id, Change.Incomparable, "absent", Text(current.Value), []));
            }
        }

        differences.AddRange(before.Metrics.Where(m => now.Find(m.Key) is null).Select(m => new SnapshotDifference(m.Key, Change.Incomparable, Text(m.Value.Value), "absent", [])));
        return differences;

        void Property(string name, string old, string current)
        {
            if (old != current)
            {
                differences.Add(new SnapshotDifference(name, Change.Incomparable, old, current, []));
            }
        }
    }

    /// <summary>The largest difference at which a metric still counts as the same.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="before">Its value in the snapshot.</param>
    /// <param name="now">Its value now.</param>
    public double Tolerance(MetricDescriptor metric, double before, double now)
    {
        ArgumentNullException.ThrowIfNull(metric);
        // Both values are rounded, so equal numbers may differ by one unit in the last digit.
        double rounding = 1.01 * SignificantDigits.Unit(Math.Max(Math.Abs(before), Math.Abs(now)), metric.Digits);
        double noise = Math.Max(metric.NoiseFloor, metric.NoiseRows / Math.Max(1, holdoutRows));

        // A noise floor is in units of a bounded scale; errors in the target's unit and unbounded scores take it relative to their size.
        bool bounded = double.IsFinite(metric.Minimum) && double.IsFinite(metric.Maximum);
        double scale = bounded ? 1 : double.IsFinite(metric.Maximum) ? Math.Max(1, Math.Abs(before)) : Math.Abs(before);
        return Math.Max(rounding, noise * scale) + 1e-9;
    }

    private IEnumerable<SnapshotDifference> CompareMetric(string id, SnapshotMetric before, SnapshotMetric now)
    {
        if (before.Version != now.Version)
        {
            yield return new SnapshotDifference(id, Change.Incomparable, $"version {before.Version}", $"version {now.Version}", []);
        }
        else if (before.Value is not { } old || now.Value is not { } current)
        {
            if (before.Value != now.Value || before.Why != now.Why)
            {
                yield return new SnapshotDifference(id, Change.Incomparable, before.Why ?? Text(before.Value), now.Why ?? Text(now.Value), []);
            }
        }
        else if (_metrics.GetValueOrDefault(id) is { } metric && Math.Abs(current - old) > Tolerance(metric, old, current))
        {
            Change change = metric.Direction switch
            {
                Direction.LowerIsBetter => current < old ? Change.Better : Change.Worse,
                Direction.HigherIsBetter => current > old ? Change.Better : Change.Worse,
                _ => Change.Worse,
            };
            yield return new SnapshotDifference(id, change, Text(old), Text(current), Moved(before, now));
        }
    }

    private static string[] Moved(SnapshotMetric before, SnapshotMetric now)
    {
        var old = before.By.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        return
        [
            .. now.By
                .Where(p => old.TryGetValue(p.Key, out double value) ? value != p.Value : true)
                .OrderByDescending(p => Math.Abs(p.Value - old.GetValueOrDefault(p.Key)))
                .Take(MostParts)
                .Select(p => $"{p.Key} {(old.TryGetValue(p.Key, out double value) ? Text(value) : "absent")} → {Text(p.Value)}"),
        ];
    }

    private static string Text(double? value) => value?.ToString("G4", CultureInfo.InvariantCulture) ?? "no value";
}

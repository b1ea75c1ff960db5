using System.Globalization;
using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Snapshots;

/// <summary>Compares the scores of now with a snapshot, as numbers, never as text.</summary>
/// <remarks>
/// What is equal to the digits kept is the same. Where noise was measured, over R seeds, the mean of the k seeds of now is held against
/// the level: a difference is beyond noise where it is more than t · noise · √(1/k + 1/R), t the quantile of Student's distribution that
/// leaves .2 % to all metrics of a pair and their parts together, half of it to each kind. Scores are not normal: tails and medians of few
/// rows stay where they are in most seeds and are far off in one, which moves a mean of three beyond any quantile that a standard deviation
/// gives. What a generator does differently it does in every seed. So each seed has to move to the same side by at least half of what is
/// allowed to the mean. Scatter of so few seeds is uncertain, so that of a part counts as at least half of what parts of its metric usually
/// have, and that of a share of rows as what counting gives. Recordings do not scatter: any difference is one. A move below what a person
/// would call one (<see cref="MetricDescriptor.LeastMove"/>) is within noise.
/// </remarks>
/// <param name="metrics">The descriptors of all metrics.</param>
/// <param name="holdoutRows">Number of holdout rows, in units of which a metric may name what a processor changes.</param>
/// <param name="isExact">Whether noise is left aside, as for a change that is to change nothing.</param>
/// <param name="falseAlarms">The probability that a pair whose generator is as before has a difference beyond noise, were scores normal; they are not, so it is set below the 1 % that is promised.</param>
internal sealed class SnapshotComparer(IEnumerable<MetricDescriptor> metrics, int holdoutRows, bool isExact = false, double falseAlarms = SnapshotComparer.FalseAlarms)
{
    /// <summary>The usual one.</summary>
    public const double FalseAlarms = 0.002;

    private const int MostParts = 4;

    private readonly Dictionary<string, MetricDescriptor> _metrics = metrics.Append(Gate.Memorisation.Metric).ToDictionary(m => m.Id, StringComparer.Ordinal);

    /// <summary>The differences, in the order of the metrics; empty where everything is the same.</summary>
    /// <param name="before">The committed snapshot.</param>
    /// <param name="now">The scores of now.</param>
    /// <param name="scorecard">The same, with the names of the parts.</param>
    public IReadOnlyList<SnapshotDifference> Compare(Snapshot before, Snapshot now, Scorecard scorecard) =>
        Compare(before, now, (metric, part) => scorecard.Find(metric) is { } score && part < score.Parts.Count ? score.Parts[part].Label : null, scorecard.Find);

    /// <summary>The same for two snapshots, which hold neither the names of parts nor the values of seeds: means alone are held against noise.</summary>
    /// <param name="before">The snapshot whose noise counts.</param>
    /// <param name="now">The other one.</param>
    /// <param name="partName">The name of a part by the metric's id and the part's index; a part without one is compared and not listed.</param>
    public IReadOnlyList<SnapshotDifference> Compare(Snapshot before, Snapshot now, Func<string, int, string?> partName) => Compare(before, now, partName, _ => null);

    private List<SnapshotDifference> Compare(Snapshot before, Snapshot now, Func<string, int, string?> partName, Func<string, MetricScore?> scoreOf)
    {
        var differences = new List<SnapshotDifference>();
        Property("dataset", before.Dataset, now.Dataset);
        Property("generator", before.Generator, now.Generator);
        Property("generatorVersion", before.GeneratorVersion, now.GeneratorVersion);
        Property("train", before.TrainDigest, now.TrainDigest);
        Property("holdout", before.HoldoutDigest, now.HoldoutDigest);
        Property("seeds", string.Join(", ", before.Seeds), string.Join(", ", now.Seeds));
        Property("rows", Text(before.Rows), Text(now.Rows));
        Property("failures", string.Join("; ", before.Failures), string.Join("; ", now.Failures));
        var noise = new PairNoise(before, now, isExact, falseAlarms);
        foreach ((string id, SnapshotMetric current) in now.Metrics)
        {
            differences.AddRange(before.Find(id) is not { } old
                ? [new SnapshotDifference(id, Change.Incomparable, "absent", Text(current.Value), [])]
                : CompareMetric(_metrics[id], old, current, noise, scoreOf(id), part => partName(id, part), Math.Max(1, now.Rows)));
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

    /// <summary>The largest difference at which a metric still counts as the same: the digits kept, and what processors differ by.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="before">Its value in the snapshot.</param>
    /// <param name="now">Its value now.</param>
    public double Tolerance(MetricDescriptor metric, double before, double now)
    {
        // Both values are rounded, so equal numbers may differ by one unit in the last digit.
        double rounding = 1.01 * SignificantDigits.Unit(Math.Max(Math.Abs(before), Math.Abs(now)), metric.Digits);
        double processor = Math.Max(metric.NoiseFloor, metric.NoiseRows / Math.Max(1, holdoutRows));

        return Math.Max(rounding, processor * Scale(metric, before)) + 1e-9;
    }

    // A noise floor is in units of a bounded scale; errors in the target's unit and unbounded scores take it relative to their size.
    private static double Scale(MetricDescriptor metric, double before) =>
        double.IsFinite(metric.Minimum) && double.IsFinite(metric.Maximum) ? 1 : double.IsFinite(metric.Maximum) ? Math.Max(1, Math.Abs(before)) : Math.Abs(before);

    private IEnumerable<SnapshotDifference> CompareMetric(MetricDescriptor metric, SnapshotMetric before, SnapshotMetric now, PairNoise noise, MetricScore? score, Func<int, string?> partName, int rows)
    {
        if (before.Version != now.Version)
        {
            yield return new SnapshotDifference(metric.Id, Change.Incomparable, $"{Text(before.Value)} (version {before.Version})", $"{Text(now.Value)} (version {now.Version})", []);
            yield break;
        }

        if (before.Value is not { } old || now.Value is not { } current)
        {
            if (before.Value != now.Value || before.Why != now.Why)
            {
                yield return new SnapshotDifference(metric.Id, Change.Incomparable, before.Why ?? Text(before.Value), now.Why ?? Text(now.Value), []);
            }

            yield break;
        }

        double same = Tolerance(metric, old, current);
        double level = noise.Of(before.Noise) is null ? old : before.Level ?? old;
        double usual = before.PartNoise.Count == 0 ? 0 : before.PartNoise.Order().ElementAt(before.PartNoise.Count / 2);
        MetricResult.Computed[] seeds = score is null ? [] : [.. score.Results.OfType<MetricResult.Computed>()];
        SnapshotMove whole = noise.Move(level, current, [.. seeds.Select(s => s.Value)], Counted(before.Noise, level), same, metric.LeastMove, noise.OfMetric);

        // Beside a measured noise the parts are the means over its seeds, which the pair's own seeds do not equal.
        bool comparesParts = before.Parts.Count == now.Parts.Count && now.Parts.Count > 0 && (noise.IsMeasured || before.Level is null);
        SnapshotMove[] parts = comparesParts
            ? [.. now.Parts.Select((part, i) => noise.Move(before.Parts[i], part, [.. seeds.Where(s => i < s.Parts.Count).Select(s => SnapshotParts.Value(s.Parts[i]))], i < before.PartNoise.Count ? Counted(Usual(before.PartNoise[i]), before.Parts[i]) : null, PartTolerance(metric, before.Parts[i], part), metric.LeastMove, noise.OfPart))]
            : [];

        // The pair's own seeds lie somewhere within noise of the level for good: as long as they give what they gave, nothing moved.
        if (Math.Abs(current - old) <= same && (noise.IsMeasured || !parts.Any(p => p.IsBeyond)))
        {
            yield break;
        }

        // One loss is a loss, however much better the others are.
        Change[] kinds = [.. parts.Select((part, i) => part.IsBeyond ? Kind(metric, Size(metric, before.Parts[i]), Size(metric, now.Parts[i])) : Change.Changed)];
        Change change = kinds.Append(whole.IsBeyond ? Kind(metric, level, current) : Change.Changed).Max();
        yield return new SnapshotDifference(metric.Id, change, Text(level), Text(current), Moved(before, now, parts, kinds, noise, partName))
        {
            OverNoise = noise.IsMeasured && (before.Noise > 0 || before.PartNoise.Any(n => n > 0)) ? parts.Select(p => p.OverNoise).Append(whole.OverNoise).Max() : null,
            Moved = now.Parts.Count == before.Parts.Count ? now.Parts.Select((part, i) => Share(metric, before.Parts[i], part)).Append(Share(metric, level, current)).Max() : Share(metric, level, current),
            Noise = whole.Noise,
        };

        // None at all is no scatter to be uncertain of.
        double Usual(double own) => own > 0 ? Math.Max(own, usual / 2) : 0;

        // A share of rows is a count: what is rare is seen in some seeds and not in others. Without any scatter it is what a rule of the generator gives, but copies are never.
        double? Counted(double? own, double share) => own is { } n && metric.Unit == "share" && (n > 0 || metric.Family == "copying")
            ? Math.Max(n, Math.Sqrt((Math.Abs(share) + 1.0 / rows) / rows))
            : own;
    }

    // A part with a sign is bad in either direction; its size is what the metric is made of.
    internal static double Size(MetricDescriptor metric, double part) => metric.Minimum >= 0 ? Math.Abs(part) : part;

    private static double Share(MetricDescriptor metric, double before, double now) => Math.Abs(now - before) / Math.Max(1, Scale(metric, before));

    private static Change Kind(MetricDescriptor metric, double before, double now) => metric switch
    {
        { TwoSided: true } => Math.Abs(now - metric.Ideal) < Math.Abs(before - metric.Ideal) ? Change.Better : Change.Worse,
        { Direction: Direction.LowerIsBetter } => now < before ? Change.Better : Change.Worse,
        { Direction: Direction.HigherIsBetter } => now > before ? Change.Better : Change.Worse,
        _ => Change.Changed,
    };

    // Parts are kept to three digits, and models' scores differ between processors as the metric's do.
    private double PartTolerance(MetricDescriptor metric, double before, double now) => Tolerance(metric with { Digits = Math.Min(3, metric.Digits) }, before, now);

    private static string[] Moved(SnapshotMetric before, SnapshotMetric now, SnapshotMove[] moves, Change[] kinds, PairNoise noise, Func<int, string?> partName) =>
    [
        .. moves.Select((move, i) => (Move: move, Index: i))
            .Where(m => m.Move.OverNoise > 0 && partName(m.Index) is not null)
            .OrderByDescending(m => kinds[m.Index])

            // Without noise a move would be counted in units of the last digit, of which small values have smaller ones.
            .ThenByDescending(m => noise.IsMeasured ? m.Move.OverNoise : 0)
            .ThenByDescending(m => Math.Abs(now.Parts[m.Index] - before.Parts[m.Index]))
            .Take(MostParts)
            .Select(m => $"{partName(m.Index)} {Text(before.Parts[m.Index])} → {Text(now.Parts[m.Index])}"),
    ];

    private static string Text(double? value) => value?.ToString("G4", CultureInfo.InvariantCulture) ?? "no value";
}

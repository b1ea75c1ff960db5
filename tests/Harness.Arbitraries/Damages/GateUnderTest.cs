using Harness.Datasets;
using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;
using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>The gate as its tests ask it, on one dataset: all tables share the work on the real rows. Nothing else here calls the gate.</summary>
public sealed class GateUnderTest
{
    private const int NoiseSeeds = 20;

    private static readonly GeneratorInfo Unknown = new() { Id = "under-test", Title = "under test", Family = "user", Version = "1", License = "" };
    private static readonly ulong[] Levels = [1, 2, 3];

    private readonly Thresholds _thresholds;
    private readonly QualityGate _gate;
    private readonly TableScorer _bar;
    private readonly TableScorer _snapshot;

    /// <summary>Prepares to judge tables of a dataset.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="evaluators">The evaluators that may take part; the bar uses those with a limit, snapshots those of the default profile.</param>
    /// <param name="thresholds">The path of <c>thresholds.json</c>.</param>
    public GateUnderTest(Dataset dataset, IReadOnlyList<IEvaluator> evaluators, string thresholds)
    {
        Dataset = dataset;
        IReadOnlyDictionary<string, string> missing = Evaluators.Missing(evaluators);
        _thresholds = new ThresholdsReader(new KnownNames([.. evaluators.SelectMany(e => e.Metrics)], null, null, missing)).Read(thresholds);
        _gate = new QualityGate(_thresholds, missing);
        _bar = new TableScorer(dataset, [.. evaluators.Where(e => e.Metrics.Any(m => _thresholds.Bar.ContainsKey(m.Id)))], NoCache.Instance);
        Func<MetricDescriptor, bool> profile = Profile.Of(_thresholds);
        _snapshot = new TableScorer(dataset, [.. evaluators.Where(e => e.Metrics.Any(profile))], NoCache.Instance);
    }

    /// <summary>The dataset.</summary>
    public Dataset Dataset { get; }

    /// <summary>What the bar says of tables, one a seed of one generator.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The limits that they miss, and the number of those that are open for want of rows.</returns>
    public (IReadOnlyList<Finding> Missed, int Open) Judge(IReadOnlyList<Table> tables, CancellationToken cancellation = default)
    {
        IReadOnlyList<LimitVerdict> verdicts = _gate.Judge(Score(_bar, Unknown, Numbered(tables), cancellation)).Verdicts;
        return (
            [.. verdicts.Where(v => v.Verdict is Verdict.Fail or Verdict.Error).Select(v => Of(v.Score, v.Part, null))],
            verdicts.Count(v => v.Verdict == Verdict.Inconclusive && !v.IsUnmeasured));
    }

    /// <summary>The metrics that are worse than a baseline, and the limits that were met there and are missed now.</summary>
    /// <param name="baseline">What <see cref="Baseline"/> gave.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="tables">Its tables of some seeds.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public IReadOnlyList<Finding> Worse(object baseline, IGenerator generator, IReadOnlyList<Table> tables, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        var before = (Snapshot)baseline;
        Scorecard now = Score(_snapshot, generator.Info, Numbered(tables), cancellation);
        GateResult judged = _gate.Judge(now);
        IReadOnlyList<SnapshotDifference> differences = new SnapshotComparer(_snapshot.Metrics, Dataset.Holdout.RowCount).Compare(before, SnapshotOf(judged, null), now);
        return
        [
            .. from difference in differences
               where difference.Change == Change.Worse
               select Of(now.Find(difference.Subject)!, null, difference.Parts.Count > 0 ? difference.Parts[0] : null),
            .. PairOutcome.LostSince(judged, before, differences).Select(v => Of(v.Score, v.Part, null)).Select(f => f with { Metric = f.Metric + " (limit)" }),
        ];
    }

    /// <summary>What other seeds of a generator are compared with: the committed snapshot where it has noise, else one that is made here of as many seeds.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="snapshots">The folder of committed snapshots.</param>
    /// <param name="make">Makes the table of a seed.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public object Baseline(IGenerator generator, string snapshots, Func<ulong, Table> make, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        if (new SnapshotStore(snapshots).VerifiedPath(Dataset.Name, generator.Info.Id) is var path && File.Exists(path) && File.ReadAllText(path).Contains("\"noiseSeeds\"", StringComparison.Ordinal)
            && new SnapshotStore(snapshots).Find(Dataset.Name, generator.Info.Id) is { NoiseSeeds: > 1 } committed)
        {
            return committed;
        }

        Scorecard seeds = Score(_snapshot, generator.Info, [.. Enumerable.Range(1, NoiseSeeds).Select(s => ((ulong)s, make((ulong)s)))], cancellation);
        Scorecard levels = _snapshot.Collect(generator.Info, [.. seeds.Seeds.Where(s => Levels.Contains(s.Seed))], [], null);
        return SnapshotOf(_gate.Judge(levels), SnapshotNoise.Of(seeds));
    }

    private Snapshot SnapshotOf(GateResult judged, SnapshotNoise? noise) => Snapshot.Of(judged, Profile.Of(_thresholds), noise);

    // The part that moved most is told as text that begins with its name.
    private static Finding Of(MetricScore score, MetricPart? decided, string? moved)
    {
        MetricPart? part = moved is null ? decided : score.Parts.Where(p => moved.StartsWith(p.Label + " ", StringComparison.Ordinal)).MaxBy(p => p.Label.Length);
        part ??= score.Worst;
        return new Finding(score.Descriptor.Id, part?.Name, part?.Other);
    }

    private static (ulong, Table)[] Numbered(IReadOnlyList<Table> tables) => [.. tables.Select((table, i) => ((ulong)i + 1, table))];

    private static Scorecard Score(TableScorer scorer, GeneratorInfo generator, IReadOnlyList<(ulong Seed, Table Table)> tables, CancellationToken cancellation) =>
        scorer.Collect(generator, [.. tables.Select(t => scorer.Measure(t.Seed, t.Table, cancellation))], [], null);
}

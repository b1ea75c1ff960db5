using Harness.Datasets;
using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;
using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>The gate as its tests ask it, on one dataset: all tables share the work on the real rows. Nothing else here calls the gate.</summary>
public sealed class GateUnderTest
{
    private static readonly GeneratorInfo Unknown = new() { Id = "under-test", Title = "under test", Family = "user", Version = "1", License = "" };

    private static readonly ulong[] Levels = [1, 2, 3];

    private readonly TableScorer _bar;
    private readonly TableScorer _all;
    private readonly QualityGate _gate;

    /// <summary>Prepares to judge tables of a dataset.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="evaluators">The evaluators that may take part; the bar uses those with a limit.</param>
    /// <param name="thresholds">The path of <c>thresholds.json</c>.</param>
    public GateUnderTest(Dataset dataset, IReadOnlyList<IEvaluator> evaluators, string thresholds)
    {
        Dataset = dataset;
        IReadOnlyDictionary<string, string> missing = Evaluators.Missing(evaluators);
        Thresholds read = new ThresholdsReader(new KnownNames([.. evaluators.SelectMany(e => e.Metrics)], null, null, missing)).Read(thresholds);
        _gate = new QualityGate(read, missing);
        _bar = new TableScorer(dataset, [.. evaluators.Where(e => e.Metrics.Any(m => read.Bar.ContainsKey(m.Id)))], NoCache.Instance);
        _all = new TableScorer(dataset, evaluators, NoCache.Instance);
    }

    /// <summary>The dataset.</summary>
    public Dataset Dataset { get; }

    /// <summary>The limits that tables, one a seed, miss.</summary>
    /// <param name="tables">The tables of one generator.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public IReadOnlyList<Finding> Missed(IReadOnlyList<Table> tables, CancellationToken cancellation = default) =>
    [
        .. from verdict in _gate.Judge(Score(_bar, tables, cancellation)).Verdicts
           where verdict.Verdict is Verdict.Fail or Verdict.Error
           let worst = verdict.Score.Worst
           select new Finding(verdict.Score.Descriptor.Id, worst?.Name, worst?.Other),
    ];

    /// <summary>The metrics that are worse than a baseline.</summary>
    /// <param name="baseline">What <see cref="Baseline"/> made of the tables of other seeds.</param>
    /// <param name="tables">The tables of some seeds of the generator.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public IReadOnlyList<Finding> Worse(object baseline, IReadOnlyList<Table> tables, CancellationToken cancellation = default)
    {
        Scorecard now = Score(_all, tables, cancellation);
        return
        [
            .. from difference in new SnapshotComparer(_all.Metrics, Dataset.Holdout.RowCount).Compare((Snapshot)baseline, Snapshot.Of(now))
               where difference.Change == Change.Worse
               let worst = now.Find(difference.Subject)?.Worst
               select new Finding(difference.Subject, worst?.Name, worst?.Other),
        ];
    }

    /// <summary>What other seeds of a generator are compared with: the committed snapshot where there is one, else the levels and the noise of seeds that are made here.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="snapshots">The folder of committed snapshots.</param>
    /// <param name="make">Makes the table of a seed.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public object Baseline(IGenerator generator, string snapshots, Func<ulong, Table> make, CancellationToken cancellation = default) =>
        new SnapshotStore(snapshots).Find(Dataset.Name, generator.Info.Id) ?? Snapshot.Of(Score(_all, [.. Levels.Select(make)], cancellation));

    private static Scorecard Score(TableScorer scorer, IReadOnlyList<Table> tables, CancellationToken cancellation) =>
        scorer.Collect(Unknown, [.. tables.Select((table, i) => scorer.Score((ulong)i + 1, "", () => table, null, cancellation))], [], null);
}

using System.Text.Json;
using Harness.Datasets;
using Harness.Generators;
using Harness.Metrics;
using Harness.Pictures;
using Harness.Random;
using Harness.Tables;

namespace Harness.Scoring;

/// <summary>
/// Scores the synthetic tables of one dataset: all evaluators, fail closed, beside floor and ceiling, from the cache where an entry fits.
/// A study and a single evaluation both score here.
/// </summary>
internal sealed class TableScorer
{
    // Every random choice of the frames descends from this number, and from nothing of the dataset: the same rows are split alike under any name.
    private const ulong SuiteSeed = 20_260_101;

    private readonly IReadOnlyList<IEvaluator> _evaluators;
    private readonly IScoreCache _cache;
    private readonly Frames _frames;
    private readonly HoldoutComparison _holdout;
    private readonly string[] _key;

    /// <summary>Prepares to score tables of a dataset.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="evaluators">The evaluators, in the order of the results.</param>
    /// <param name="cache">Keeps scores between runs.</param>
    public TableScorer(Dataset dataset, IReadOnlyList<IEvaluator> evaluators, IScoreCache cache)
    {
        _evaluators = evaluators;
        _cache = cache;
        _key = [dataset.Name, dataset.TrainDigest, dataset.HoldoutDigest, SchemaKey(dataset)];
        Context = new DatasetContext(dataset);
        _holdout = new HoldoutComparison(Context, cache, _key);
        Metrics = [.. evaluators.SelectMany(e => e.Metrics)];
        if (Metrics.GroupBy(m => m.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { Key: { } twice })
        {
            throw new InputException($"The metric '{twice}' is answered for by more than one evaluator: {string.Join(", ", evaluators.Where(e => e.Metrics.Any(m => m.Id == twice)).Select(e => e.GetType().Name))}. Give yours another id, or leave one of them out.");
        }

        _frames = new Frames(Context, new RandomStream(SuiteSeed).Fork("frames"), cache, _key);
    }

    /// <summary>The dataset with the work on its real rows that all tables share.</summary>
    public DatasetContext Context { get; }

    /// <summary>Every metric, in the order of the results.</summary>
    public IReadOnlyList<MetricDescriptor> Metrics { get; }

    /// <summary>Pieces of work for some tables, the sum of what scoring reports.</summary>
    /// <param name="rows">Number of rows of each table; at least one table.</param>
    public int PiecesOfWork(IReadOnlyCollection<int> rows) => _evaluators.Sum(e => (rows.Count * WorkDone.Table(e).Pieces) + ((_frames.SplitsOf(e, rows) + _frames.FreshSplitsOf(e)) * WorkDone.Split(e).Pieces));

    /// <summary>Pieces of work of <see cref="Fresh"/>.</summary>
    public int PiecesOfFresh => _evaluators.Sum(e => _frames.SplitsForFresh(e) * WorkDone.Split(e).Pieces);

    /// <summary>What fresh real rows get by chance in the place of a synthetic table; a metric without a value at every split has none.</summary>
    /// <param name="syntheticRows">Rows of the synthetic table.</param>
    /// <param name="work">Hears of each piece of work that is done.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public IReadOnlyList<(MetricDescriptor Metric, FreshRows Fresh)> Fresh(int syntheticRows, IProgress<WorkDone>? work = null, CancellationToken cancellation = default) =>
    [
        .. from evaluator in _evaluators
           from fresh in _frames.Fresh(evaluator, work, cancellation)
           let metric = evaluator.Metrics.First(m => m.Id == fresh.Metric)
           select (metric, fresh.At(Context.Dataset.Train.RowCount, syntheticRows, metric.Ideal)),
    ];

    /// <summary>Scores one table.</summary>
    /// <param name="seed">The seed of the table.</param>
    /// <param name="content">The key of the table in the cache: a digest of it, or of everything that it is made from.</param>
    /// <param name="make">Makes or reads the table; called only where the cache lacks a score.</param>
    /// <param name="work">Hears of each piece of work that is done.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public SeedScores Score(ulong seed, string content, Func<Table> make, IProgress<WorkDone>? work = null, CancellationToken cancellation = default)
    {
        string[] key = [.. _key, content];
        var pair = new Lazy<PairContext>(() => new PairContext(Context.Dataset, make(), Context, cancellation));
        var results = new CachedResults[_evaluators.Count];
        var found = new CachedResults?[results.Length];
        Workers.Run(found.Length, (i, _) => found[i] = Find(_evaluators[i], key), cancellation);
        if (found.Contains(null))
        {
            // Made before evaluators wait for it: making has all cores to itself.
            _ = pair.Value;
        }

        Workers.Run(
            results.Length,
            (i, token) =>
            {
                results[i] = found[i] ?? Score(_evaluators[i], key, pair.Value, work);
                token.ThrowIfCancellationRequested();
                work?.Report(WorkDone.Table(_evaluators[i]));
            },
            cancellation);
        if (_cache.Find<IReadOnlyList<ColumnSummary>>(typeof(ColumnSummary), key) is not { } columns)
        {
            columns = ColumnSummary.Of(pair.Value.Synthetic);
            _cache.Keep(typeof(ColumnSummary), key, columns);
        }

        foreach (IEvaluator evaluator in _evaluators)
        {
            _frames.Fresh(evaluator, work, cancellation);
        }

        int rows = columns.Count > 0 ? columns[0].Present + columns[0].Missing : pair.Value.Synthetic.RowCount;
        return new SeedScores(seed, rows, [.. results.SelectMany(r => r.Restore())], columns)
        {
            Framed = results.SelectMany(r => r.Framed).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal),
            Holdout = results.SelectMany(r => r.Holdout).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal),
        };
    }

    /// <summary>Draws the tables of a generator, from the cache where an entry fits.</summary>
    /// <param name="tables">The key of each table in the cache, and what makes or reads it; at least one.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns><see langword="null"/> where a table is none that can be drawn: other columns than train has, or no row.</returns>
    public PairPicture? Draw(IReadOnlyList<(string Content, Func<Table> Make)> tables, CancellationToken cancellation = default)
    {
        string[] key = [.. _key, .. tables.Select(t => t.Content)];
        if (_cache.Find<PairPicture>(typeof(PairPicture), key) is { } found)
        {
            return found;
        }

        Table[] synthetic = [.. tables.Select(t => t.Make())];
        if (synthetic.Any(t => FailClosed.Wrong(Context.Dataset.Train, t) is not null))
        {
            return null;
        }

        var drawn = PairPicture.Of(Context, synthetic, cancellation);
        _cache.Keep(typeof(PairPicture), key, drawn);
        return drawn;
    }

    /// <summary>Measures one table alone: no standard errors, nothing beside it, and nothing kept.</summary>
    /// <param name="seed">The seed of the table.</param>
    /// <param name="synthetic">The table.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public SeedScores Measure(ulong seed, Table synthetic, CancellationToken cancellation = default)
    {
        var pair = new PairContext(Context.Dataset, synthetic, Context, cancellation) { WithUncertainty = false };
        return new SeedScores(seed, synthetic.RowCount, [.. _evaluators.SelectMany(e => FailClosed.Evaluate(e, pair))], []);
    }

    /// <summary>Puts the scores of all seeds of a generator together.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="seeds">The scores of its tables.</param>
    /// <param name="failures">The seeds that have no table.</param>
    /// <param name="fitSeconds">Seconds that fitting took, or <see langword="null"/>.</param>
    public Scorecard Collect(GeneratorInfo generator, IReadOnlyList<SeedScores> seeds, IReadOnlyList<GenerationFailure> failures, double? fitSeconds) => new()
    {
        Dataset = Context.Dataset,
        Generator = generator,
        Seeds = seeds,
        Failures = failures,
        FitSeconds = fitSeconds,
        Scores = seeds.Count == 0 ? [] : [.. _evaluators.SelectMany(e => e.Metrics.Select(m => (Evaluator: e, Metric: m))).Select((m, i) => Collect(m.Evaluator, m.Metric, i, seeds))],
    };

    private CachedResults? Find(IEvaluator evaluator, string[] key) =>
        _cache.Find<CachedResults>(evaluator, [.. key, evaluator.Id]) is { Holdout: not null } found ? found : null;

    private CachedResults Score(IEvaluator evaluator, string[] key, PairContext pair, IProgress<WorkDone>? work)
    {
        IReadOnlyList<MetricResult> fresh = FailClosed.Evaluate(evaluator, pair);
        Dictionary<string, double> framed = _frames.Framed(evaluator, pair.Synthetic, out bool framesAreWhole, work, pair.Cancellation);
        Dictionary<string, double> holdout = _holdout.Of(evaluator, pair.Synthetic, out bool holdoutIsWhole, pair.Cancellation);
        var entry = CachedResults.Of(fresh, framed, holdout);
        if (entry.IsWhole && framesAreWhole && holdoutIsWhole)
        {
            _cache.Keep(evaluator, [.. key, evaluator.Id], entry);
        }

        return entry;
    }

    private MetricScore Collect(IEvaluator evaluator, MetricDescriptor metric, int index, IReadOnlyList<SeedScores> seeds)
    {
        bool held = seeds.All(s => s.Holdout.ContainsKey(metric.Id));
        bool framed = seeds.All(s => s.Framed.ContainsKey(metric.Id));
        FreshRows? fresh = _frames.Fresh(evaluator).FirstOrDefault(f => f.Metric == metric.Id)?.At(Context.Dataset.Train.RowCount, seeds.Average(s => s.Rows), metric.Ideal);
        return new MetricScore(metric, [.. seeds.Select(s => s.Results[index])])
        {
            Frame = framed ? _frames.Of(evaluator).First(f => f.Metric == metric.Id) : null,
            FramedValues = framed ? [.. seeds.Select(s => s.Framed[metric.Id])] : [],
            Holdout = held ? seeds.Average(s => s.Holdout[metric.Id]) : null,
            TrainToHoldout = held ? _holdout.OfTrain(evaluator, metric.Id) : null,
            Fresh = fresh,
            LacksFresh = fresh is null && !metric.HasNoChance && metric.Direction != Direction.None && Frames.AsksForFresh(evaluator),
        };
    }

    private static string SchemaKey(Dataset dataset) =>
        $"{dataset.Target} {dataset.Task}{(dataset.HoldoutMayBeSeen ? " holdout may be seen" : "")} {string.Join(',', dataset.Missing)} {string.Join(';', dataset.Train.Schema.Select(c => $"{c.Name} {c.Kind} {c.DateTimeFormat?.Pattern} {c.Personal} {c.Pattern}{Declared(c)}"))} {string.Join(';', dataset.Rules.Select(r => $"{r.GetType().Name} {JsonSerializer.Serialize(r, r.GetType())}"))}{string.Concat(dataset.Constraints.Select(c => $" {c.ClassName} {c.Rule.GetType().Name} {JsonSerializer.Serialize(c.Rule, c.Rule.GetType())}"))}";

    // Empty where nothing is declared.
    private static string Declared(ColumnSchema column) =>
        $"{column.Declared}{column.Sdv}{(column.IsOrdinal ? $" ordinal {JsonSerializer.Serialize(column.Order)}" : "")}";
}

using System.Collections.Concurrent;
using System.Text.Json;
using Harness.Datasets;
using Harness.Gate;
using Harness.Generators;
using Harness.Generators.Recordings;
using Harness.Metrics;
using Harness.Random;
using Harness.Scoring;
using Harness.Tables;

namespace Harness.Studies;

/// <summary>All pairs together: reads datasets, makes or reads synthetic tables, and scores them, each once, however many tests ask.</summary>
public sealed class Study
{
    // Every random choice of an evaluation descends from this number.
    private const ulong SuiteSeed = 20_260_101;

    private readonly ResultCache _cache;
    private readonly ConcurrentDictionary<string, Lazy<DatasetContext>> _datasets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Frames>> _frames = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, string), Lazy<Task<Scorecard>>> _scorecards = new();

    /// <summary>Opens a study.</summary>
    /// <param name="manifest">Its datasets and pairs.</param>
    /// <param name="registry">Its evaluators and generators.</param>
    /// <exception cref="InputException">A pair names a generator that is neither registered nor recorded.</exception>
    public Study(StudyManifest manifest, StudyRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(registry);
        UseAllCores();
        Manifest = manifest;
        Registry = registry;
        Metrics = registry.Metrics;
        _cache = new ResultCache(Path.Combine(manifest.ArtifactsFolder, "cache"));
        foreach (StudyPair pair in manifest.Pairs)
        {
            if (pair.Recordings.Count == 0 && registry.Find(pair.Generator) is null)
            {
                string[] known = [.. registry.Generators.Select(g => g.Info.Id)];
                string hint = NearestName.Find(pair.Generator, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
                throw new InputException($"HarnessGenerator '{pair.Generator}': no generator of that id is registered.{hint} Registered: {string.Join(", ", known)}.");
            }
        }
    }

    /// <summary>Its datasets and pairs.</summary>
    public StudyManifest Manifest { get; }

    /// <summary>Its evaluators and generators.</summary>
    public StudyRegistry Registry { get; }

    /// <summary>Every metric that takes part, in order.</summary>
    public IReadOnlyList<MetricDescriptor> Metrics { get; }

    /// <summary>The names that thresholds may use.</summary>
    public KnownNames KnownNames => new(
        Metrics,
        [.. Manifest.Datasets.Keys],
        [.. Manifest.Pairs.Select(p => p.Generator).Union(Registry.Generators.Select(g => g.Info.Id)).Distinct()],
        Registry.NotInstalled);

    /// <summary>A pair of the manifest, or <see langword="null"/>.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    public StudyPair? Find(string dataset, string generator) => Manifest.Pairs.FirstOrDefault(p => p.Dataset == dataset && p.Generator == generator);

    /// <summary>A dataset, read at the first call.</summary>
    /// <param name="name">A name in the manifest.</param>
    /// <exception cref="InputException">Its files are not as they should be.</exception>
    public Dataset Dataset(string name) => Context(name).Dataset;

    /// <summary>The scores of a pair, computed at the first call.</summary>
    /// <param name="pair">A pair of the manifest.</param>
    /// <param name="cancellation">Ends the caller's wait; the work goes on for others.</param>
    /// <exception cref="InputException">A file of the pair is not as it should be.</exception>
    public Task<Scorecard> ScoreAsync(StudyPair pair, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return _scorecards
            .GetOrAdd((pair.Dataset, pair.Generator), _ => new Lazy<Task<Scorecard>>(() => Task.Run(() => Score(pair), CancellationToken.None)))
            .Value
            .WaitAsync(cancellation);
    }

    /// <summary>Makes one synthetic table of a pair.</summary>
    /// <param name="pair">A pair of the manifest.</param>
    /// <param name="seed">One of its seeds.</param>
    /// <exception cref="GeneratorException">The generator cannot make it.</exception>
    /// <exception cref="InputException">The recording does not fit.</exception>
    public Table Synthesize(StudyPair pair, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(pair);
        Dataset dataset = Dataset(pair.Dataset);
        return pair.Recordings.Count > 0
            ? RecordingReader.Read(pair.Recordings, dataset).Single(r => r.Seed == seed).ReadTable(dataset)
            : Registry.Find(pair.Generator)!
                .Fit(dataset.Train, new FitContext { Seed = seed, Target = dataset.Target, Rules = dataset.Rules })
                .Sample(dataset.Train.RowCount, seed);
    }

    /// <summary>Fits a generator that runs here and keeps its tables beside the recordings of libraries, one file a seed, each with its provenance.</summary>
    /// <param name="pair">A pair of the manifest whose generator is registered.</param>
    /// <param name="cancellation">Ends the work between two seeds.</param>
    /// <returns>The pair with its recordings.</returns>
    /// <exception cref="GeneratorException">The generator cannot make a table.</exception>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public Task<StudyPair> RecordAsync(StudyPair pair, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        IGenerator generator = Registry.Find(pair.Generator) ?? throw new InputException($"HarnessGenerator '{pair.Generator}': no generator of that id is registered, so it cannot be recorded here.");
        string folder = Path.Combine(Manifest.ProjectFolder, "recordings", pair.Dataset, pair.Generator);
        return Task.Run(
            () => pair with
            {
                Recordings = [.. pair.Seeds.SelectMany(seed => RecordingWriter.Write(generator, Dataset(pair.Dataset), seed, folder, cancellation))],
            },
            cancellation);
    }

    /// <summary>Scores a synthetic table that is no recording of the study: a damaged one, a user's own.</summary>
    /// <param name="dataset">A dataset of the study.</param>
    /// <param name="generator">What the table is to be called.</param>
    /// <param name="tables">One table a seed, with the schema of the dataset.</param>
    public Scorecard Score(string dataset, GeneratorInfo generator, IEnumerable<(ulong Seed, Table Table)> tables)
    {
        ArgumentNullException.ThrowIfNull(generator);
        DatasetContext context = Context(dataset);
        return Collect(context.Dataset, generator, [.. tables.Select(t => EvaluateTable(context, t.Seed, t.Table))], [], null);
    }

    // Pairs of one dataset wait for the work that they share; without spare threads the cores would wait with them.
    private static void UseAllCores()
    {
        ThreadPool.GetMinThreads(out int workers, out int ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 3 * Environment.ProcessorCount), ports);
    }

    private DatasetContext Context(string name) =>
        _datasets.GetOrAdd(name, n => new Lazy<DatasetContext>(() => new DatasetContext(DatasetReader.Read(Manifest.Datasets[n])))).Value;

    private Scorecard Score(StudyPair pair)
    {
        DatasetContext context = Context(pair.Dataset);
        Dataset dataset = context.Dataset;
        if (pair.Recordings.Count == 0)
        {
            IGenerator generator = Registry.Find(pair.Generator)!;
            string code = $"{generator.Info.Id} {generator.Info.Version} {generator.GetType().Module.ModuleVersionId}";
            return Run(seed => (code, () => Synthesize(pair, seed)), generator.Info, pair.Seeds, [], null);
        }

        IReadOnlyList<Recording> recordings = RecordingReader.Read(pair.Recordings, dataset);
        Dictionary<ulong, Recording> made = recordings.Where(r => r.CsvPath is not null).ToDictionary(r => r.Seed);
        double[] seconds = [.. made.Values.Select(r => r.FitSeconds).OfType<double>()];
        return Run(
            seed => (RecordingReader.Digest(made[seed].CsvPath!), () => made[seed].ReadTable(dataset)),
            Registry.Find(pair.Generator)?.Info ?? RecordedLibrary.Describe(pair.Generator, recordings),
            [.. made.Keys.Order()],
            [.. recordings.Select(r => r.Failure).OfType<GenerationFailure>()],
            seconds.Length > 0 ? seconds.Average() : null);

        Scorecard Run(Func<ulong, (string Content, Func<Table> Make)> source, GeneratorInfo info, IReadOnlyList<ulong> seeds, List<GenerationFailure> failures, double? fitSeconds)
        {
            var scores = new List<SeedScores>();
            foreach (ulong seed in seeds)
            {
                (string content, Func<Table> make) = source(seed);
                try
                {
                    scores.Add(EvaluateCached(seed, content, new Lazy<PairContext>(() => new PairContext(dataset, make(), context)), context, info.Id));
                }
                catch (GeneratorException e)
                {
                    failures.Add(new GenerationFailure(seed, "fit", nameof(GeneratorException), e.Message) { Unavailable = e.IsUnavailable });
                }
            }

            return Collect(dataset, info, scores, failures, fitSeconds);
        }
    }

    private SeedScores EvaluateCached(ulong seed, string content, Lazy<PairContext> pair, DatasetContext context, string generator)
    {
        string[] key = [.. Key(context.Dataset), generator, content, $"{seed}"];
        Frames frames = FramesOf(context.Dataset);
        var results = new List<MetricResult>();
        var framed = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (IEvaluator evaluator in Registry.Evaluators)
        {
            string[] own = [.. key, evaluator.Id, evaluator.GetType().Module.ModuleVersionId.ToString()];
            if (_cache.Find<CachedResults>(own) is { } found)
            {
                results.AddRange(found.Restore());
                AddFramed(found.Framed);
                continue;
            }

            IReadOnlyList<MetricResult> fresh = FailClosed.Evaluate(evaluator, pair.Value);
            Dictionary<string, double> values = frames.Framed(evaluator, pair.Value.Synthetic);
            AddFramed(values);
            if (CachedResults.Of(fresh, values) is { } entry)
            {
                _cache.Keep(own, entry);
            }

            results.AddRange(fresh);
        }

        if (_cache.Find<IReadOnlyList<ColumnSummary>>(key) is not { } columns)
        {
            columns = ColumnSummary.Of(pair.Value.Synthetic);
            _cache.Keep(key, columns);
        }

        int rows = columns.Count > 0 ? columns[0].Present + columns[0].Missing : pair.Value.Synthetic.RowCount;
        return new SeedScores(seed, rows, results, columns) { Framed = framed };

        void AddFramed(IReadOnlyDictionary<string, double> values)
        {
            foreach ((string metric, double value) in values)
            {
                framed.Add(metric, value);
            }
        }
    }

    private Frames FramesOf(Dataset dataset) => _frames.GetOrAdd(
        dataset.Name,
        _ => new Lazy<Frames>(() => new Frames(dataset, new RandomStream(SuiteSeed).Fork("frames").Fork(dataset.Name), _cache, Key(dataset)))).Value;

    private static string[] Key(Dataset dataset) =>
        [typeof(Study).Module.ModuleVersionId.ToString(), dataset.Name, dataset.TrainDigest, dataset.HoldoutDigest, SchemaKey(dataset)];

    private SeedScores EvaluateTable(DatasetContext context, ulong seed, Table table)
    {
        var pair = new PairContext(context.Dataset, table, context);
        return new SeedScores(seed, table.RowCount, [.. Registry.Evaluators.SelectMany(e => FailClosed.Evaluate(e, pair))], ColumnSummary.Of(table));
    }

    private static string SchemaKey(Dataset dataset) =>
        $"{dataset.Target} {dataset.Task} {string.Join(';', dataset.Train.Schema.Select(c => $"{c.Name} {c.Kind} {c.DateTimeFormat?.Pattern}"))} {string.Join(';', dataset.Rules.Select(r => $"{r.GetType().Name} {JsonSerializer.Serialize(r, r.GetType())}"))}";

    private Scorecard Collect(Dataset dataset, GeneratorInfo generator, IReadOnlyList<SeedScores> seeds, IReadOnlyList<GenerationFailure> failures, double? fitSeconds) => new()
    {
        Dataset = dataset,
        Generator = generator,
        Seeds = seeds,
        Failures = failures,
        FitSeconds = fitSeconds,
        Scores = seeds.Count == 0 ? [] : [.. Metrics.Select((metric, i) => Score(dataset, metric, i, seeds))],
    };

    private MetricScore Score(Dataset dataset, MetricDescriptor metric, int index, IReadOnlyList<SeedScores> seeds)
    {
        bool framed = seeds.All(s => s.Framed.ContainsKey(metric.Id));
        return new MetricScore(metric, [.. seeds.Select(s => s.Results[index])])
        {
            Frame = framed
                ? FramesOf(dataset).Of(Registry.Evaluators.First(e => e.Metrics.Any(m => m.Id == metric.Id))).First(f => f.Metric == metric.Id)
                : null,
            FramedValues = framed ? [.. seeds.Select(s => s.Framed[metric.Id])] : [],
        };
    }
}

using System.Collections.Concurrent;
using Harness.Datasets;
using Harness.Generators;
using Harness.Metrics;
using Harness.Pictures;
using Harness.Scoring;
using Harness.Studies.Cache;
using Harness.Studies.Gate;
using Harness.Studies.Recordings;
using Harness.Tables;

namespace Harness.Studies;

/// <summary>All pairs together: reads datasets, makes or reads synthetic tables, and scores them, each once, however many tests ask.</summary>
internal sealed class Study
{
    private readonly ResultCache _cache;
    private readonly ConcurrentDictionary<string, Lazy<TableScorer>> _scorers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, string), Lazy<Task<Scorecard>>> _scorecards = new();
    private readonly ConcurrentDictionary<(string, string), RemadePair> _remade = new();

    /// <summary>Opens a study.</summary>
    /// <param name="manifest">Its datasets and pairs.</param>
    /// <param name="registry">Its evaluators and generators.</param>
    /// <param name="warn">Hears what costs time but changes no result: a cache that cannot be written.</param>
    /// <param name="thresholds">The limits, which the default profile follows; <see langword="null"/> to compute every metric.</param>
    /// <exception cref="InputException">A pair names a generator that is neither registered nor recorded.</exception>
    public Study(StudyManifest manifest, StudyRegistry registry, Action<string>? warn = null, Thresholds? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(registry);
        Manifest = manifest;
        Registry = thresholds is null || manifest.Profile == Profile.Full ? registry : registry with { Evaluators = [.. registry.Evaluators.Where(e => e.Metrics.Any(Profile.Of(thresholds)))] };
        Metrics = Registry.Metrics;
        _cache = new ResultCache(Path.Combine(manifest.ArtifactsFolder, "cache"), warn);
        Progress = new StudyProgress(manifest.Pairs.Count(p => p.IsSelected && p.Problem is null && p.NotRecorded.Count == 0));
        foreach (StudyPair pair in manifest.Pairs)
        {
            if (pair.Recordings.Count == 0 && pair.Problem is null && registry.Find(pair.Generator) is null)
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

    /// <summary>How far the study is.</summary>
    internal StudyProgress Progress { get; }

    /// <summary>The pairs whose recordings were made again so far, in the order of the manifest.</summary>
    public IReadOnlyList<RemadePair> MadeAgain => [.. Manifest.Pairs.Select(p => _remade.GetValueOrDefault((p.Dataset, p.Generator))).OfType<RemadePair>()];

    /// <summary>The names that the thresholds of a study may use.</summary>
    /// <param name="manifest">Its datasets and pairs.</param>
    /// <param name="registry">Its evaluators and generators.</param>
    public static KnownNames KnownNames(StudyManifest manifest, StudyRegistry registry) => new(
        registry.Metrics,
        [.. manifest.Datasets.Keys],
        [.. manifest.Pairs.Select(p => p.Generator).Union(registry.Generators.Select(g => g.Info.Id)).Distinct()],
        registry.NotMeasured);

    /// <summary>
    /// Measures how far the scores of a pair scatter over seeds of its generator. A recorded table does not scatter, so only a generator that
    /// runs here can be measured.
    /// </summary>
    /// <param name="pair">A pair of the manifest without recordings.</param>
    /// <param name="seeds">The seeds, at least two.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="GeneratorException">The generator cannot make a table.</exception>
    public Scorecard ScoreSeeds(StudyPair pair, IReadOnlyList<ulong> seeds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        TableScorer scorer = Scorer(pair.Dataset);
        var scores = new SeedScores[seeds.Count];
        Workers.Run(scores.Length, (i, token) => scores[i] = scorer.Measure(seeds[i], Synthesize(pair, seeds[i]), token), cancellation);
        return scorer.Collect(Registry.Find(pair.Generator)!.Info, scores, [], null);
    }

    /// <summary>A pair of the manifest, or <see langword="null"/>.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    public StudyPair? Find(string dataset, string generator) => Manifest.Pairs.FirstOrDefault(p => p.Dataset == dataset && p.Generator == generator);

    /// <summary>A dataset, read at the first call.</summary>
    /// <param name="name">A name in the manifest.</param>
    /// <exception cref="InputException">Its files are not as they should be.</exception>
    public Dataset Dataset(string name) => Scorer(name).Context.Dataset;

    /// <summary>The scores of a pair, computed at the first call, on a thread of its own: pairs of one dataset wait for the work that they share, and no thread of the pool should.</summary>
    /// <param name="pair">A pair of the manifest.</param>
    /// <param name="cancellation">Ends the caller's wait; the work goes on for others.</param>
    /// <exception cref="InputException">A file of the pair is not as it should be.</exception>
    public Task<Scorecard> ScoreAsync(StudyPair pair, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return _scorecards
            .GetOrAdd((pair.Dataset, pair.Generator), _ => new Lazy<Task<Scorecard>>(() => Task.Factory.StartNew(() => Score(pair), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)))
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
            : Make(Registry.Find(pair.Generator)!, dataset, seed);
    }

    /// <summary>
    /// Fits a generator that runs here and keeps its tables beside the recordings of libraries, one file a seed, each with its provenance.
    /// A recording that is whole, of this train part and of the generator's version is kept, so an accept that was ended early goes on. Where
    /// recordings are made again, those that the table of now equals are kept.
    /// </summary>
    /// <param name="pair">A pair of the manifest whose generator is registered.</param>
    /// <param name="cancellation">Ends the work between two seeds.</param>
    /// <returns>The pair with its recordings.</returns>
    /// <exception cref="GeneratorException">The generator cannot make a table.</exception>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public async Task<StudyPair> RecordAsync(StudyPair pair, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        if (pair.Maker is { } maker)
        {
            return await Task.Run(() => Renew(pair, maker, Dataset(pair.Dataset), Recorder.FolderOf(Manifest, pair), cancellation), cancellation).ConfigureAwait(false);
        }

        using var recorder = new Recorder(this, 1, Progress);
        return (await recorder.RecordAsync(pair, cancellation).ConfigureAwait(false)).Pair;
    }

    private StudyPair Renew(StudyPair pair, IGenerator generator, Dataset dataset, string folder, CancellationToken cancellation)
    {
        StudyProgress.Work work = Progress.Begin(pair, pair.Seeds.Count);
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("harness-recordings-");
        try
        {
            var tables = new List<Remade>();
            var files = new List<string>();
            foreach (ulong seed in pair.Seeds)
            {
                string[] made = RecordingWriter.Write(generator, dataset, seed, scratch.FullName, cancellation: cancellation);
                Recording now = RecordingReader.Read(made, dataset).Single();
                tables.Add(Remade.Of(Before(seed), seed, dataset, () => now.ReadTable(dataset)));
                files.AddRange(tables[^1].Stands ? pair.Recordings.Where(f => RecordingReader.SeedOf(f) == seed) : RecordingWriter.Move(made, folder));
                work.Report(new WorkDone($"made seed {seed} again", 1));
            }

            _remade[(pair.Dataset, pair.Generator)] = new RemadePair(pair, generator.Info, tables);
            return pair with { Recordings = files, NotRecorded = [], Maker = null };
        }
        catch
        {
            Progress.End(pair);
            throw;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }

        Recording? Before(ulong seed)
        {
            try
            {
                return RecordingReader.Read(pair.Recordings.Where(f => RecordingReader.SeedOf(f) == seed), dataset) is [var recording] ? recording : null;
            }
            catch (InputException)
            {
                // Of other rows, or changed since: what is wrong with it matters no more once it is recorded again.
                return null;
            }
        }
    }

    /// <summary>Scores synthetic tables that are no recordings of the study, damaged ones or a user's own, as it scores those of a pair.</summary>
    /// <param name="dataset">A dataset of the study.</param>
    /// <param name="generator">The name for the tables.</param>
    /// <param name="tables">One table a seed, with the schema of the dataset.</param>
    public Scorecard Score(string dataset, GeneratorInfo generator, IEnumerable<(ulong Seed, Table Table)> tables)
    {
        ArgumentNullException.ThrowIfNull(generator);
        TableScorer scorer = Scorer(dataset);
        return scorer.Collect(generator, [.. tables.Select(t => scorer.Score(t.Seed, TableDigest.Of(t.Table), () => t.Table))], [], null);
    }

    private static Table Make(IGenerator generator, Dataset dataset, ulong seed) => generator
        .Fit(dataset.Train, new FitContext { Seed = seed, Target = dataset.Target, Rules = dataset.Rules })
        .Sample(dataset.Train.RowCount, seed);

    private TableScorer Scorer(string dataset) =>
        _scorers.GetOrAdd(dataset, name => new Lazy<TableScorer>(() => new TableScorer(DatasetReader.Read(Manifest.Datasets[name]), Registry.Evaluators, _cache))).Value;

    private Scorecard Score(StudyPair pair)
    {
        try
        {
            TableScorer scorer = Scorer(pair.Dataset);
            return Score(pair, scorer, Progress.Begin(pair, scorer.PiecesOfWork([.. pair.Seeds.Select(_ => scorer.Context.Dataset.Train.RowCount)])));
        }
        finally
        {
            Progress.End(pair);
        }
    }

    private Scorecard Score(StudyPair pair, TableScorer scorer, IProgress<WorkDone> work)
    {
        Dataset dataset = scorer.Context.Dataset;
        if (pair.Recordings.Count == 0)
        {
            IGenerator generator = Registry.Find(pair.Generator)!;
            string code = $"{generator.Info.Id} {generator.Info.Version} {_cache.CodeOf(generator)}";
            return Run(seed => ($"{code} {seed}", () => Synthesize(pair, seed)), generator.Info, pair.Seeds, [], null);
        }

        IReadOnlyList<Recording> recordings = RecordingReader.Read(pair.Recordings, dataset);
        if (pair.Maker is { } maker)
        {
            var remade = new RemadePair(pair, maker.Info, [.. pair.Seeds.Select(seed => Remade.Of(recordings.FirstOrDefault(r => r.Seed == seed), seed, dataset, () => Make(maker, dataset, seed)))]);
            _remade[(pair.Dataset, pair.Generator)] = remade;
            if (!remade.Stands)
            {
                Dictionary<ulong, Remade> now = remade.Tables.Where(t => t.Table is not null).ToDictionary(t => t.Seed);
                return Run(
                    seed => (now[seed].Digest!, () => now[seed].Table!),
                    maker.Info,
                    [.. now.Keys],
                    [.. remade.Tables.Select(t => t.Failure).OfType<GenerationFailure>()],
                    null);
            }
        }

        Dictionary<ulong, Recording> made = recordings.Where(r => r.CsvPath is not null).ToDictionary(r => r.Seed);
        double[] seconds = [.. made.Values.Select(r => r.FitSeconds).OfType<double>()];
        return Run(
            seed => (RecordingReader.Digest(made[seed].CsvPath!), () => made[seed].ReadTable(dataset)),
            Registry.Find(pair.Generator)?.Info ?? RecordedLibrary.Describe(pair.Generator, recordings),
            [.. made.Keys.Order()],
            [.. recordings.Select(r => r.Failure).OfType<GenerationFailure>()],
            seconds.Length > 0 ? seconds.Average() : null) with
        {
            TableNotes = new Lazy<IReadOnlyList<string>>(() => [.. made.Values.OrderBy(r => r.Seed).SelectMany(r => r.NotesOf(dataset))]),
            Curves = [.. made.Values.OrderBy(r => r.Seed).Where(r => r.Curves.Count > 0).Select(r => (r.Seed, r.Curves))],
        };

        Scorecard Run(Func<ulong, (string Content, Func<Table> Make)> source, GeneratorInfo info, IReadOnlyList<ulong> seeds, List<GenerationFailure> failures, double? fitSeconds)
        {
            var scores = new List<SeedScores>();
            var drawn = new List<(string Content, Func<Table> Make)>();
            foreach (ulong seed in seeds)
            {
                (string content, Func<Table> make) = source(seed);
                var table = new Lazy<Table>(make);
                try
                {
                    scores.Add(scorer.Score(seed, content, () => table.Value, work));
                    drawn.Add((content, () => table.Value));
                }
                catch (GeneratorException e)
                {
                    failures.Add(new GenerationFailure(seed, "fit", nameof(GeneratorException), e.Message) { Unavailable = e.IsUnavailable });
                }
            }

            // Drawn while the tables are there, so that no generator runs twice.
            PairPicture? picture = null;
            try
            {
                picture = drawn.Count == 0 ? null : scorer.Draw(drawn);
            }
            catch (GeneratorException)
            {
                // The scores are from the cache and need no table; a picture that is not there needs one that cannot be made here.
            }

            return scorer.Collect(info, scores, failures, fitSeconds) with { Picture = picture is null ? null : new Lazy<PairPicture>(picture) };
        }
    }
}

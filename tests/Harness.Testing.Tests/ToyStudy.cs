using System.Runtime.CompilerServices;
using DiffEngine;
using Harness.Arbitraries;
using Harness.Generators;
using Harness.Metrics;
using Harness.Studies;
using Harness.Studies.Snapshots;
using Harness.Tables;

namespace Harness.Testing.Tests;

/// <summary>
/// A study of the dataset <c>toy</c> and the generators <c>baseline</c> and <c>mine</c>, whose scores a test sets: a
/// generator writes its score into every cell, and the metric <c>error</c> reads it there.
/// </summary>
public sealed class ToyStudy : IDisposable
{
    /// <summary>A score that stands for a generator that fails.</summary>
    public const double NoTable = double.NaN;

    /// <summary>A score that stands for an evaluator that throws.</summary>
    public const double NoMetric = -1;

    /// <summary>A score that stands for an evaluator that finds no number.</summary>
    public const double NoNumber = -4;

    /// <summary>A score that stands for a generator that makes no row.</summary>
    public const double NoRow = -5;

    /// <summary>A score that stands for an evaluator whose native part is missing.</summary>
    public const double NoNativePart = -2;

    /// <summary>A score that stands for a generator whose native part is missing.</summary>
    public const double NoLibrary = -3;

    private static readonly MetricDescriptor Error = new() { Id = "error", Title = "Error", Summary = "…", Family = "toy", Source = "…" };

    private readonly StudyFolder _folder = new();

    public ToyStudy()
    {
        _folder.AddDataset("toy", new Table([new NumericColumn(new ColumnSchema("age", ColumnKind.Numerical), [.. Enumerable.Range(0, 40).Select(i => (double)i)])]));
        _folder.Generators.AddRange([("mine", "1 2"), ("baseline", "1 2")]);
        SetThresholds("""{ "metrics": { "error": { "max": 0.2 } } }""");
    }

    /// <summary>The scores of the generator <c>mine</c> with the seeds 1 and 2.</summary>
    public (double First, double Second) Mine { get; set; } = (0.1, 0.1);

    /// <summary>More generators, each with a score of all its seeds; added with <see cref="Add"/>.</summary>
    public Dictionary<string, double> Others { get; } = [];

    /// <summary>Adds a generator with the seeds 1 and 2.</summary>
    public void Add(string id, double score)
    {
        _folder.Generators.Add((id, "1 2"));
        Others.Add(id, score);
    }

    /// <summary>Adds a generator that is a command, with the seeds 1 and 2.</summary>
    public void AddCommand(string id, string command)
    {
        _folder.Generators.Add((id, "1 2"));
        _folder.Commands[id] = command;
    }

    /// <summary>Adds a recording of a generator that does not run here.</summary>
    public void AddRecording(string generator, int seed, double score) =>
        _folder.AddRecording("toy", generator, $"seed-{seed}.csv", "age\n" + string.Concat(Enumerable.Repeat(score.ToString(System.Globalization.CultureInfo.InvariantCulture) + "\n", 30)));

    /// <summary>What the scores of <c>mine</c> scatter by: so much above for even seeds, and below for odd ones.</summary>
    public double Scatter { get; set; }

    /// <summary>The version of <c>mine</c>.</summary>
    public string Version { get; set; } = "1";

    /// <summary>Whether <c>mine</c> is judged from recordings where there are any.</summary>
    public bool IsRecorded
    {
        set => _ = value ? _folder.Recorded.Add("mine") : _folder.Recorded.Remove("mine");
    }

    /// <summary>The profile of a run; empty for the default.</summary>
    public string Profile { get; set; } = "";

    /// <summary>Whether snapshots are compared exactly.</summary>
    public bool IsExact { get; set; }

    /// <summary>Which generators a run is narrowed to; empty for all.</summary>
    public string SelectGenerators
    {
        set => _folder.SelectGenerators = value;
    }

    /// <summary>Which datasets a run is narrowed to; empty for all.</summary>
    public string SelectDatasets
    {
        set => _folder.SelectDatasets = value;
    }

    /// <summary>What runs wrote for GitHub; nothing where they do not run there.</summary>
    public StringWriter? Commands { get; set; }

    /// <summary>What runs said.</summary>
    public StringWriter Messages { get; } = new();

    /// <summary>How often <c>mine</c> was fitted.</summary>
    public int Trained { get; set; }

    /// <summary>The interpreter of generators in Python.</summary>
    public string Python
    {
        set => _folder.Python = value;
    }

    /// <summary>Whether its recordings are made again.</summary>
    public bool IsLive
    {
        set => _folder.IsLive = value;
    }

    internal SnapshotStore Snapshots => new(PathOf("snapshots"));

    public string PathOf(params string[] names) => _folder.PathOf(names);

    public string Write(string name, string text) => _folder.Write(name, text);

    public string SetThresholds(string json) => _folder.Write("thresholds.json", json);

    public void Dispose() => _folder.Dispose();

    /// <summary>The text of a file in the place of the cache's folder; <see langword="null"/> for a folder.</summary>
    public string? Cache { get; set; }

    /// <summary>Opens the study as a test run does.</summary>
    public Fixture Open(string? accept = null, bool onBuildServer = false, string? jobSummary = null)
    {
        // The scores are no part of the cache's key.
        if (Directory.Exists(_folder.CacheFolder))
        {
            Directory.Delete(_folder.CacheFolder, recursive: true);
        }

        if (Cache is { } text)
        {
            _folder.Write("artifacts/cache", text);
        }

        var registry = new StudyRegistry
        {
            Evaluators = [new CellReader()],
            Generators = [new CellWriter("baseline", "1", "what a baseline is", (0.01, 0.03), 0), new CellWriter("mine", Version, null, Mine, Scatter, () => Trained++), .. Others.Select(o => new CellWriter(o.Key, "1", null, (o.Value, o.Value), 0))],
        };
        return new Fixture(registry, () => _folder.Manifest(Profile, IsExact ? "true" : ""), new RunEnvironment(accept, onBuildServer, jobSummary, Messages) { Commands = Commands });
    }

    /// <summary>Checks <c>mine</c> in a run of its own.</summary>
    public async Task CheckAsync(string? accept = null, bool onBuildServer = false)
    {
        // A build server judges every pair of the run, so the run is narrowed to this one.
        _folder.SelectGenerators = onBuildServer ? "mine" : "";
        await using Fixture fixture = Open(accept, onBuildServer);
        await fixture.CheckAsync("mine");
    }

    /// <summary>Checks <c>mine</c> in a run of its own, which has to fail.</summary>
    /// <typeparam name="T">Type of the failure.</typeparam>
    public Task<T> FailsAsync<T>(string? accept = null, bool onBuildServer = false)
        where T : Exception =>
        Assert.ThrowsAsync<T>(() => CheckAsync(accept, onBuildServer));

    /// <summary>Does a check that has to skip its test; xUnit's assertions let a skip pass through.</summary>
    /// <returns>The reason.</returns>
    public static async Task<string> SkippedAsync(Func<Task> check)
    {
        const string Mark = "$XunitDynamicSkip$";
        try
        {
            await check();
        }
        catch (Exception e) when (e.Message.StartsWith(Mark, StringComparison.Ordinal))
        {
            return e.Message[Mark.Length..];
        }

        throw new InvalidOperationException("The check did not skip.");
    }

    public sealed class Fixture : StudyFixture
    {
        internal Fixture(StudyRegistry registry, Func<StudyManifest> manifest, RunEnvironment environment)
            : base(registry, manifest, environment)
        {
        }

        public Task CheckAsync(string generator) => CheckAsync("toy", generator, TestContext.Current.CancellationToken);
    }

    [ModuleInitializer]
    internal static void OpenNoDiffTool() => DiffRunner.Disabled = true;

    private sealed class CellWriter(string id, string version, string? baseline, (double First, double Second) scores, double scatter, Action? trained = null) : IGenerator
    {
        public GeneratorInfo Info { get; } = new() { Id = id, Title = id, Family = "native", Version = version, License = "MIT", Baseline = baseline };

        public IFittedGenerator Fit(Table train, FitContext context)
        {
            trained?.Invoke();
            double score = context.Seed == 1 ? scores.First : scores.Second;
            return score switch
            {
                double.NaN => throw new GeneratorException("no luck"),
                NoLibrary => throw new GeneratorException("not available: libtoy is not installed") { IsUnavailable = true },
                _ => new Fitted(train.Schema[0], score + (context.Seed % 2 == 0 ? scatter : -scatter)),
            };
        }

        private sealed class Fitted(ColumnSchema schema, double score) : IFittedGenerator
        {
            public Table Sample(int rows, ulong seed, CancellationToken cancellation = default) =>
                new([new NumericColumn(schema, [.. Enumerable.Repeat(score, score is NoRow ? 0 : rows)])]);
        }
    }

    private sealed class CellReader : IEvaluator
    {
        public string Id => "toy";

        // A real row's cell is no score, so real rows say nothing of chance.
        public int FreshSplits => 0;

        public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Error];

        public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => ((NumericColumn)pair.Synthetic.Columns[0]).Values[0] switch
        {
            NoMetric => throw new InvalidOperationException("boom"),
            NoNumber => [new MetricResult.Computed("error", double.NaN)],
            NoNativePart => [new MetricResult.Failed("error", "libtoy is not installed") { Unavailable = true }],
            var score => [new MetricResult.Computed("error", score) { Parts = [new MetricPart("age", null, score), new MetricPart("age", "income", score / 2, "a note")] }],
        };
    }
}

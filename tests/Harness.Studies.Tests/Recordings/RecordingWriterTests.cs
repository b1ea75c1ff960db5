using System.Text.Json;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators;
using Harness.Generators.Bootstrap;
using Harness.Generators.Rules;
using Harness.Studies.Recordings;
using Harness.Tables;

namespace Harness.Studies.Tests.Recordings;

/// <summary>A generator's own tables as recordings: what the reader takes is what was fitted, and a run that ends early leaves what was there.</summary>
public sealed class RecordingWriterTests : IDisposable
{
    private readonly StudyFolder _folder = new();
    private readonly Dataset _dataset;

    public RecordingWriterTests() => _dataset = _folder.AddDataset("toy", new Table(
    [
        new NumericColumn(new ColumnSchema("age", ColumnKind.Numerical), [.. Enumerable.Range(0, 40).Select(i => i % 5 == 4 ? double.NaN : i / 4.0)]),
        CategoricalColumn.FromLabels(new ColumnSchema("sex", ColumnKind.Categorical), [.. Enumerable.Range(0, 40).Select(i => i % 7 == 3 ? null : "fm"[i % 2].ToString())]),
    ]));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_table_that_is_read_back_is_the_one_that_was_fitted_and_sampled_with_the_seed()
    {
        foreach (ulong seed in (ulong[])[1, 12])
        {
            Recording recording = Assert.Single(Read(Write(new BootstrapGenerator(), seed)));

            Table expected = new BootstrapGenerator().Fit(_dataset.Train, new FitContext { Seed = seed }).Sample(_dataset.Train.RowCount, seed);
            Assert.Equal(CsvTableWriter.Write(expected), CsvTableWriter.Write(recording.ReadTable(_dataset)));
            Assert.Equal((seed, null), (recording.Seed, recording.Failure));
        }

        Assert.NotEqual(File.ReadAllBytes(PathOf("seed-1.csv")), File.ReadAllBytes(PathOf("seed-12.csv")));
    }

    [Fact]
    public void Two_runs_at_once_leave_a_table_and_the_provenance_of_it()
    {
        for (int round = 0; round < 20; round++)
        {
            Parallel.For(0, 4, i => RecordingWriter.Write(new OtherSeed((ulong)(10 * round + i)), _dataset, 5, PathOf()));

            // The reader refuses a table that is not the one that its provenance names.
            Assert.Null(Assert.Single(Read([PathOf("seed-5.csv"), PathOf("seed-5.json")])).Failure);
        }
    }

    [Fact]
    public void The_generator_is_told_the_seed_and_the_target()
    {
        var generator = new Watched();

        RecordingWriter.Write(generator, _folder.AddDataset("aimed", _dataset.Real, target: "sex"), 7, PathOf());

        Assert.Equal((7UL, "sex"), (generator.Told!.Seed, generator.Told.Target));
    }

    [Fact]
    public void The_side_file_says_where_the_table_comes_from()
    {
        string[] files = Write(new Watched(), 3);

        Assert.Equal([PathOf("seed-3.csv"), PathOf("seed-3.json")], files);
        using JsonDocument side = JsonDocument.Parse(File.ReadAllText(files[1]));
        string Text(string name) => side.RootElement.GetProperty(name).ToString();
        Assert.Equal(("toy", "watched", "3", $"{_dataset.Train.RowCount}"), (Text("dataset"), Text("generator"), Text("seed"), Text("rows")));
        Assert.Equal("0.5", side.RootElement.GetProperty("parameters").GetProperty("Rate").GetString());
        Assert.Equal("1.2.3", side.RootElement.GetProperty("package_versions").GetProperty("LibToy").GetString());
        Assert.EndsWith("(watched 4)", side.RootElement.GetProperty("package_versions").GetProperty("harness").GetString(), StringComparison.Ordinal);
        Recording recording = Assert.Single(Read(files));
        Assert.Equal((_dataset.TrainDigest, RecordingReader.Digest(files[0])), (recording.TrainDigest, recording.SyntheticDigest));
        Assert.True(recording.FitSeconds >= 0);
    }

    [Fact]
    public void Writing_again_gives_the_same_table_and_no_other_file()
    {
        byte[] first = File.ReadAllBytes(Write(new BootstrapGenerator(), 1)[0]);

        Assert.Equal(first, File.ReadAllBytes(Write(new BootstrapGenerator(), 1)[0]));
        Assert.Equal(["seed-1.csv", "seed-1.json"], Names());
    }

    [Theory]
    [InlineData(Stage.Fit, false)]
    [InlineData(Stage.Sample, false)]
    [InlineData(Stage.Fit, true)]
    [InlineData(Stage.Sample, true)]
    public void A_run_that_is_cancelled_leaves_what_was_there(Stage stage, bool hasRecording)
    {
        Dictionary<string, byte[]> before = Before(hasRecording);
        using var cancellation = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => RecordingWriter.Write(new Watched(stage, cancellation.Cancel), _dataset, 1, PathOf(), cancellation: cancellation.Token));

        Assert.Equal(before, Files());
    }

    [Theory]
    [InlineData(Stage.Fit, false)]
    [InlineData(Stage.Sample, true)]
    public void A_generator_that_fails_leaves_what_was_there(Stage stage, bool hasRecording)
    {
        Dictionary<string, byte[]> before = Before(hasRecording);

        GeneratorException error = Assert.Throws<GeneratorException>(() => Write(new Watched(stage, () => throw new GeneratorException("not today")), 1));

        Assert.Equal("not today", error.Message);
        Assert.Equal(before, Files());
    }

    [Fact]
    public void A_run_that_is_killed_between_its_two_files_is_found_out_when_they_are_read()
    {
        string[] files = Write(new Watched(), 1);
        byte[] table = File.ReadAllBytes(files[0]);
        Write(new BootstrapGenerator(), 1);
        File.WriteAllBytes(files[0], table); // The new side file is there, and its table is still the old one.

        Assert.StartsWith($"{files[0]}: the file's SHA-256 is", Assert.Throws<InputException>(() => Read(files)).Message, StringComparison.Ordinal);

        File.Delete(files[0]); // There was no table.
        Assert.StartsWith($"{files[1]}: there is neither a table", Assert.Throws<InputException>(() => Read([files[1]])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_side_file_is_there_before_the_table()
    {
        Directory.CreateDirectory(PathOf("seed-1.csv")); // The table cannot take its place.

        Assert.Throws<InputException>(() => Write(new BootstrapGenerator(), 1));

        Assert.Equal(["seed-1.json"], Names());
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_named()
    {
        _folder.Write("recordings", "a file where the folder should be");

        InputException error = Assert.Throws<InputException>(() => Write(new BootstrapGenerator(), 1));

        Assert.StartsWith($"{PathOf("seed-1.json")}: the file cannot be written:", error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"'{PathOf()[..PathOf().IndexOf("recordings", StringComparison.Ordinal)]}recordings' is a file, where a folder has to be. Choose another path, or move that file away.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A recording keeps a hundred points of a curve, the first and the last among them, four digits each, on one line; without a curve it says nothing of one.</summary>
    [Fact]
    public void The_curves_of_a_training_are_kept_thin()
    {
        string[] files = Write(new RuleKeepingGenerator(new Trained()), 1);

        TrainingCurve[] curves = [.. Assert.Single(Read(files)).Curves];
        Assert.Equal(["critic", "few"], curves.Select(c => c.Name));
        Assert.Equal((100, 1, 250, 3.142, 0.01257), (curves[0].Steps.Count, curves[0].Steps[0], curves[0].Steps[^1], curves[0].Values[0], curves[0].Values[^1]));
        Assert.Equal([10.0, 20.0], curves[1].Steps);
        Assert.Equal([-1.5, 0.0], curves[1].Values);
        Assert.Contains("\"steps\": [10, 20],\n", File.ReadAllText(files[1]), StringComparison.Ordinal);
        Assert.DoesNotContain("curves", File.ReadAllText(Write(new BootstrapGenerator(), 2)[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_of_other_steps_than_values_is_a_mistake()
    {
        string side = Write(new Trained(), 1)[1];
        File.WriteAllText(side, File.ReadAllText(side).Replace("[10, 20]", "[10]", StringComparison.Ordinal));

        Assert.Equal($"{side}: curves[1]: there are 1 steps and 2 values; a curve has one value a step.", Assert.Throws<InputException>(() => Read([PathOf("seed-1.csv"), side])).Message);
    }

    /// <summary>Where a generator is in its work.</summary>
    public enum Stage
    {
        /// <summary>It learns.</summary>
        Fit,

        /// <summary>It makes the table.</summary>
        Sample,
    }

    private Dictionary<string, byte[]> Before(bool hasRecording)
    {
        if (hasRecording)
        {
            Write(new BootstrapGenerator(), 1);
        }

        Dictionary<string, byte[]> before = Files();
        Assert.Equal(hasRecording ? 2 : 0, before.Count);
        return before;
    }

    private string PathOf(params string[] file) => _folder.PathOf(["recordings", "toy", "mine", .. file]);

    private string[] Write(IGenerator generator, ulong seed) => RecordingWriter.Write(generator, _dataset, seed, PathOf());

    private IReadOnlyList<Recording> Read(string[] files) => RecordingReader.Read(files, _dataset);

    private IEnumerable<string> Names() => Files().Keys.Order(StringComparer.Ordinal);

    private Dictionary<string, byte[]> Files() => Directory.Exists(PathOf())
        ? Directory.EnumerateFiles(PathOf()).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes)
        : [];

    private sealed class Trained : IGenerator, IFittedGenerator, ITrained
    {
        private Table _train = null!;

        public GeneratorInfo Info => new BootstrapGenerator().Info;

        public IReadOnlyList<TrainingCurve> Curves =>
        [
            new("critic", [.. Enumerable.Range(1, 250).Select(i => (double)i)], [.. Enumerable.Range(1, 250).Select(i => Math.PI / i)]),
            new("few", [10, 20], [-1.5, 0]),
        ];

        public IFittedGenerator Fit(Table train, FitContext context)
        {
            _train = train;
            return this;
        }

        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default) => _train;
    }

    /// <summary>A generator that does not give the same table for the same seed.</summary>
    private sealed class OtherSeed(ulong other) : IGenerator
    {
        public GeneratorInfo Info => new BootstrapGenerator().Info;

        public IFittedGenerator Fit(Table train, FitContext context) => new Other(new BootstrapGenerator().Fit(train, context), other);

        private sealed class Other(IFittedGenerator inner, ulong other) : IFittedGenerator
        {
            public Table Sample(int rows, ulong seed, CancellationToken cancellation = default) => inner.Sample(rows, other, cancellation);
        }
    }

    /// <summary>Does something while it works, then goes on unless it was told to end.</summary>
    private sealed class Watched(Stage stage = Stage.Fit, Action? then = null) : IGenerator, IFittedGenerator
    {
        private Table _train = null!;

        public FitContext? Told { get; private set; }

        public GeneratorInfo Info { get; } = new BootstrapGenerator().Info with
        {
            Id = "watched",
            Version = "4",
            Parameters = new Dictionary<string, string> { ["Rate"] = "0.5" },
            Packages = new Dictionary<string, string> { ["LibToy"] = "1.2.3" },
        };

        public IFittedGenerator Fit(Table train, FitContext context)
        {
            (_train, Told) = (train, context);
            Work(Stage.Fit, context.Cancellation);
            return this;
        }

        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
        {
            Work(Stage.Sample, cancellation);
            return _train;
        }

        private void Work(Stage now, CancellationToken cancellation)
        {
            if (now == stage)
            {
                then?.Invoke();
            }

            cancellation.ThrowIfCancellationRequested();
        }
    }
}

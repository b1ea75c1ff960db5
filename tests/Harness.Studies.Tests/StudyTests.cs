using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators;
using Harness.Generators.Bootstrap;
using Harness.Metrics;
using Harness.Metrics.Validity;
using Harness.Scoring;
using Harness.Studies.Snapshots;
using Harness.Tables;

namespace Harness.Studies.Tests;

public sealed class StudyTests : IDisposable
{
    private readonly StudyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_table_that_a_user_drops_in_is_judged()
    {
        Dataset dataset = AddToy();
        _folder.AddRecording("toy", "mine", "seed-3.csv", CsvTableWriter.Write(dataset.Train));
        Study study = Open();

        Scorecard scorecard = await study.ScoreAsync(study.Find("toy", "mine")!);

        Assert.Equal(("mine", "user", "unknown"), (scorecard.Generator.Id, scorecard.Generator.Family, scorecard.Generator.Version));
        Assert.Equal([3UL], scorecard.Seeds.Select(s => s.Seed));
        Assert.Equal(0, scorecard.Find("ks-statistic")!.Value);
        Assert.Equal(1, scorecard.Find("exact-copy-share")!.Value);
    }

    [Fact]
    public async Task What_was_found_out_about_a_recording_s_form_is_told_from_the_cache_too()
    {
        Dataset dataset = AddToy();
        _folder.AddRecording("toy", "mine", "seed-3.csv", CsvTableWriter.Write(dataset.Train).Replace(',', ';'));
        foreach (Study study in (Study[])[Open(), Open()])
        {
            Scorecard scorecard = await study.ScoreAsync(study.Find("toy", "mine")!);

            Assert.Equal(0, scorecard.Find("ks-statistic")!.Value);
            Assert.Equal(["seed-3.csv: Read with a semicolon between cells (detected)."], scorecard.Notes);
        }
    }

    // The toy table has 60 rows, so a half-split has 30; 49 are train.
    [Theory]
    [InlineData(29, false, "29 synthetic rows beside 49 of train: how far chance moves a value, and how much models learn, depends on their number. Fewer than 30 have no floor and ceiling beside them (utility: 24).")]
    [InlineData(30, true, "30 synthetic rows beside 49 of train: how far chance moves a value, and how much models learn, depends on their number.")]
    [InlineData(49, true, null)]
    [InlineData(98, true, "98 synthetic rows beside 49 of train: how far chance moves a value, and how much models learn, depends on their number.")]
    public async Task Any_number_of_rows_is_judged_and_only_equal_numbers_are_framed(int rows, bool framed, string? note)
    {
        Dataset dataset = AddToy();
        _folder.AddRecording("toy", "mine", "seed-1.csv", CsvTableWriter.Write(dataset.Train.Take([.. Enumerable.Range(0, rows).Select(i => i % dataset.Train.RowCount)])));
        Study study = Open();

        Scorecard scorecard = await study.ScoreAsync(study.Find("toy", "mine")!);

        Assert.All(scorecard.Scores, s => Assert.True(s.Value is not null || s.NotApplicable is not null, $"{s.Descriptor.Id}: {s.Failure?.Reason}"));
        Assert.Equal(framed, scorecard.Find("ks-statistic")!.Framed is not null);
        Assert.Equal(framed, scorecard.Find("ks-statistic")!.Frame is not null);
        Assert.Equal(note, scorecard.RowsNote);
        Assert.Equal(rows, Gate.Scores.Snapshot(scorecard).Rows);
    }

    [Fact]
    public async Task A_recorded_failure_stands_beside_the_seeds_that_have_a_table()
    {
        Dataset dataset = AddToy();
        _folder.AddRecording("toy", "sdv-x", "seed-1.json", """{ "error": { "stage": "fit", "type": "X", "message": "no luck" } }""");
        _folder.AddRecording("toy", "sdv-x", "seed-2.csv", CsvTableWriter.Write(dataset.Train));
        Study study = Open();

        Scorecard scorecard = await study.ScoreAsync(study.Find("toy", "sdv-x")!);

        Assert.Equal([2UL], scorecard.Seeds.Select(s => s.Seed));
        Assert.Equal(new GenerationFailure(1, "fit", "X", "no luck"), Assert.Single(scorecard.Failures));
    }

    [Fact]
    public async Task A_recording_that_does_not_fit_is_an_input_error()
    {
        AddToy();
        string csv = _folder.AddRecording("toy", "mine", "seed-1.csv", "x\n1\n");
        Study study = Open();

        InputException error = await Assert.ThrowsAsync<InputException>(() => study.ScoreAsync(study.Find("toy", "mine")!));

        Assert.StartsWith($"{csv}, line 1: header and the real table differ.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Numbers whose range is beyond a double are measured, and framed between floor and ceiling; nothing fails, nothing throws.</summary>
    [Fact]
    public async Task Numbers_up_to_the_largest_are_scored_and_framed()
    {
        NumericColumn huge = new(new ColumnSchema("huge", ColumnKind.Numerical), [.. Enumerable.Range(0, 80).Select(i => i % 7 == 0 ? 1.7e308 : i % 7 == 1 ? -1.7e308 : Math.Sin(i) * 1e300)]);
        Column[] others = [.. ToyStudy.Table.Columns.Take(1).Select(c => c.Take([.. Enumerable.Range(0, 80).Select(i => i % c.Length)]))];
        Dataset dataset = _folder.AddDataset("huge", new Table([huge, .. others]));
        _folder.AddRecording("huge", "mine", "seed-1.csv", CsvTableWriter.Write(dataset.Train));
        Study study = Open();

        Scorecard scorecard = await study.ScoreAsync(study.Find("huge", "mine")!);

        Assert.Empty(scorecard.Scores.Where(s => s.Failure is not null).Select(s => $"{s.Descriptor.Id}: {s.Failure!.Reason}"));
        ReferenceFrame frame = scorecard.Find("ks-statistic")!.Frame!;
        Assert.InRange(frame.Ceiling, 0, 0.5);
        Assert.InRange(frame.Floor, 0, 1);
    }

    [Fact]
    public void A_table_of_other_columns_fails_every_metric_by_the_columns_name()
    {
        Dataset dataset = AddToy();
        _folder.AddRecording("toy", "mine", "seed-1.csv", CsvTableWriter.Write(dataset.Train));
        Study study = Open();
        Column number = dataset.Train["number"];
        Table otherKind = new(dataset.Train.Columns.Select(c => c == number ? CategoricalColumn.FromLabels(new ColumnSchema("number", ColumnKind.Categorical), new string?[c.Length]) : c));
        Table lacking = new(dataset.Train.Columns.Where(c => c != number));

        foreach ((Table table, string reason) in new[] { (otherKind, "column 'number' is Categorical in the synthetic table and Numerical in train"), (lacking, "the synthetic table has no column 'number'") })
        {
            Scorecard scorecard = study.Score("toy", new BootstrapGenerator().Info, [(1, table)]);
            Assert.All(scorecard.Seeds.Single().Results, r => Assert.StartsWith(reason, Assert.IsType<MetricResult.Failed>(r).Reason, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_dataset_that_cannot_be_read_fails_each_of_its_pairs_with_the_same_words()
    {
        AddToy();
        string csv = _folder.Write("datasets/toy/data.csv", "number,label,date,flag\nx,y\n");
        _folder.Generators.AddRange([("independent", "1"), ("bootstrap", "1")]);
        Study study = Open();

        foreach (StudyPair pair in study.Manifest.Pairs)
        {
            Assert.StartsWith($"{csv}, line 2: the row has 2 cells", (await Assert.ThrowsAsync<InputException>(() => study.ScoreAsync(pair))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_generator_that_nobody_registered_is_named_with_the_nearest()
    {
        AddToy();
        _folder.Generators.Add(("bootstrp", "1"));

        Assert.Equal(
            "HarnessGenerator 'bootstrp': no generator of that id is registered. Did you mean 'bootstrap'? Registered: independent, bootstrap.",
            Assert.Throws<InputException>(() => Open()).Message);
    }

    [Fact]
    public async Task A_generator_that_cannot_learn_a_table_has_failed()
    {
        AddToy();
        _folder.Generators.Add(("moody", "1 2"));
        Study study = Open(generators: [new Moody()]);

        Scorecard scorecard = await study.ScoreAsync(study.Find("toy", "moody")!);

        Assert.Equal([2UL], scorecard.Seeds.Select(s => s.Seed));
        Assert.Equal("GeneratorException in fit: not today", Assert.Single(scorecard.Failures).ToString());
    }

    [Theory]
    [InlineData("throws", "InvalidOperationException in evaluator 'odd': throws")]
    [InlineData("too few", "InvalidOperationException in evaluator 'odd': The evaluator 'odd' did not answer for its metrics in order.")]
    [InlineData("value", "the value is NaN, not a finite number")]
    [InlineData("part", "the value of a × b is Infinity, not a finite number")]
    [InlineData("uncertainty", "its uncertainty is NaN, not a finite number")]
    [InlineData("p", "the p-value is NaN, not a finite number")]
    public async Task An_evaluator_that_goes_wrong_fails_its_metrics_and_nothing_is_kept(string fault, string expected)
    {
        AddToy();
        _folder.Generators.Add(("bootstrap", "1"));
        Study study = Open([new OddEvaluator(fault), new ValidityEvaluator()]);

        Scorecard scorecard = await study.ScoreAsync(study.Find("toy", "bootstrap")!);

        Assert.Equal(expected, scorecard.Find("odd")!.Failure!.Reason);
        Assert.Equal(0, scorecard.Find("invalid-cells")!.Value);
        Assert.Equal(4, CacheFiles().Length); // validity, what fresh rows get of it, the columns' statistics, and the picture
    }

    [Fact]
    public async Task One_thread_and_two_give_the_same_bytes()
    {
        foreach (string name in new[] { "iris", "penguins" })
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "datasets", name)))
            {
                _folder.Write($"datasets/{name}/{Path.GetFileName(file)}", File.ReadAllText(file));
            }
        }

        _folder.Generators.AddRange([("independent", "1 2"), ("bootstrap", "1 2")]);
        string one = await ToyStudy.Everything(Open());
        Directory.Delete(_folder.CacheFolder, recursive: true);
        Study study = Open();
        await Parallel.ForEachAsync(study.Manifest.Pairs.Reverse(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (pair, cancellation) => await study.ScoreAsync(pair, cancellation));

        Assert.Equal(one, await ToyStudy.Everything(study));
    }

    [Theory]
    [InlineData("one row", 1)]
    [InlineData("two rows", 2)]
    [InlineData("a hundred rows", 100)]
    [InlineData("only categories", 40)]
    [InlineData("only numbers", 40)]
    [InlineData("only dates", 40)]
    [InlineData("only ids", 40)]
    [InlineData("constant columns", 40)]
    [InlineData("all missing", 40)]
    [InlineData("one value beside missing ones", 40)]
    [InlineData("every label its own", 40)]
    [InlineData("equal rows", 40)]
    [InlineData("huge and tiny numbers", 40)]
    public async Task Every_metric_has_a_value_or_a_reason_for_a_small_or_odd_table(string shape, int rows)
    {
        _folder.AddDataset("odd", OddTable(shape, rows));
        _folder.Generators.AddRange([("independent", "1 2"), ("bootstrap", "1 2")]);
        Study study = Open();
        foreach (StudyPair pair in study.Manifest.Pairs)
        {
            Scorecard scorecard = await study.ScoreAsync(pair);

            Assert.Empty(scorecard.Failures);
            Assert.Equal([1UL, 2UL], scorecard.Seeds.Select(s => s.Seed));
            Assert.All(scorecard.Scores, score => Assert.True(
                score.Value is { } value ? value >= score.Descriptor.Minimum && value <= score.Descriptor.Maximum && score.Spread is { } spread && double.IsFinite(spread) : score.NotApplicable is { Length: > 0 },
                $"{pair}, {score.Descriptor.Id}: {score.Failure?.Reason ?? $"{score.Value} ± {score.Spread}"}"));
            string text = SnapshotText.Write(Gate.Scores.Snapshot(scorecard));
            Assert.Equal(text, SnapshotText.Write(SnapshotText.Read(text, "x")));
        }
    }

    private static Table OddTable(string shape, int rows)
    {
        Column Numbers(string name, Func<int, double> value) => new NumericColumn(new ColumnSchema(name, ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(value)]);
        Column Labels(string name, Func<int, string?> value, ColumnKind kind = ColumnKind.Categorical) => CategoricalColumn.FromLabels(new ColumnSchema(name, kind), [.. Enumerable.Range(0, rows).Select(value)]);
        Column Dates(string name, Func<int, DateTime?> value) => new DateTimeColumn(new ColumnSchema(name, ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")), [.. Enumerable.Range(0, rows).Select(i => value(i)?.Ticks ?? DateTimeColumn.Missing)]);
        var day = new DateTime(2024, 2, 29);
        return new Table(shape switch
        {
            "only categories" => [Labels("a", i => $"{i % 3}"), Labels("b", i => $"{i % 2}")],
            "only numbers" => [Numbers("a", i => i), Numbers("b", i => i * i % 7)],
            "only dates" => [Dates("a", i => day.AddDays(i)), Dates("b", i => day.AddDays(i * i % 7))],
            "only ids" => [Labels("a", i => $"{i}", ColumnKind.Id)],
            "constant columns" => [Numbers("a", _ => 3.5), Labels("b", _ => "x"), Dates("c", _ => day), Numbers("d", i => i)],
            "all missing" => [Numbers("a", _ => double.NaN), Labels("b", _ => null), Dates("c", _ => null)],
            "one value beside missing ones" => [Numbers("a", i => i == 0 ? 1 : double.NaN), Labels("b", i => i == 0 ? "x" : null), Dates("c", i => i == 0 ? day : null), Numbers("d", i => i)],
            "every label its own" => [Labels("a", i => $"{i}"), Labels("b", i => $"{i}"), Numbers("c", i => i)],
            "equal rows" => [Numbers("a", _ => 1), Labels("b", _ => "x")],
            "huge and tiny numbers" => [Numbers("a", i => i % 2 == 0 ? 1e300 : -1e300), Numbers("b", i => i * 1e-300), Numbers("c", i => 1e15 + i)],
            _ => [Numbers("a", i => i), Labels("b", i => $"{i % 4}"), Dates("c", i => day.AddDays(i)), Labels("d", i => i % 2 == 0 ? "True" : "False", ColumnKind.Boolean), Labels("e", i => $"{i}", ColumnKind.Id)],
        });
    }

    private Study Open(IReadOnlyList<IEvaluator>? evaluators = null, IReadOnlyList<IGenerator>? generators = null) =>
        ToyStudy.Open(_folder, evaluators, generators);

    private Dataset AddToy() => _folder.AddDataset("toy", ToyStudy.Table);

    private string[] CacheFiles() => Directory.GetFiles(_folder.CacheFolder, "*", SearchOption.AllDirectories);

    private sealed class Moody : IGenerator
    {
        public GeneratorInfo Info { get; } = new BootstrapGenerator().Info with { Id = "moody" };

        public IFittedGenerator Fit(Table train, FitContext context) =>
            context.Seed == 1 ? throw new GeneratorException("not today") : new BootstrapGenerator().Fit(train, context);
    }
}

using System.Text.Json.Nodes;
using Harness.Arbitraries;
using Harness.Generators;
using Harness.Tables;

namespace Harness.Python.Tests;

/// <summary>
/// How tables are handed to ydata-synthetic and taken back, against a stand-in for the library. The recordings, made by the real one, are the independent
/// source: settings, notes, and all that is drawn outside the library, which are gaps and labels, are the same.
/// </summary>
public sealed class YdataTests : IDisposable
{
    private readonly Libraries _libraries = new();

    public void Dispose() => _libraries.Dispose();

    [Theory]
    [InlineData("iris", "ydata-fast")]
    [InlineData("iris", "ydata-ctgan")]
    [InlineData("iris", "ydata-gan")]
    [InlineData("iris", "ydata-gan-repaired")]
    [InlineData("iris", "ydata-wgangp")]
    [InlineData("iris", "ydata-wgangp-repaired")]
    [InlineData("iris", "ydata-dragan")]
    [InlineData("iris", "ydata-cramer")]
    [InlineData("iris", "ydata-cwgangp")]
    [InlineData("iris", "ydata-cwgangp-repaired")]
    [InlineData("penguins", "ydata-cramer")]
    [InlineData("penguins", "ydata-dragan")]
    [InlineData("titanic", "ydata-gan-repaired")]
    [InlineData("titanic", "ydata-ctgan")]
    public void Settings_and_notes_are_those_of_the_recordings(string dataset, string id)
    {
        JsonNode recorded = JsonNode.Parse(File.ReadAllText(Recording(dataset, id, 1, "json")))!;
        JsonObject told = Told(dataset, id, 1);
        Assert.True(JsonNode.DeepEquals(recorded["effective_parameters"], told["effective_parameters"]), told.ToJsonString());
        Assert.Equal(recorded["notes"]!.ToJsonString(), told["notes"]!.ToJsonString());
        Assert.Equal("1.4.0", (string?)told["package_versions"]!["ydata-synthetic"]);
        Assert.Equal((bool)recorded["op_determinism"]!, (bool)told["op_determinism"]!);
    }

    [Theory]
    [InlineData("ydata-gan", 1)]
    [InlineData("ydata-wgangp", 2)]
    [InlineData("ydata-ctgan", 3)]
    [InlineData("ydata-fast", 1)]
    [InlineData("ydata-fast", 2)]
    [InlineData("ydata-fast", 3)]
    [InlineData("ydata-cwgangp-repaired", 1)]
    public void Gaps_of_numbers_are_where_they_were_recorded(string id, int seed)
    {
        Datasets.Dataset real = Real("penguins");
        Table made = Make(id, real, (ulong)seed);
        string[] recorded = File.ReadAllLines(Recording("penguins", id, seed, "csv"))[1..];
        Assert.Equal(recorded.Length, made.RowCount);
        Assert.All(Enumerable.Range(2, 4), column => Assert.Equal(
            recorded.Select(line => line.Split(',')[column].Length == 0),
            Enumerable.Range(0, made.RowCount).Select(row => made.Columns[column].Format(row).Length == 0)));
    }

    [Theory]
    [InlineData("iris", 4)]
    [InlineData("penguins", 0)]
    public void Labels_of_conditional_models_are_those_recorded(string dataset, int column)
    {
        Table made = Make("ydata-cwgangp-repaired", Real(dataset), 1);
        Assert.Equal(File.ReadAllLines(Recording(dataset, "ydata-cwgangp-repaired", 1, "csv"))[1..].Select(line => line.Split(',')[column]), Enumerable.Range(0, made.RowCount).Select(made.Columns[column].Format));
    }

    [Fact]
    public void The_library_gets_numbers_without_gaps_seconds_for_dates_and_no_ids()
    {
        var train = new Table(
        [
            CategoricalColumn.FromLabels(new ColumnSchema("key", ColumnKind.Id), ["7", "8", "9", "10"]),
            new NumericColumn(new ColumnSchema("whole", ColumnKind.Numerical), [1, 2, double.NaN, 4]),
            new NumericColumn(new ColumnSchema("half", ColumnKind.Numerical), [1.5, 2, 3, 4]),
            CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), ["a", null, "b", "a"]),
            CategoricalColumn.FromLabels(new ColumnSchema("flag", ColumnKind.Boolean), ["True", "False", "True", "True"]),
        ]);
        PythonInterpreter python = _libraries.Ydata();
        var heard = new List<double>();
        Table made = new PythonGenerator("ydata-gan", python, null, new Dictionary<string, JsonNode> { ["epochs"] = 3, ["batch_size"] = 2 })
            .Fit(train, new FitContext { Seed = 1, Progress = new Heard(heard) }).Sample(4, 1);

        JsonNode calls = JsonNode.Parse(_libraries.Calls("ydata_synthetic"))!;
        Assert.Equal("""{"whole":"int64","half":"float64","label":"object","flag":"object"}""", calls["types"]!.ToJsonString());
        Assert.Equal("""["whole","half"]""", calls["numbers"]!.ToJsonString());
        Assert.Equal(3, (int)calls["epochs"]!);
        Assert.Equal(1_000_000_000, (int)calls["interval"]!);
        Assert.Equal(2, (int)calls["batch"]!);
        Assert.False((bool)calls["fresh"]!);
        Assert.Equal("uniform", (string?)calls["noise"]![0]);
        Assert.StartsWith(Path.GetTempPath(), (string?)calls["folder"], StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3", "4"], Enumerable.Range(0, 4).Select(made.Columns[0].Format));
        Assert.Equal(["a", "", "b", "a"], Enumerable.Range(0, 4).Select(made.Columns[3].Format));
        Assert.Equal([0.01, 0.05, 0.2625, 0.475, 0.6875, 0.9], heard.Take(6).Select(share => Math.Round(share, 6)));
    }

    [Fact]
    public void Dates_become_seconds_and_dates_again()
    {
        Datasets.Dataset real = Real("penguins");
        Table made = Make("ydata-dragan", real, 1);
        JsonNode calls = JsonNode.Parse(_libraries.Calls("ydata_synthetic"))!;
        Assert.Equal("int64", (string?)calls["types"]!["date_egg"]);
        Assert.Equal("int64", (string?)calls["types"]!["flipper_length_mm"]);
        Assert.Equal(Enumerable.Range(0, made.RowCount).Select(real.Train["date_egg"].Format), Enumerable.Range(0, made.RowCount).Select(made["date_egg"].Format));
    }

    [Fact]
    public void Repaired_models_see_fresh_batches_and_sample_from_the_noise_that_they_trained_on()
    {
        Make("ydata-wgangp-repaired", Real("penguins"), 1, new() { ["batch_size"] = 50 });
        JsonNode calls = JsonNode.Parse(_libraries.Calls("ydata_synthetic"))!;
        Assert.True((bool)calls["fresh"]!);
        Assert.Equal(50, (int)calls["batch"]!);
        Assert.Equal("normal", (string?)calls["noise"]![0]);
    }

    [Fact]
    public void A_failure_is_told_as_the_recording_has_it()
    {
        JsonNode recorded = JsonNode.Parse(File.ReadAllText(Recording("iris", "ydata-cwgangp", 1, "json")))!["error"]!;
        GeneratorException error = Assert.Throws<GeneratorException>(() => Make("ydata-cwgangp", Real("iris"), 1));
        Assert.Equal(new GenerationFailure(1, (string)recorded["stage"]!, (string)recorded["type"]!, (string)recorded["message"]!), error.Failure);
    }

    [Fact]
    public void The_successor_fails_on_import_unless_it_is_repaired()
    {
        PythonInterpreter python = _libraries.Ydata("fg-data-synthetic", "2.1.0");
        var asItIs = new PythonGenerator("ydata-gan", python);
        Assert.Equal("fg-data-synthetic 2.1.0", asItIs.Info.Version);
        GeneratorException error = Assert.Throws<GeneratorException>(() => asItIs.Fit(StandIn.Train, new FitContext()).Sample(3, 1));
        Assert.Equal(new GenerationFailure(1, "import", "builtins.NameError", "name 'warn' is not defined"), error.Failure);
        Assert.False(error.IsUnavailable);
        Assert.Equal("2.1.0", (string?)error.Told!["package_versions"]!["fg-data-synthetic"]);

        IFittedGenerator repaired = new PythonGenerator("ydata-gan", python, null, new Dictionary<string, JsonNode> { ["repair_import"] = true }).Fit(StandIn.Train, new FitContext());
        Assert.Equal(3, repaired.Sample(3, 1).RowCount);
        Assert.Equal("""["import"]""", ((ITold)repaired).Told!["effective_parameters"]!["repair"]!.ToJsonString());
    }

    [Fact]
    public void An_unknown_setting_is_the_librarys_failure_in_one_message()
    {
        GeneratorException error = Assert.Throws<GeneratorException>(() => Make("ydata-gan", Real("iris"), 1, new() { ["epoch"] = 3 }));
        Assert.Contains("seed 1: TypeError in settings: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("got an unexpected keyword argument 'epoch'", error.Message, StringComparison.Ordinal);
        Assert.Null(error.Failure);
    }

    private static string Recording(string dataset, string id, int seed, string ending) => Path.Combine(Repository.Root, "evaluation", "recordings", dataset, id, $"seed-{seed}.{ending}");

    private static Datasets.Dataset Real(string name) => Datasets.Dataset.Load(Repository.Dataset(name));

    private Table Make(string id, Datasets.Dataset real, ulong seed, Dictionary<string, JsonNode>? settings = null) =>
        new PythonGenerator(id, _libraries.Ydata(), null, settings).Fit(real.Train, new FitContext { Seed = seed, Target = real.Target }).Sample(real.Train.RowCount, seed);

    private JsonObject Told(string dataset, string id, ulong seed)
    {
        Datasets.Dataset real = Real(dataset);
        IFittedGenerator fitted = new PythonGenerator(id, _libraries.Ydata()).Fit(real.Train, new FitContext { Seed = seed, Target = real.Target });
        try
        {
            fitted.Sample(real.Train.RowCount, seed);
            return ((ITold)fitted).Told!;
        }
        catch (GeneratorException e) when (e.Failure is not null)
        {
            return e.Told!;
        }
    }

    private sealed class Heard(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}

using System.Text.Json.Nodes;
using Harness.Arbitraries;
using Harness.Generators;
using Harness.Python.Environments;
using Harness.Python.Jobs;
using Harness.Tables;

namespace Harness.Python.Tests;

/// <summary>Interpreters as they are: none, too old, without the library, with a broken one.</summary>
public sealed class PythonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_Python_it_is_not_available_and_the_remedy_is_told()
    {
        GeneratorException error = Assert.Throws<GeneratorException>(() => PythonInterpreter.Open(_folder.PathOf("none")));
        Assert.StartsWith($"Python is not available: there is no program '{_folder.PathOf("none")}'. Install Python 3.9 or newer", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsUnavailable);
    }

    [Theory]
    [InlineData("echo '{\"python\": \"2.7.18\", \"packages\": {}}'", "is Python 2.7.18, older than 3.9")]
    [InlineData("echo 'I am a cat' >&2; exit 1", "ended with exit code 1 and said: I am a cat")]
    [InlineData("echo '{\"python\": \"99999999999.1\", \"packages\": {}}'", "is no Python: it answered {\"python\": \"99999999999.1\"")]
    [InlineData("exit 0", "is no Python: it answered nothing")]
    [InlineData("echo '{\"meow\": 1}'", "is no Python: it answered {\"meow\": 1}")]
    public void A_program_that_does_not_serve_is_named_with_the_reason(string script, string reason)
    {
        StandIn.RequirePython();
        GeneratorException error = Assert.Throws<GeneratorException>(() => PythonInterpreter.Open(Program(script)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.True(error.IsUnavailable);
    }

    [Fact]
    public void A_file_of_the_working_folder_is_not_run_in_place_of_a_module()
    {
        StandIn.RequirePython();
        _folder.Write("work/json.py", "raise SystemExit(3)");
        Assert.True(PythonInterpreter.Open(Program($"cd '{_folder.PathOf("work")}'\nexec python3 \"$@\"")).Version.Major >= 3);
    }

    [Fact]
    public void Paths_of_the_callers_libraries_are_for_interpreters_that_are_named_and_not_for_locked_environments()
    {
        StandIn.RequirePython();
        var environment = new PythonEnvironment(LockFile.Find("sdv2"), _folder.PathOf("environment"));
        string python = Program("""
            echo "from '$PYTHONPATH'" >&2
            test "$1" = -c || exit 4
            echo '{"python": "3.11.9", "packages": {"sdv": "2.0.0"}}'
            """, "environment/bin/python");
        Environment.SetEnvironmentVariable("PYTHONPATH", "/nowhere");
        try
        {
            Assert.Contains("from '/nowhere'", Said(PythonInterpreter.Open(python)), StringComparison.Ordinal);
            Assert.Contains("from ''", Said(PythonInterpreter.Open(environment)), StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PYTHONPATH", null);
        }

        static string Said(PythonInterpreter interpreter) => Assert.Throws<GeneratorException>(() => new PythonGenerator("sdv-ctgan", interpreter).Fit(StandIn.Train, new FitContext()).Sample(5, 7)).Message;
    }

    [Fact]
    public void The_runner_writes_letters_that_every_reader_takes()
    {
        StandIn.RequirePython();
        string result = _folder.PathOf("result.json");
        string adapter = _folder.Write("adapter.py", "import os\n\ndef run(request, tell):\n    tell.told['notes'] = ['ü \U0001F600']\n    raise RuntimeError('no file ' + os.fsdecode(b'caf\\xe9.csv'))\n");
        string request = _folder.Write("request.json", new JsonObject { ["version"] = 1, ["result"] = result }.ToJsonString());
        using var folder = new JobFolder();
        ChildProcess.Run([Programs.Find("python3")!, Path.Combine(Repository.Root, "src", "Harness.Python", "adapters", "runner.py"), adapter, request], folder, new JobLimits(), _ => false, TestContext.Current.CancellationToken);
        JsonNode told = JsonNode.Parse(File.ReadAllText(result))!;
        Assert.Equal("no file caf\uFFFD.csv", (string?)told["error"]!["message"]);
        Assert.Null(told["error"]!["shortage"]);
        Assert.Equal("ü \U0001F600", (string?)told["notes"]![0]);
    }

    [Fact]
    public void An_empty_name_is_no_interpreter() =>
        Assert.StartsWith("Python is not available: an empty name was given for it.", Assert.Throws<GeneratorException>(() => PythonInterpreter.Open("")).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_the_library_the_generator_is_not_available()
    {
        StandIn.RequirePython();
        PythonInterpreter python = PythonInterpreter.Open(Program("exec python3 -I -S \"$@\""));
        Assert.Contains("with none of the libraries", python.ToString(), StringComparison.Ordinal);
        GeneratorException error = Assert.Throws<GeneratorException>(() => new PythonGenerator("sdv-ctgan", python).Fit(StandIn.Train, new FitContext()));
        Assert.Contains("has no package 'sdv'. Install it there", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsUnavailable);
    }

    [Fact]
    public void A_library_that_does_not_import_is_its_own_result()
    {
        PythonGenerator broken = With("raise RuntimeError('built for another numpy')");
        Assert.Equal("sdv 1.99.0", broken.Info.Version);
        GeneratorException error = Assert.Throws<GeneratorException>(() => broken.Fit(StandIn.Train, new FitContext()).Sample(5, 7));
        Assert.Equal(new GenerationFailure(7, "import", "builtins.RuntimeError", "built for another numpy"), error.Failure);
        Assert.Contains("Its last lines:", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsUnavailable);
    }

    [Fact]
    public void A_part_of_a_library_that_is_missing_is_not_available()
    {
        GeneratorException error = Assert.Throws<GeneratorException>(() => With("import no_such_part").Fit(StandIn.Train, new FitContext()).Sample(5, 7));
        Assert.Contains("seed 7: ModuleNotFoundError in import: No module named 'no_such_part'", error.Message, StringComparison.Ordinal);
        Assert.Null(error.Failure);
        Assert.True(error.IsUnavailable);
    }

    [Theory]
    [InlineData("raise ImportError('libtorch.so: failed to map segment')", true, "ImportError in import: libtorch.so: failed to map segment (a limit of 16384 MB of address space, --memory, may be too small to load it).")]
    [InlineData("raise OSError('libtorch.so: cannot open shared object file')", false)]
    [InlineData("raise MemoryError()", false, "memory ran out, at a limit of 16384 MB of address space (--memory): MemoryError in import")]
    [InlineData("class _ArrayMemoryError(MemoryError): pass\nraise _ArrayMemoryError('too large')", false, "memory ran out, ")]
    [InlineData("try:\n    raise MemoryError\nexcept MemoryError:\n    raise ValueError('the fit failed')", false, "memory ran out, ")]
    [InlineData("raise OSError(12, 'kein Speicher')", false, "memory ran out, ")]
    [InlineData("raise OSError(28, 'kein Platz')", false, "the disk is full; make room, or name a folder for temporary files elsewhere (TMPDIR, now ")]
    public void An_installation_that_does_not_load_or_memory_that_runs_out_is_no_result_of_the_library(string import, bool isUnavailable, string told = "")
    {
        GeneratorException error = Assert.Throws<GeneratorException>(() => With(import).Fit(StandIn.Train, new FitContext()).Sample(5, 7));
        Assert.Contains($"seed 7: {told}", error.Message, StringComparison.Ordinal);
        Assert.Null(error.Failure);
        Assert.Equal(isUnavailable, error.IsUnavailable);
    }

    [Fact]
    public void An_unknown_adapter_names_the_nearest()
    {
        StandIn.RequirePython();
        Assert.Contains("Did you mean 'sdv-ctgan'?", Assert.Throws<InputException>(() => new PythonGenerator("sdv-ctgn", PythonInterpreter.Open())).Message, StringComparison.Ordinal);
    }

    /// <summary>Real SDV gives the recordings again, byte for byte; HARNESS_SDV_PYTHON names an interpreter that has it.</summary>
    [Theory]
    [InlineData("iris")]
    [InlineData("penguins")]
    [InlineData("titanic")]
    public void Sdv_gives_its_recordings_again(string dataset)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("HARNESS_SDV_PYTHON") is { Length: > 0 }, "HARNESS_SDV_PYTHON names no interpreter that has SDV.");
        PythonInterpreter python = PythonInterpreter.Open(Environment.GetEnvironmentVariable("HARNESS_SDV_PYTHON")!);
        Datasets.Dataset real = Datasets.Dataset.Load(Repository.Dataset(dataset));
        Assert.All(new ulong[] { 1, 2, 3 }, seed =>
        {
            Table table = new PythonGenerator("sdv-gaussian-copula", python).Fit(real.Train, new FitContext { Seed = seed, Target = real.Target }).Sample(real.Train.RowCount, seed);
            Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "evaluation", "recordings", dataset, "sdv-gaussian-copula", $"seed-{seed}.csv")), CsvTableWriter.Write(table));
        });
    }

    [Fact]
    public void Sdv_2_takes_and_gives_a_dictionary_of_tables()
    {
        using var libraries = new Libraries();
        var heard = new List<double>();
        var generator = new PythonGenerator("sdv-ctgan", libraries.Sdv2(), null, new Dictionary<string, JsonNode> { ["epochs"] = 4 });
        IFittedGenerator fitted = generator.Fit(StandIn.Train, new FitContext { Progress = new Heard(heard) });
        Assert.Equal(CsvTableWriter.Write(StandIn.Train), CsvTableWriter.Write(fitted.Sample(6, 1)));
        Assert.Equal("""{"epochs":4,"verbose":false,"enable_gpu":false}""", ((ITold)fitted).Told!["effective_parameters"]!.ToJsonString());
        Assert.Equal("sdv 2.0.0 with epochs=4", generator.Info.Version);
        Assert.Equal("4", generator.Info.Parameters["epochs"]);
        Assert.Equal([0.05, 0.2625, 0.475, 0.6875, 0.9, 0.9], heard.Select(share => Math.Round(share, 6)));
    }

    [Theory]
    [InlineData("True", "False")]
    [InlineData("TRUE", "FALSE")]
    [InlineData("1", "0")]
    [InlineData("1.0", "0.0")]
    [InlineData("yes", "no")]
    [InlineData("Y", "n")]
    [InlineData("t", "f")]
    public void Sdv_gets_booleans_of_any_spelling_and_gives_them_back_in_it(string yes, string no)
    {
        using var libraries = new Libraries();
        var train = new Table([new CategoricalColumn(new ColumnSchema("flag", ColumnKind.Boolean), [1, 0, -1, 1], ["False", "True"], [no, yes]), new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [1, 2, 3, 4])]);
        Table made = new PythonGenerator("sdv-ctgan", libraries.Sdv2()).Fit(train, new FitContext()).Sample(4, 1);
        Assert.Equal(CsvTableWriter.Write(train), CsvTableWriter.Write(made));
    }

    /// <summary>What a network would trip over in the middle of its fit is a wrong setting, and no result of the library.</summary>
    [Theory]
    [InlineData("epochs", "-1", "'epochs' takes a whole number from 1 on, not -1.")]
    [InlineData("epochs", "1.5", "'epochs' takes a whole number from 1 on, not 1.5.")]
    [InlineData("epochs", "true", "'epochs' takes a whole number from 1 on, not True.")]
    [InlineData("batch_size", "501", "'batch_size' takes an even number that 'pac' (10) divides, not 501.")]
    [InlineData("pac", "7", "'batch_size' takes an even number that 'pac' (7) divides, not 500.")]
    [InlineData("verbose", "\"yes\"", "'verbose' takes true or false, not the text 'yes'.")]
    public void A_setting_that_no_network_trains_with_is_told_at_once(string name, string value, string message)
    {
        using var libraries = new Libraries();
        GeneratorException error = Assert.Throws<GeneratorException>(() => new PythonGenerator("sdv-ctgan", libraries.Sdv2(), null, new Dictionary<string, JsonNode> { [name] = JsonNode.Parse(value)! }).Fit(StandIn.Train, new FitContext()).Sample(5, 7));
        Assert.EndsWith($"seed 7: ValueError in settings: {message}", error.Message, StringComparison.Ordinal);
        Assert.Null(error.Failure);
    }

    /// <summary>An interpreter that claims to have SDV, whose first import does this.</summary>
    private PythonGenerator With(string import)
    {
        StandIn.RequirePython();
        _folder.Write("lib/sdv-1.99.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: sdv\nVersion: 1.99.0\n");
        _folder.Write("lib/numpy.py", import);
        return new PythonGenerator("sdv-ctgan", PythonInterpreter.Open(Program($"PYTHONPATH='{_folder.PathOf("lib")}' exec python3 \"$@\"")));
    }

    private sealed class Heard(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }

    private string Program(string script, string name = "python with spaces")
    {
        string path = _folder.Write(name, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}

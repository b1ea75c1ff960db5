using System.Globalization;
using System.Text.Json.Nodes;
using Harness.Generators;
using Harness.Tables;

namespace Harness.Python.Tests;

public sealed class CommandGeneratorTests : IDisposable
{
    private readonly StandIn _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public void The_reference_implementation_gives_a_table_in_trains_form_and_tells_how()
    {
        var heard = new List<double>();
        IFittedGenerator fitted = _library.Behaving("well").Fit(StandIn.Train, new FitContext { Seed = 1, Progress = new Heard(heard) });
        Table table = fitted.Sample(40, 7);

        Assert.Equal(40, table.RowCount);
        Assert.Equal(StandIn.Train.Schema, table.Schema);
        var train = CsvTableWriter.Write(StandIn.Train).Split('\n');
        Assert.Contains("Käse", CsvTableWriter.Write(table), StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 40), row => Assert.Contains(Enumerable.Range(0, 6), real => table.Columns[1].Format(row) == StandIn.Train.Columns[1].Format(real)));
        Assert.Equal(CsvTableWriter.Write(table), CsvTableWriter.Write(fitted.Sample(40, 7)));
        Assert.NotEqual(CsvTableWriter.Write(table), CsvTableWriter.Write(fitted.Sample(40, 8)));
        Assert.Equal([0.5, 1], heard.Take(2));
        JsonObject told = ((ITold)fitted).Told!;
        Assert.InRange(told["fit_seconds"]!.GetValue<double>(), 0, 10);
        Assert.StartsWith("3.", told["package_versions"]!["python"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_in_a_folder_with_spaces_gets_its_files_by_placeholders()
    {
        StandIn.RequirePython();
        Directory.CreateDirectory(_library.PathOf("my scripts"));
        string script = Path.Combine(_library.PathOf("my scripts"), "mine & yours.py");
        File.WriteAllText(script, """
            import sys
            train, out, rows, seed, target = sys.argv[1:]
            assert (rows, seed, target) == ("3", "9", "c"), sys.argv
            lines = open(train, encoding="utf-8").read().splitlines()
            open(out, "w", encoding="utf-8").write("\n".join([lines[0]] + [lines[1]] * 3) + "\n")
            """);
        var mine = new CommandGenerator("mine", $"python3 '{script}' {{train}} {{out}} {{rows}} {{seed}} {{target}}");

        Table table = mine.Fit(StandIn.Train, new FitContext { Target = "c" }).Sample(3, 9);

        Assert.Equal("x,c\n1.0,a\n1.0,a\n1.0,a\n", CsvTableWriter.Write(table));
        Assert.False(mine.Info.IsDeterministic);
    }

    [Fact]
    public void Whole_numbers_stay_whole_where_a_gap_made_them_decimals()
    {
        StandIn.RequirePython();
        var train = new Table([new NumericColumn(new ColumnSchema("n", ColumnKind.Numerical), [1, 2, double.NaN])]);
        var mine = new CommandGenerator("mine", "python3 -c \"import sys; open(sys.argv[1], 'w').write('n\\n3.0\\n4.0\\n')\" {out}");
        Assert.Equal("n\n3\n4\n", CsvTableWriter.Write(mine.Fit(train, new FitContext()).Sample(2, 1)));
    }

    [Fact]
    public void A_changed_script_is_another_version()
    {
        string script = _library.PathOf("mine.py");
        File.WriteAllText(script, "1");
        string Version() => new CommandGenerator("mine", $"python3 {script} {{out}}").Info.Version;
        string first = Version();
        Assert.Equal(first, Version());
        File.WriteAllText(script, "2");
        Assert.NotEqual(first, Version());
    }

    [Fact]
    public void A_program_that_is_not_there_is_not_available()
    {
        GeneratorException error = Assert.Throws<GeneratorException>(() => new CommandGenerator("mine", "no-such-program {out}").Fit(StandIn.Train, new FitContext()).Sample(1, 1));
        Assert.Equal("mine is not available: there is no program 'no-such-program' that can be run. Install it, put it on the PATH, or write its whole path.", error.Message);
        Assert.True(error.IsUnavailable);
    }

    [Fact]
    public void What_a_library_reports_is_kept_as_its_result()
    {
        GeneratorException error = _library.Failure("error");
        Assert.Equal(new GenerationFailure(7, "fit", "ValueError", "a constant column"), error.Failure);
        Assert.Equal("1.2", error.Told!["package_versions"]!["standin"]!.GetValue<string>());
        Assert.Null(_library.Failure("exception").Failure);
    }

    [Fact]
    public void What_Python_writes_for_numbers_that_are_none_and_for_halves_of_letters_is_read()
    {
        JsonObject told = Told("""{"effective_parameters": {"lr": NaN, "NaN\"": [-Infinity, Infinity, 1]}, "fit_seconds": NaN, "peak_rss_mb": 12.5, "notes": ["\udce9 \\udce9 \ud83d\ude00",]}""");
        Assert.Equal(
            """{"effective_parameters":{"lr":"NaN","NaN\u0022":["-Infinity","Infinity",1]},"peak_rss_mb":12.5,"notes":["\uFFFD \\udce9 \uD83D\uDE00"]}""",
            JsonNode.Parse(told.ToJsonString())!.ToJsonString());
    }

    [Theory]
    [InlineData("numpy._core._exceptions._ArrayMemoryError", "Unable to allocate 72.8 TiB for an array with shape (10000000000000,)", null, "memory ran out, at a limit of 16384 MB of address space (--memory): ")]
    [InlineData("MemoryError", "", null, "memory ran out, at a limit of 16384 MB of address space (--memory): ")]
    [InlineData("RuntimeError", "DefaultCPUAllocator: can't allocate memory: you tried to allocate 40000000000 bytes.", null, "memory ran out, ")]
    [InlineData("torch.OutOfMemoryError", "CUDA out of memory. Tried to allocate 2 GiB.", null, "memory ran out, ")]
    [InlineData("builtins.OSError", "[Errno 12] Cannot allocate memory", null, "memory ran out, ")]
    [InlineData("builtins.OSError", "[Errno 28] No space left on device", null, "the disk is full; make room, ")]
    [InlineData("builtins.OSError", "[Errno 27] File too large", null, "a file grew beyond the limit of 4096 MB: ")]
    [InlineData("ValueError", "kein Speicher", "memory", "memory ran out, ")]
    [InlineData("ValueError", "kein Platz", "disk", "the disk is full; make room, ")]
    [InlineData("ValueError", "zu gross", "file", "a file grew beyond the limit of 4096 MB: ")]
    public void What_a_job_ran_out_of_is_no_result_of_the_library(string type, string message, string? shortage, string expected)
    {
        GeneratorException error = Assert.Throws<GeneratorException>(() => Told(new JsonObject { ["error"] = new JsonObject { ["stage"] = "fit", ["type"] = type, ["message"] = message, ["shortage"] = shortage } }.ToJsonString()));
        Assert.StartsWith($"mine, seed 1: {expected}", error.Message, StringComparison.Ordinal);
        string name = type.Replace("builtins.", "", StringComparison.Ordinal);
        Assert.Contains(message.Length == 0 ? $": {name} in fit." : $": {name} in fit: {message}", error.Message, StringComparison.Ordinal);
        Assert.Null(error.Failure);
        Assert.False(error.IsUnavailable);
    }

    [Fact]
    public void Progress_tells_its_message_to_who_takes_words()
    {
        var heard = new Words();
        _library.Behaving("well").Fit(StandIn.Train, new FitContext { Progress = heard }).Sample(5, 7);
        Assert.Equal(["0.5 column x", "1 column c"], heard.Lines);
    }

    /// <summary>What is read of a result.json with this text, beside a good table.</summary>
    private JsonObject Told(string result)
    {
        StandIn.RequirePython();
        string script = _library.PathOf("tells.py");
        File.WriteAllText(_library.PathOf("told.json"), result);
        File.WriteAllText(script, """
            import json, shutil, sys
            request = json.load(open(sys.argv[1]))
            shutil.copy(request["train"], request["out"])
            shutil.copy(sys.argv[2], request["result"])
            """);
        IFittedGenerator fitted = new CommandGenerator("mine", $"python3 '{script}' {{request}} '{_library.PathOf("told.json")}'").Fit(StandIn.Train, new FitContext());
        fitted.Sample(StandIn.Train.RowCount, 1);
        return ((ITold)fitted).Told!;
    }

    private sealed class Words : IWordedProgress
    {
        public List<string> Lines { get; } = [];

        public void Report(double value) => Report(value, "");

        public void Report(double share, string words) => Lines.Add(string.Create(CultureInfo.InvariantCulture, $"{share} {words}"));
    }

    private sealed class Heard(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}

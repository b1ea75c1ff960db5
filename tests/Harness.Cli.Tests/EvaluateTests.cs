using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Arbitraries;
using Harness.Cli.Terminal;
using Harness.Tables;

namespace Harness.Cli.Tests;

public sealed class EvaluateTests : IDisposable
{
    // Metrics that are measured in a moment.
    private const string Bar = """{ "metrics": { "ks-statistic": { "max": 0.25 }, "mean-error-worst": { "excess": 0.3 }, "exact-copy-share": { "excess": 0.01 } } }""";

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly string[] _rows = File.ReadAllLines(Path.Combine(Repository.Dataset("iris"), "data.csv"));
    private readonly string _bar;
    private readonly string _report;

    public EvaluateTests()
    {
        _bar = _folder.Write("bar.json", Bar);
        _report = _folder.PathOf("report.html");
        Write("real.csv", _rows.Skip(1).Where((_, i) => i % 2 == 0));
        Write("good.csv", _rows.Skip(1).Where((_, i) => i % 2 == 1));
        Write("bad.csv", _rows.Skip(1).Where((_, i) => i % 2 == 1).Select(r => "9" + r));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_good_table_is_0_in_some_twenty_lines_with_a_page()
    {
        Assert.Equal(0, await EvaluateAsync("good.csv"));
        string[] lines = _output.ToString().Split('\n');
        Assert.InRange(lines.TakeWhile(l => !l.StartsWith("Note:", StringComparison.Ordinal)).Count(), 8, 22);
        Assert.Contains("75 rows beside 60 real ones, 15 more held out; 5 columns", lines);
        Assert.Contains($"Report: {_report}", lines);
        Assert.StartsWith("<!doctype html>", File.ReadAllText(_report), StringComparison.Ordinal);
        Assert.Contains("No --holdout: 15 of the 75 real rows were held out", string.Join(' ', lines.Select(l => l.Trim())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_table_is_1_and_the_column_is_named()
    {
        Assert.Equal(1, await EvaluateAsync("bad.csv"));
        Assert.Contains("✗ Misses the bar", _output.ToString(), StringComparison.Ordinal);
        Assert.Matches("✗ Mean error, worst \\(sepal_length_cm\\) +", _output.ToString());
    }

    [Fact]
    public async Task An_open_limit_is_0_and_with_strict_1()
    {
        // Beyond the limit, but of so few rows that fresh ones get it too.
        _folder.Write("bar.json", """{ "metrics": { "ks-statistic": { "max": 0.0001 } } }""");
        Assert.Equal(0, await EvaluateAsync("good.csv"));
        Assert.Contains("△ Inconclusive", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await EvaluateAsync("good.csv", "--strict"));
    }

    [Fact]
    public async Task Every_real_row_copied_is_seen_though_none_is_held_out()
    {
        Assert.Equal(1, await EvaluateAsync("real.csv"));
        Assert.Contains("exact copies", _output.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_holdout_of_its_own_needs_no_advice()
    {
        Write("holdout.csv", _rows.Skip(1).Where((_, i) => i % 4 == 1));
        Assert.Equal(0, await EvaluateAsync("good.csv", "--holdout", _folder.PathOf("holdout.csv")));
        Assert.Contains("75 rows beside 75 real ones, 38 more held out", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("No --holdout", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_a_study_of_one_pair_and_nothing_else()
    {
        Assert.Equal(1, await EvaluateAsync("bad.csv", "--json", "--no-report"));
        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        JsonElement pair = json.RootElement.GetProperty("pairs")[0];
        Assert.Equal(("real", "bad", "missed"), (pair.GetProperty("dataset").GetString(), pair.GetProperty("generator").GetString(), pair.GetProperty("bar").GetString()));
        Assert.False(File.Exists(_report));
    }

    [Fact]
    public async Task With_full_SDMetrics_numbers_are_shown_too()
    {
        Assert.Equal(0, await EvaluateAsync("good.csv", "--full", "--no-report"));
        Assert.Contains("SDMetrics quality 0.", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Data Validity ", _output.ToString(), StringComparison.Ordinal);
        _output.GetStringBuilder().Clear();

        Assert.Equal(0, await EvaluateAsync("good.csv", "--full", "--json", "--no-report"));
        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        JsonElement[] scores = [.. json.RootElement.GetProperty("pairs")[0].GetProperty("scores").EnumerateArray()];
        Assert.Contains(scores, s => s.GetProperty("metric").GetString() == "sdmetrics.diagnostic");
        JsonElement shapes = scores.Single(s => s.GetProperty("metric").GetString() == "sdmetrics.column-shapes");
        Assert.Equal(shapes.GetProperty("value").GetDouble(), shapes.GetProperty("parts").EnumerateArray().Average(p => p.GetProperty("value").GetDouble()), 1e-12);
    }

    [Fact]
    public async Task The_folder_of_a_dataset_says_the_rest()
    {
        string recording = Path.Combine(Repository.Root, "evaluation", "recordings", "iris", "sdv-ctgan");
        Assert.Equal(1, await RunAsync(["evaluate", "--real", Repository.Dataset("iris"), "--synthetic", Path.Combine(recording, "seed-1.csv"), Path.Combine(recording, "seed-2.csv"), "--thresholds", _bar, "--report", _report]));
        Assert.Contains("target species (multiclass)", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await RunAsync(["evaluate", "--real", Repository.Dataset("iris"), "--synthetic", _folder.PathOf("good.csv"), "--target", "species"]));
        Assert.Contains("leave --target out", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--real none.csv --synthetic good.csv", "none.csv")]
    [InlineData("--real real.csv --synthetic none.csv", "none.csv")]
    [InlineData("--real real.csv --synthetic good.csv --target speces", "Did you mean 'species'?")]
    [InlineData("--real real.csv --synthetic good.csv --thresholds none.json", "none.json")]
    [InlineData("--real real.csv --synthetic good.csv --metadata good.csv", "good.csv")]
    [InlineData("--real real.csv --synthetic good.csv --encoding klingon", "--encoding 'klingon' is not known")]
    [InlineData("--real real.csv --synthetic good.csv --encoding 99999", "--encoding '99999' is not known")]
    [InlineData("--real real.csv --synthetic good.csv --encoding utf-7", "--encoding 'utf-7' is not known")]
    [InlineData("--real real.csv --synthetic good.csv --separator x", "--separator is one of , ; | and tab")]
    [InlineData("--real real.csv --synthetic good.csv --decimal x", "--decimal is . or a comma.")]
    [InlineData("--real real.csv", "'--synthetic' is required")]
    [InlineData("--real real.csv --synthetic good.csv --target species --task guess", "guess")]
    [InlineData("--real . --synthetic good.csv", " is a folder without dataset.json. Behind --real stands a file of rows")]
    [InlineData("--real real.csv --synthetic good.csv --separator ;", "with a comma there are 5, in each of the first rows")]
    [InlineData("--real real.csv --synthetic good.csv --decimal ,", "is a number with another decimal mark")]
    [InlineData("--real real.csv --synthetic good.csv --no-report --report page.html", "--no-report and --report do not go together")]
    [InlineData("--real real.csv --synthetic good.csv --task binary", "--task says how the target is predicted, and there is none")]
    [InlineData("--reel real.csv --synthetic good.csv", "'--reel'. Did you mean '--real'?")]
    public async Task Broken_input_is_2_in_one_message_and_leaves_nothing(string line, string message)
    {
        string[] args = [.. line.Split(' ').Select(a => a is "." || (a.Contains('.', StringComparison.Ordinal) && a != "none.json") ? _folder.PathOf(a) : a)];
        Assert.Equal(2, await RunAsync(["evaluate", .. args, "--report", _report]));
        Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
        Assert.False(File.Exists(_report));
    }

    [Fact]
    public async Task Nothing_that_is_read_is_written_over()
    {
        string real = _folder.PathOf("real.csv");
        string before = File.ReadAllText(real);
        foreach ((string report, string message) in new[] { (real, "is one of those that are read"), (_folder.Write("notes.txt", "mine"), "is no page of a report"), (_folder.FullName, "there is a folder of that name") })
        {
            Assert.Equal(2, await RunAsync(["evaluate", "--real", real, "--synthetic", _folder.PathOf("good.csv"), "--thresholds", _bar, "--report", report]));
            Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(2, await RunAsync(["generate", "--real", real, "--out", real]));
        Assert.Equal(before, File.ReadAllText(real));
        Assert.Equal("mine", File.ReadAllText(_folder.PathOf("notes.txt")));
    }

    [Theory]
    [InlineData("K-[0-9]{3}", false)]
    [InlineData("K-(?!999)[0-9]{3}", true)]
    public async Task Ids_that_no_pattern_can_make_are_told(string pattern, bool isTold)
    {
        string real = _folder.Write("ids.csv", "key,size\n" + string.Concat(Enumerable.Range(100, 60).Select(i => $"K-{i},{i % 7}\n")));
        string metadata = _folder.Write("ids.json", $$"""{ "columns": { "key": { "sdtype": "id", "regex_format": "{{pattern}}" }, "size": { "sdtype": "numerical" } } }""");

        Assert.Equal(0, await RunAsync(["generate", "--real", real, "--metadata", metadata, "--out", _folder.PathOf("made.csv")]));

        Assert.Equal(isTold, _error.ToString().Contains("Column 'key': 60 of 60 values (row 1: 1, row 2: 2, row 3: 3) do not match its regex_format", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Running_numbers_in_the_place_of_personal_values_are_told_and_those_of_ids_are_not()
    {
        string real = _folder.Write("mail.csv", "key,mail,size\n" + string.Concat(Enumerable.Range(100, 60).Select(i => $"K-{i},a{i}@example.org,{i % 7}\n")));

        Assert.Equal(0, await RunAsync(["generate", "--real", real, "--out", _folder.PathOf("made.csv")]));

        Assert.Contains("Column 'mail' holds personal values and was not learned from: running numbers stand in its place.", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Column 'key' holds", _error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("1,1,", File.ReadLines(_folder.PathOf("made.csv")).ElementAt(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_holdout_of_rows_that_the_generator_saw_is_refused()
    {
        Assert.Equal(2, await EvaluateAsync("good.csv", "--holdout", _folder.PathOf("real.csv")));
        Assert.Contains("75 of its 75 rows stand in", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_holdout_without_a_row_and_a_target_of_one_value_are_refused()
    {
        Write("empty.csv", []);
        Assert.Equal(2, await EvaluateAsync("good.csv", "--holdout", _folder.PathOf("empty.csv")));
        Assert.Contains("there is a header but no row; a holdout needs some", _error.ToString(), StringComparison.Ordinal);
        Write("one.csv", _rows.Skip(1).Take(40));
        Assert.Equal(2, await RunAsync(["evaluate", "--real", _folder.PathOf("one.csv"), "--synthetic", _folder.PathOf("one.csv"), "--target", "species", "--no-report"]));
        Assert.Contains("the target 'species' has fewer than two values", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generated_table_is_judged()
    {
        Assert.Equal(0, await RunAsync(["generate", "--real", _folder.PathOf("real.csv"), "--generator", "gaussian-copula", "--rows", "90", "--seed", "3", "--out", _folder.PathOf("made.csv")]));
        Assert.Contains("90 rows by", _output.ToString(), StringComparison.Ordinal);
        string made = File.ReadAllText(_folder.PathOf("made.csv"));
        Assert.Equal(91, made.Count(c => c == '\n'));

        // The same seed, the same bytes.
        Assert.Equal(0, await RunAsync(["generate", "--real", _folder.PathOf("real.csv"), "--generator", "gaussian-copula", "--rows", "90", "--seed", "3", "--out", _folder.PathOf("again.csv")]));
        Assert.Equal(made, File.ReadAllText(_folder.PathOf("again.csv")));
        Assert.Equal(2, await RunAsync(["generate", "--real", _folder.PathOf("real.csv"), "--generator", "card", "--out", _folder.PathOf("none.csv")]));
        Assert.Contains("Did you mean 'cart'?", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_found_and_their_breach_told()
    {
        Dataset(RuledTable.Create(2500, 1), "train.csv");
        Dataset(RuledTable.Create(800, 2), "held.csv");
        Dataset(RuledTable.Create(2500, 3, "qty · price = total"), "broken.csv");
        _folder.Write("found.json", """{ "metrics": { "found-rule-violations-worst": { "excess": 0.004 } } }""");

        Assert.Equal(1, await RunAsync(["evaluate", "--real", _folder.PathOf("train.csv"), "--holdout", _folder.PathOf("held.csv"), "--synthetic", _folder.PathOf("broken.csv"), "--thresholds", _folder.PathOf("found.json"), "--no-report"]));

        string text = string.Join(' ', _output.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("every real row keeps them)", text, StringComparison.Ordinal);
        Assert.Matches(@"✗ qty · price = total: 0\.5 % of the rows \(row 8: qty \d+, price [\d.]+, total [\d.]+; also row 208, 408, …\)", text);

        void Dataset(Table table, string name) => _folder.Write(name, CsvTableWriter.Write(table));
    }

    [Fact]
    public async Task Constraints_are_judged_and_what_cannot_be_is_told()
    {
        _folder.Write("bar.json", """{ "metrics": { "rule-violations-worst": { "max": 0.01 } } }""");
        string constraints = _folder.Write("constraints.json", """
            [{ "class_name": "Inequality", "parameters": { "low_column_name": "petal_width_cm", "high_column_name": "petal_length_cm", "table_name": null } },
             { "class_name": "Inequality", "parameters": { "low_column_name": "petal_width_cm", "high_column_name": "height" } }]
            """);
        Assert.Equal(0, await EvaluateAsync("good.csv", "--constraints", constraints));
        Assert.Contains("constraints.json: [1]: Inequality is not judged: 'height', its high_column_name, is not a column", string.Join(' ', _output.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

        // Lengths in metres: every row breaks it.
        Write("short.csv", _rows.Skip(1).Select(r => r.Split(',')).Select(c => string.Join(',', [c[0], c[1], "0.0" + c[2].Replace(".", "", StringComparison.Ordinal), .. c[3..]])));
        Assert.Equal(1, await EvaluateAsync("short.csv", "--constraints", constraints));
        Assert.Contains("Inequality: petal_width_cm ≤ petal_length_cm", _output.ToString(), StringComparison.Ordinal);

        _folder.Write("constraints.json", """[{ "class_name": "ColumnFormula", "parameters": {} }]""");
        Assert.Equal(2, await EvaluateAsync("good.csv", "--constraints", constraints));
        Assert.Contains("[0]: ColumnFormula runs Python code that the file names, which is never done here.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_several_is_named()
    {
        string columns = string.Join(", ", _rows[0].Split(',').Select(c => $"\"{c}\": {{ \"sdtype\": \"{(c == "species" ? "categorical" : "numerical")}\" }}"));
        string metadata = _folder.Write("metadata.json", $$"""{ "tables": { "iris": { "columns": { {{columns}} } }, "other": { "columns": { "x": { "sdtype": "id" } } } }, "METADATA_SPEC_VERSION": "V2" }""");
        Assert.Equal(2, await EvaluateAsync("good.csv", "--metadata", metadata));
        Assert.Contains("metadata.json: tables: there are 2 tables (iris, other) and one is judged at a time; name it with --table.", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await EvaluateAsync("good.csv", "--metadata", metadata, "--table", "iris"));
        Assert.Equal(2, await EvaluateAsync("good.csv", "--table", "iris"));
        Assert.Contains("--table names a table of the metadata, and there are none", _error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The order is told without a label of it: metadata hold real values.</summary>
    [Fact]
    public async Task The_order_of_an_ordinal_column_is_told_on_the_terminal_and_the_page()
    {
        string columns = string.Join(", ", _rows[0].Split(',').Select(c => $"\"{c}\": {{ \"sdtype\": \"{(c == "species" ? "ordinal\", \"range_values\": [\"virginica\", \"setosa\", \"versicolor\"]" : "numerical\"")} }}"));
        string metadata = _folder.Write("metadata.json", $$"""{ "tables": { "iris": { "columns": { {{columns}} } } }, "METADATA_SPEC_VERSION": "V2" }""");
        Assert.Equal(0, await EvaluateAsync("good.csv", "--metadata", metadata));
        Assert.Contains("tables.iris.columns.species: ordinal, in the order that 'range_values' gives. SDV lists labels by first appearance", string.Join(' ', _output.ToString().Split('\n').Select(l => l.Trim())), StringComparison.Ordinal);
        Assert.Contains("ordinal, in the order that is listed", File.ReadAllText(_report), StringComparison.Ordinal);
    }

    /// <summary>Few enough for the limit, and yet no id.</summary>
    [Fact]
    public async Task Ids_off_their_pattern_are_named_even_where_the_limit_lets_them_pass()
    {
        string Row(string row, int i) => i == 0 ? $"code,{row}" : $"{(i == 7 ? "X_7" : $"X-{i}")},{row}";
        _folder.Write("coded.csv", string.Join('\n', _rows.Select((r, i) => i == 7 ? $"X-7,{r}" : Row(r, i))) + "\n");
        _folder.Write("odd.csv", string.Join('\n', _rows.Select(Row)) + "\n");
        string columns = string.Join(", ", _rows[0].Split(',').Select(c => $"\"{c}\": {{ \"sdtype\": \"{(c == "species" ? "categorical" : "numerical")}\" }}"));
        string metadata = _folder.Write("metadata.json", $$"""{ "columns": { "code": { "sdtype": "id", "regex_format": "X-[0-9]+" }, {{columns}} } }""");
        await RunAsync(["evaluate", "--real", _folder.PathOf("coded.csv"), "--synthetic", _folder.PathOf("odd.csv"), "--metadata", metadata, "--report", _report]);
        Assert.Contains("Off its pattern: code, ", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("row 7: X_7", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("of the values off its pattern", File.ReadAllText(_report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evaluate")]
    [InlineData("generate")]
    [InlineData("study")]
    [InlineData("merge")]
    [InlineData("record")]
    [InlineData("datasets add")]
    [InlineData("datasets check")]
    [InlineData("metrics")]
    [InlineData("generators")]
    [InlineData("schema")]
    [InlineData("compare")]
    [InlineData("history")]
    [InlineData("calibrate limits")]
    public async Task Help_has_examples(string command)
    {
        Assert.Equal(0, await RunAsync([.. command.Split(' '), "--help"]));
        Assert.Contains($"harness {command}", _output.ToString().Split("Examples:")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tool_s_help_says_one_sentence_a_command()
    {
        Assert.Equal(0, await RunAsync(["--help"]));
        string help = _output.ToString();
        Assert.DoesNotContain("Examples:", help, StringComparison.Ordinal);
        Assert.Contains("evaluate ", help, StringComparison.Ordinal);
        Assert.True(help.Split('\n').Length < 40, help);
    }

    [Fact]
    public async Task Metrics_and_generators_are_listed_and_explained()
    {
        Assert.Equal(0, await RunAsync(["metrics"]));
        Assert.Contains("ks-statistic", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(["metrics", "ks-statistic"]));
        Assert.Contains("Kolmogorov", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(["generators"]));
        Assert.Contains("gaussian-copula", _output.ToString(), StringComparison.Ordinal);
        _output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync(["generators", "--json"]));
        JsonArray listed = JsonNode.Parse(_output.ToString())!.AsArray();
        Assert.Contains(listed, g => g!["id"]!.GetValue<string>() == "cart" && g["version"] is not null);
        Assert.Contains(listed, g => g!["id"]!.GetValue<string>() == "sdv-ctgan" && g["environment"]!.GetValue<string>() == "sdv2");
        Assert.Equal(2, await RunAsync(["metrics", "ks-statistik"]));
        Assert.Contains("Did you mean 'ks-statistic'?", _error.ToString(), StringComparison.Ordinal);
    }

    private void Write(string name, IEnumerable<string> rows) => _folder.Write(name, string.Join('\n', [_rows[0], .. rows]) + "\n");

    private Task<int> EvaluateAsync(string synthetic, params string[] more)
    {
        _output.GetStringBuilder().Clear();
        return RunAsync(["evaluate", "--real", _folder.PathOf("real.csv"), "--synthetic", _folder.PathOf(synthetic), "--thresholds", _bar, .. more.Contains("--no-report") ? more : ["--report", _report, .. more]]);
    }

    private Task<int> RunAsync(string[] args) => Tool.RunAsync(args, new Surroundings(_output, _error, OnBuildServer: false, TimeProvider.System, (_, _) => Task.FromResult(8)));
}

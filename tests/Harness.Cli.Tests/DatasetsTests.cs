using System.Text.Json.Nodes;
using Harness.Arbitraries;
using Harness.Cli.Terminal;

namespace Harness.Cli.Tests;

public sealed class DatasetsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly string[] _rows = File.ReadAllLines(Path.Combine(Repository.Dataset("iris"), "data.csv"));

    public DatasetsTests() => _folder.Write("real.csv", string.Join('\n', _rows.Where((_, i) => i == 0 || i % 2 == 1)) + "\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_dataset_is_added_checked_and_not_overwritten()
    {
        string[] add = ["datasets", "add", "--real", _folder.PathOf("real.csv"), "--name", "flowers", "--target", "species", "--study", _folder.FullName];
        Assert.Equal(0, await RunAsync(add));
        Assert.Equal(0, await RunAsync(["datasets", "check", _folder.PathOf("datasets"), "--train", _folder.PathOf("train.csv")]));
        Assert.Equal(61, File.ReadAllLines(_folder.PathOf("train.csv")).Length);

        // The rule goes by the place of a row: the folder holds the same rows out as a verdict on the file does.
        Assert.Equal(File.ReadLines(_folder.PathOf("real.csv")), File.ReadLines(_folder.PathOf("datasets", "flowers", "data.csv")));
        Assert.Contains("\"METADATA_SPEC_VERSION\": \"V2\"", File.ReadAllText(_folder.PathOf("datasets", "flowers", "metadata.json")), StringComparison.Ordinal);
        Assert.Contains("60 rows to learn from, 15 held out; target species (multiclass)", string.Join(' ', _output.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(2, await RunAsync(add));
        Assert.Contains("there is a dataset already", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await RunAsync(["datasets", "add", "--real", _folder.PathOf("real.csv"), "--name", "My Flowers", "--study", _folder.FullName]));
        Assert.Contains("for example 'my-flowers'", _error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Constraints come along with the dataset, whose table keeps its name, so that a study judges them and none of another table, be its name that of the dataset.</summary>
    [Theory]
    [InlineData("flowers")]
    [InlineData("other")]
    public async Task Constraints_are_added_with_the_tables_that_they_name(string dataset)
    {
        string columns = string.Join(", ", _rows[0].Split(',').Select(c => $"\"{c}\": {{ \"sdtype\": \"{(c == "species" ? "categorical" : "numerical")}\" }}"));
        string metadata = _folder.Write("metadata.json", $$"""{ "tables": { "iris": { "columns": { {{columns}} } } }, "METADATA_SPEC_VERSION": "V2" }""");
        string constraints = _folder.Write("constraints.json", """
            [{ "class_name": "Inequality", "parameters": { "low_column_name": "petal_width_cm", "high_column_name": "petal_length_cm", "table_name": "iris" } },
             { "class_name": "Inequality", "parameters": { "low_column_name": "petal_width_cm", "high_column_name": "sepal_length_cm", "table_name": null } },
             { "class_name": "Inequality", "parameters": { "low_column_name": "petal_width_cm", "high_column_name": "sepal_width_cm", "table_name": "other" } }]
            """);
        Assert.Equal(0, await RunAsync(["datasets", "add", "--real", _folder.PathOf("real.csv"), "--name", dataset, "--study", _folder.FullName, "--metadata", metadata, "--constraints", constraints]));
        string written = _folder.PathOf("datasets", dataset, "constraints.json");
        Assert.Equal(["iris", null, "other"], JsonNode.Parse(File.ReadAllText(written))!.AsArray().Select(c => c!["parameters"]!["table_name"]?.GetValue<string>()));
        Assert.Equal(2, global::Harness.Datasets.Dataset.Load(_folder.PathOf("datasets", dataset)).Constraints.Count);
    }

    /// <summary>Metadata that name no table are of the table that constraints are of.</summary>
    [Fact]
    public async Task Constraints_of_a_table_without_a_name_are_added_under_the_name_of_the_dataset()
    {
        string constraints = _folder.Write("constraints.json", """[{ "class_name": "Inequality", "parameters": { "low_column_name": "petal_width_cm", "high_column_name": "petal_length_cm", "table_name": "iris" } }]""");
        Assert.Equal(0, await RunAsync(["datasets", "add", "--real", _folder.PathOf("real.csv"), "--name", "flowers", "--study", _folder.FullName, "--constraints", constraints]));
        Assert.Single(global::Harness.Datasets.Dataset.Load(_folder.PathOf("datasets", "flowers")).Constraints);
    }

    /// <summary>Metadata without a format, or with one that says less than the cells, cut no time of day off.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(", \"datetime_format\": \"%Y-%m-%d\"")]
    [InlineData(", \"range_min\": \"2023-01-01\", \"range_max\": \"2023-12-31\"")]
    public async Task Times_of_day_are_kept_in_what_is_written(string declared)
    {
        string[] rows = [.. Enumerable.Range(0, 40).Select(i => $"2023-01-{i % 28 + 1:00} {i % 24:00}:10:00,{i}.5")];
        string real = _folder.Write("times.csv", "d,x\n" + string.Join('\n', rows) + "\n");
        string metadata = _folder.Write("metadata.json", $$"""{ "columns": { "d": { "sdtype": "datetime"{{declared}} }, "x": { "sdtype": "numerical" } } }""");
        Assert.Equal(0, await RunAsync(["datasets", "add", "--real", real, "--name", "times", "--study", _folder.FullName, "--metadata", metadata]));
        Assert.Equal(rows.Order(StringComparer.Ordinal), File.ReadAllLines(_folder.PathOf("datasets", "times", "data.csv")).Skip(1).Order(StringComparer.Ordinal));
        JsonNode column = JsonNode.Parse(File.ReadAllText(_folder.PathOf("datasets", "times", "metadata.json")))!["tables"]!["times"]!["columns"]!["d"]!;
        Assert.Equal("%Y-%m-%d %H:%M:%S", column["datetime_format"]!.GetValue<string>());
        Assert.Equal(declared.Contains("range", StringComparison.Ordinal) ? "2023-01-01 00:00:00" : "2023-01-01 00:10:00", column["range_min"]!.GetValue<string>());

        Assert.Equal(0, await RunAsync(["generate", "--real", real, "--metadata", metadata, "--generator", "bootstrap", "--out", _folder.PathOf("synthetic.csv")]));
        Assert.Subset(rows.ToHashSet(), File.ReadAllLines(_folder.PathOf("synthetic.csv")).Skip(1).ToHashSet());
    }

    /// <summary>Both parts are written in the format of the finer one.</summary>
    [Fact]
    public async Task A_holdout_with_times_beside_days_keeps_them()
    {
        string real = _folder.Write("days.csv", "d,x\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"2023-01-{i + 1:00},{i}.5\n")));
        string holdout = _folder.Write("times.csv", "d,x\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"2023-02-{i + 1:00} 10:11:12,{i}.25\n")));
        Assert.Equal(0, await RunAsync(["datasets", "add", "--real", real, "--holdout", holdout, "--name", "times", "--study", _folder.FullName]));
        Assert.Equal("2023-01-01 00:00:00,0.5", File.ReadAllLines(_folder.PathOf("datasets", "times", "train.csv"))[1]);
        Assert.Equal("2023-02-01 10:11:12,0.25", File.ReadAllLines(_folder.PathOf("datasets", "times", "holdout.csv"))[1]);
        Assert.Contains("the format %Y-%m-%d would cut off a part of 2023-02-01 10:11:12", string.Join(' ', _output.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(string[] args) => Tool.RunAsync(args, new Surroundings(_output, _error, OnBuildServer: false, TimeProvider.System, (_, _) => Task.FromResult(8)));
}

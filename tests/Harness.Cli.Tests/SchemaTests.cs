using System.Text.Json.Nodes;
using Harness.Arbitraries;
using Harness.Cli.Terminal;
using NJsonSchema;

namespace Harness.Cli.Tests;

public sealed class SchemaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The tool, the repository and the template tell the same; HARNESS_WRITE_DOCUMENTS=1 dotnet test --project evaluation writes them.</summary>
    [Theory]
    [InlineData("thresholds")]
    [InlineData("dataset")]
    [InlineData("snapshot")]
    [InlineData("study")]
    public async Task A_schema_is_printed_as_it_is_committed(string name)
    {
        Assert.Equal(0, await RunAsync("schema", name));
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", $"{name}.schema.json")), _output.ToString());
    }

    [Fact]
    public async Task A_schema_is_written_to_a_file()
    {
        string path = _folder.PathOf("schemas", "dataset.schema.json");
        Assert.Equal(0, await RunAsync("schema", "dataset", "--out", path));
        Assert.Equal($"{path}: the schema of dataset.", _output.ToString().TrimEnd());
        Assert.Equal("dataset.json", (await JsonSchema.FromJsonAsync(File.ReadAllText(path))).Title);
    }

    [Fact]
    public async Task A_wrong_name_is_2_with_the_nearest()
    {
        Assert.Equal(2, await RunAsync("schema", "treshold"));
        Assert.Equal("There is no schema 'treshold'. Did you mean 'thresholds'? Known: thresholds, dataset, snapshot, study.", _error.ToString().TrimEnd());
    }

    [Fact]
    public async Task An_added_dataset_names_its_schema_and_fits_it()
    {
        string real = Path.Combine(Repository.Dataset("iris"), "data.csv");
        string[] add = ["datasets", "add", "--real", real, "--target", "species", "--study", _folder.FullName, "--name"];
        Assert.Equal(0, await RunAsync([.. add, "flowers"]));
        string text = File.ReadAllText(_folder.PathOf("datasets", "flowers", "dataset.json"));
        string reference = JsonNode.Parse(text)!["$schema"]!.GetValue<string>();
        Assert.Equal("../../schemas/dataset.schema.json", reference);
        string schema = _folder.PathOf("schemas", "dataset.schema.json");
        Assert.Empty((await JsonSchema.FromJsonAsync(File.ReadAllText(schema))).Validate(text));

        // A study that keeps its schemas elsewhere keeps them there.
        Directory.Delete(_folder.PathOf("schemas"), recursive: true);
        _folder.Write("docs/schemas/dataset.schema.json", "{}");
        Assert.Equal(0, await RunAsync([.. add, "more"]));
        Assert.Equal("../../docs/schemas/dataset.schema.json", JsonNode.Parse(File.ReadAllText(_folder.PathOf("datasets", "more", "dataset.json")))!["$schema"]!.GetValue<string>());
        Assert.False(Directory.Exists(_folder.PathOf("schemas")));
    }

    private Task<int> RunAsync(params string[] args) => Tool.RunAsync(args, new Surroundings(_output, _error, OnBuildServer: false, TimeProvider.System, (_, _) => throw new InvalidOperationException("no child is started")));
}

using System.Text.Json.Nodes;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Studies.Snapshots;
using NJsonSchema;

namespace Harness.Studies.Tests;

/// <summary>Every file of the repository fits the schema that is shipped, by a validator that is not ours.</summary>
public sealed class FileSchemaTests
{
    private const string Dataset = """
        {
          "name": "loans", "title": "Loans", "source": "s", "license": "l", "target": "default", "task": "binary", "missing": ["NA"],
          "metadata": { "METADATA_SPEC_VERSION": "V1", "primary_key": "id", "columns": {
            "id": { "sdtype": "id", "regex_format": "[0-9]+" }, "mail": { "sdtype": "email", "pii": true }, "blood": { "sdtype": "blood_type", "pii": true },
            "net": { "sdtype": "numerical", "computer_representation": "Float" }, "opened": { "sdtype": "datetime", "datetime_format": "%Y" } } },
          "rules": [{ "ordered": ["opened", "closed"], "strict": true }, { "sum": ["net", "tax"], "equals": "gross", "tolerance": 0.1 },
            { "combinations": ["city", "country"], "allowed": [["Bern", null]] }, { "unique": ["id"] }]
        }
        """;

    public static TheoryData<string, string> Files =>
    [
        ("thresholds", "thresholds.json"),
        ("thresholds", "templates/harness/thresholds.json"),
        .. Repository.Datasets.Select(d => ("dataset", $"datasets/{d}/dataset.json")),
        ("dataset", "templates/harness/datasets/penguins/dataset.json"),
        .. Directory.EnumerateFiles(PathOf("tests/cases"), "dataset.json", SearchOption.AllDirectories).Select(f => ("dataset", Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))).OrderBy(f => f.Item2, StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_of_the_repository_fits_its_schema(string schema, string file) =>
        Assert.Equal("", Errors(await SchemaAsync(schema), File.ReadAllText(PathOf(file))));

    [Fact]
    public async Task Every_snapshot_fits_its_schema()
    {
        JsonSchema schema = await SchemaAsync("snapshot");
        string[] files = [.. Directory.EnumerateFiles(PathOf("evaluation/snapshots"), "*.verified.json", SearchOption.AllDirectories)];

        Assert.InRange(files.Length, 50, int.MaxValue);
        Assert.All(files, f => Assert.Equal("", Errors(schema, File.ReadAllText(f))));
    }

    /// <summary>The folder of the file, then the reference: an editor must arrive at the schema.</summary>
    [Fact]
    public void A_file_names_its_schema_by_a_path_that_leads_there() => Assert.All(
        Files.Select(f => f.Data).Where(f => !f.Item2.StartsWith("tests/", StringComparison.Ordinal)),
        f =>
        {
            string reference = JsonNode.Parse(File.ReadAllText(PathOf(f.Item2)))!["$schema"]!.GetValue<string>();
            string named = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(PathOf(f.Item2))!, reference));
            Assert.Equal($"{f.Item1}.schema.json", Path.GetFileName(named));
            Assert.True(File.Exists(named), named);
        });

    [Fact]
    public void The_schemas_are_what_the_program_writes_and_the_template_has_the_same()
    {
        Assert.Equal(DatasetJsonSchema.Write(), File.ReadAllText(SchemaPath("dataset")));
        Assert.Equal(SnapshotJsonSchema.Write(), File.ReadAllText(SchemaPath("snapshot")));
        Assert.All(["thresholds", "dataset", "snapshot"], n => Assert.Equal(File.ReadAllText(SchemaPath(n)), File.ReadAllText(PathOf($"templates/harness/schemas/{n}.schema.json"))));
    }

    [Fact]
    public async Task Every_form_that_the_reader_takes_fits() => Assert.Equal("", Errors(await SchemaAsync("dataset"), Dataset));

    [Theory]
    [InlineData("\"title\": \"Loans\", ", "")]
    [InlineData("\"title\"", "\"titel\"")]
    [InlineData("\"binary\"", "\"Binary\"")]
    [InlineData("[\"NA\"]", "\"NA\"")]
    [InlineData("\"sdtype\": \"numerical\"", "\"sdtype\": \"numeric\"")]
    [InlineData(", \"datetime_format\": \"%Y\"", "")]
    [InlineData("\"blood_type\", \"pii\": true", "\"blood_type\"")]
    [InlineData("[\"opened\", \"closed\"]", "[\"opened\"]")]
    [InlineData("[\"opened\", \"closed\"]", "[\"opened\", \"opened\"]")]
    [InlineData(", \"equals\": \"gross\"", "")]
    [InlineData("\"tolerance\": 0.1", "\"tolerance\": -0.1")]
    [InlineData("\"strict\": true", "\"tolerance\": 1")]
    [InlineData("{ \"unique\": [\"id\"] }", "{ \"unique\": [\"id\"], \"ordered\": [\"a\", \"b\"] }")]
    public async Task A_mistake_in_a_dataset_does_not(string right, string wrong)
    {
        Assert.Contains(right, Dataset, StringComparison.Ordinal);
        Assert.NotEqual("", Errors(await SchemaAsync("dataset"), Dataset.Replace(right, wrong, StringComparison.Ordinal)));
    }

    private static string Errors(JsonSchema schema, string text) => string.Join('\n', schema.Validate(text).Select(e => e.ToString()));

    private static Task<JsonSchema> SchemaAsync(string name) => JsonSchema.FromJsonAsync(File.ReadAllText(SchemaPath(name)));

    private static string SchemaPath(string name) => PathOf($"docs/schemas/{name}.schema.json");

    private static string PathOf(string path) => Path.Combine(Repository.Root, path);
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Harness.Arbitraries;
using Harness.Datasets;

namespace Harness.Tests.Datasets;

public sealed class DatasetReaderTests : IDisposable
{
    private const string Json = """
        { "name": "toy", "title": "Toy", "source": "a test", "license": "none", "target": "sex", "task": "binary",
          "metadata": { "columns": { "age": { "sdtype": "numerical" }, "sex": { "sdtype": "categorical" } } } }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Bundled =>
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "datasets")).Order(StringComparer.Ordinal).Select(d => Path.GetFileName(d)!)];

    [Theory, MemberData(nameof(Bundled))]
    public void The_train_part_is_what_every_recording_was_fitted_on(string name)
    {
        Dataset dataset = DatasetReader.Read(Path.Combine(Repository.Root, "datasets", name));
        string[] sides = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "evaluation", "recordings", name), "seed-*.json", SearchOption.AllDirectories)];

        Assert.NotEmpty(sides);
        Assert.All(sides, side =>
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(side));
            Assert.Equal(dataset.TrainDigest, document.RootElement.GetProperty("train_sha256").GetString());
            Assert.Equal(dataset.Train.RowCount, document.RootElement.GetProperty("rows_train").GetInt32());
        });
    }

    [Fact]
    public void Train_and_holdout_are_identified_by_the_bytes_of_their_rows()
    {
        string[] rows = [.. Enumerable.Range(0, 12).Select(i => $"{i},{(i % 2 == 0 ? "f" : "m")}")];

        Dataset dataset = Read(Json, $"age,sex\n{string.Join('\n', rows)}\n");

        Assert.Equal("toy", dataset.Name);
        Assert.Equal(("sex", TaskKind.Binary), (dataset.Target, dataset.Task));
        Assert.Equal((12, 10, 2), (dataset.Real.RowCount, dataset.Train.RowCount, dataset.Holdout.RowCount));
        Assert.Equal(Sha256($"age,sex\n{rows[3]}\n{rows[10]}\n"), dataset.HoldoutDigest);
        Assert.Equal(Sha256($"age,sex\n{string.Join('\n', rows.Where((_, i) => i is not (3 or 10)))}\n"), dataset.TrainDigest);
    }

    [Fact]
    public void Byte_order_mark_and_line_ends_do_not_change_the_digests()
    {
        Dataset plain = Read(Json, "age,sex\n1,\"a\nb\"\n2,m\n3,f\n4,m\n");

        Dataset other = Read(Json, "\uFEFFage,sex\r\n1,\"a\nb\"\r\n2,m\r\n3,f\r\n4,m\r\n\r\n");

        Assert.Equal((plain.TrainDigest, plain.HoldoutDigest), (other.TrainDigest, other.HoldoutDigest));
    }

    [Theory]
    [InlineData("\"target\": null,")]
    [InlineData("")]
    public void A_dataset_without_a_target_is_read(string target)
    {
        Dataset dataset = Read(Json.Replace("\"target\": \"sex\",", target, StringComparison.Ordinal), "age,sex\n1,f\n");

        Assert.Null(dataset.Target);
        Assert.Equal(0, dataset.Holdout.RowCount);
    }

    [Theory]
    [InlineData("\"name\": \"toy\"", "\"name\": \"toi\"", ": the name is 'toi' but the folder is 'toy'; they must be the same.")]
    [InlineData("\"name\": \"toy\",", "", ": 'name' is missing or not a text; a dataset has name, title, source, license, target, task and metadata.")]
    [InlineData("\"title\": \"Toy\"", "\"title\": 3", ": 'title' is missing or not a text")]
    [InlineData("\"source\": \"a test\"", "\"source\": \"\"", ": 'source' is missing or not a text")]
    [InlineData("\"license\": \"none\",", "", ": 'license' is missing or not a text")]
    [InlineData("\"target\": \"sex\"", "\"target\": \"Sex\"", ": the target 'Sex' is not a column; the columns are age, sex.")]
    [InlineData("\"target\": \"sex\"", "\"target\": 3", ": 'target' is missing or not a text")]
    [InlineData("\"task\": \"binary\",", "", ": 'task' is missing or not a text")]
    [InlineData("\"binary\"", "\"classification\"", ": the task 'classification' is not known; use binary, multiclass or regression.")]
    [InlineData("\"binary\"", "\"regression\"", ": the task 'regression' needs a numerical target, but 'sex' is categorical.")]
    [InlineData("\"target\": \"sex\"", "\"target\": \"age\"", ": the task 'binary' needs a categorical or boolean target, but 'age' is numerical.")]
    [InlineData("\"metadata\"", "\"meta\"", ": 'metadata' is missing; it holds SDV's metadata of the table.")]
    [InlineData("\"sdtype\": \"numerical\"", "\"sdtype\": \"number\"", ": metadata.columns.age.sdtype: 'number' is not known; use numerical")]
    [InlineData("\"age\": {", "\"age\": [", ", line 2: not valid JSON: ")]
    [InlineData("{ \"name\"", "\"name\"", ", line 1: not valid JSON:")]
    public void A_mistake_in_dataset_json_is_named_with_its_place_and_remedy(string right, string wrong, string expected)
    {
        InputException error = Assert.Throws<InputException>(() => Read(Json.Replace(right, wrong, StringComparison.Ordinal), "age,sex\n1,f\n"));

        Assert.StartsWith(_folder.PathOf("toy", "dataset.json") + expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ": the file is empty, but it must hold JSON.")]
    [InlineData("[]", ": 'name' is missing or not a text")]
    [InlineData("3", ": 'name' is missing or not a text")]
    public void A_dataset_json_that_is_no_object_is_named(string json, string expected) =>
        Assert.StartsWith(_folder.PathOf("toy", "dataset.json") + expected, Assert.Throws<InputException>(() => Read(json, "age,sex\n1,f\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_dataset_without_rows_is_an_error() =>
        Assert.Equal(
            $"{_folder.PathOf("toy", "data.csv")}: there is a header but no row; a dataset needs at least one row to learn from.",
            Assert.Throws<InputException>(() => Read(Json, "age,sex\n")).Message);

    [Theory]
    [InlineData("dataset.json")]
    [InlineData("data.csv")]
    public void A_missing_file_is_named(string file)
    {
        Read(Json, "age,sex\n1,f\n");
        File.Delete(_folder.PathOf("toy", file));

        Assert.StartsWith($"{_folder.PathOf("toy", file)}: the file cannot be read:", Assert.Throws<InputException>(() => DatasetReader.Read(_folder.PathOf("toy"))).Message, StringComparison.Ordinal);
    }

    private Dataset Read(string json, string csv)
    {
        _folder.Write("toy/dataset.json", json);
        _folder.Write("toy/data.csv", csv);
        return DatasetReader.Read(_folder.PathOf("toy"));
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

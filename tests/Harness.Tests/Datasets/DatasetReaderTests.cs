using System.Security.Cryptography;
using System.Text;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Tables;

namespace Harness.Tests.Datasets;

public sealed class DatasetReaderTests : IDisposable
{
    private const string Json = """
        { "name": "toy", "title": "Toy", "source": "a test", "license": "none", "target": "sex", "task": "binary",
          "metadata": { "columns": { "age": { "sdtype": "numerical" }, "sex": { "sdtype": "categorical" } } } }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Rows and SHA-256 of the train file as Python's hashlib has them: <c>rows_train</c> and <c>train_sha256</c> beside the recordings of
    /// SDV and ydata-synthetic. The evaluation holds every recording to them; here the numbers stand by themselves, whatever recordings there are.
    /// </summary>
    [Theory]
    [InlineData("breast-cancer", 423, "b0ef1649502dd2d91afd04a7be833002ac446754445ed72a4a2d58d2eb3b240e")]
    [InlineData("diabetes", 337, "72d8d721d8c5992d6f7461fb100af934ae2d2aa6bc9430ace8fbea07aad41b20")]
    [InlineData("diamonds", 3725, "00fc3c93351dc3d4c43a1323a5bb52cfa5e2a98a4838f9c66808344c01e644e1")]
    [InlineData("iris", 115, "3e68fdd04892bd3cd50b765cb8f64ab778e90d538bfd989ac93ff03b48b70a99")]
    [InlineData("penguins", 262, "50e0112b456d7dadb13b5eed8d9a58b2c51b310294a3d7966cd68e36909885d7")]
    [InlineData("titanic", 1642, "b78cabb528a9104c09587aa88c170da5e278896e1f4b13d456b5fe63462278a3")]
    public void The_train_part_is_what_the_bundled_recordings_were_fitted_on(string name, int rows, string digest)
    {
        Dataset dataset = DatasetReader.Read(Repository.Dataset(name));

        Assert.Equal((rows, digest), (dataset.Train.RowCount, dataset.TrainDigest));
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
        Dataset plain = Read(Json, "age,sex\n1,\"a\nb\"\n2,m\n3,m\n4,m\n");

        Dataset other = Read(Json, "\uFEFFage,sex\r\n1,\"a\nb\"\r\n2,m\r\n3,m\r\n4,m\r\n\r\n");

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
    [InlineData("\"name\": \"toy\",", "", ": 'name' is missing; a dataset has name, title, source, license and metadata, and target and task where models predict something.")]
    [InlineData("\"title\": \"Toy\"", "\"title\": 3", ": title must be a text, but is the number 3.")]
    [InlineData("\"source\": \"a test\"", "\"source\": \"\"", ": source must be a text, but is empty.")]
    [InlineData("\"license\": \"none\",", "", ": 'license' is missing; a dataset has")]
    [InlineData("\"target\": \"sex\"", "\"target\": \"Sex\"", ": the target 'Sex' is not a column. Did you mean 'sex'? The columns are age, sex.")]
    [InlineData("\"target\": \"sex\"", "\"target\": 3", ": target must be a text, but is the number 3; name a column, or leave it out.")]
    [InlineData("\"task\": \"binary\",", "", ": 'task' is missing; use binary, multiclass or regression.")]
    [InlineData("\"binary\"", "\"classification\"", ": the task 'classification' is not known; use binary, multiclass or regression.")]
    [InlineData("\"binary\"", "\"regression\"", ": the task 'regression' needs a numerical target, but 'sex' is categorical.")]
    [InlineData("\"target\": \"sex\"", "\"target\": \"age\"", ": the task 'binary' needs a categorical or boolean target, but 'age' is numerical.")]
    [InlineData("\"metadata\"", "\"meta\"", ": there is no key 'meta'. Did you mean 'metadata'? Known: columns, constraints, license, metadata, missing, name, rules, source, table, target, task, title.")]
    [InlineData("\"target\"", "\"taget\"", ": there is no key 'taget'. Did you mean 'target'? Known:")]
    [InlineData("\"metadata\": {", "\"metadata\": null, \"rules\": {", ": 'metadata' is missing; it holds SDV's metadata of the table, or names a file beside it.")]
    [InlineData("\"sdtype\": \"numerical\"", "\"sdtype\": \"numerical\", \"range_min\": \"1\"", ": metadata.columns.age.range_min must be a number, but is the text '1'; write the number without quotes.")]
    [InlineData("\"metadata\": {", "\"metadata\": \"../m.json\", \"rules\": {", ": metadata: '../m.json' is not the name of a file beside this one; put the file there and give its name alone.")]
    [InlineData("\"age\": {", "\"age\": [", ", line 2: not valid JSON: ")]
    [InlineData("{ \"name\"", "\"name\"", ", line 1: not valid JSON:")]
    public void A_mistake_in_dataset_json_is_named_with_its_place_and_remedy(string right, string wrong, string expected)
    {
        InputException error = Assert.Throws<InputException>(() => Read(Json.Replace(right, wrong, StringComparison.Ordinal), "age,sex\n1,f\n"));

        Assert.StartsWith(_folder.PathOf("toy", "dataset.json") + expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    // The third label stands in the holdout alone.
    [Fact]
    public void A_binary_task_with_more_than_two_labels_is_named() =>
        Assert.Equal(
            $"{_folder.PathOf("toy", "dataset.json")}: the task 'binary' needs a target of two labels, but 'sex' has 3: f, m, x. Write \"task\": \"multiclass\", or name another target.",
            Assert.Throws<InputException>(() => Read(Json, "age,sex\n1,f\n2,m\n3,f\n4,x\n")).Message);

    [Theory]
    [InlineData("", ": the file is empty, but it must hold JSON.")]
    [InlineData("[]", ": the file must be an object {…}, but is an array.")]
    [InlineData("3", ": the file must be an object {…}, but is the number 3.")]
    public void A_dataset_json_that_is_no_object_is_named(string json, string expected) =>
        Assert.StartsWith(_folder.PathOf("toy", "dataset.json") + expected, Assert.Throws<InputException>(() => Read(json, "age,sex\n1,f\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_dataset_without_rows_is_an_error() =>
        Assert.Equal(
            $"{_folder.PathOf("toy", "data.csv")}: there is a header but no row; a dataset needs at least one row to learn from.",
            Assert.Throws<InputException>(() => Read(Json, "age,sex\n")).Message);

    [Fact]
    public void A_missing_dataset_json_is_named()
    {
        Read(Json, "age,sex\n1,f\n");
        File.Delete(_folder.PathOf("toy", "dataset.json"));

        Assert.StartsWith($"{_folder.PathOf("toy", "dataset.json")}: the file cannot be read:", Assert.Throws<InputException>(() => DatasetReader.Read(_folder.PathOf("toy"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_and_holdout_files_are_a_split_of_the_dataset_s_own_whatever_their_line_ends()
    {
        // The digests are those of sha256sum over the two files with \n at each line's end.
        Dataset dataset = ReadSplit("\uFEFFage,sex\r\n1,f\r\n2,m\r\n3,f\r\n", "age,sex\n4,m\n5,f");

        Assert.Equal((3, 2, 5), (dataset.Train.RowCount, dataset.Holdout.RowCount, dataset.Real.RowCount));
        Assert.Equal("age,sex\n1,f\n2,m\n3,f\n", CsvTableWriter.Write(dataset.Train));
        Assert.Equal("age,sex\n4,m\n5,f\n", CsvTableWriter.Write(dataset.Holdout));
        Assert.Equal("c1e2405883f7a72bd698dc1a64974af88049c139f6d027dfe05dd9b2ac1bab17", dataset.TrainDigest);
        Assert.Equal("165f8836ff5b456a9646d97b424c2047decf959f994bf9fd028ba7bd3961bbba", dataset.HoldoutDigest);
        Assert.Equal(("sex", TaskKind.Binary), (dataset.Target, dataset.Task));
    }

    [Theory]
    [InlineData("train.csv holdout.csv data.csv", "data.csv", ": the file stands beside train.csv, so it is not clear which rows are held out. Keep data.csv alone, or train.csv and holdout.csv.")]
    [InlineData("holdout.csv data.csv", "data.csv", ": the file stands beside holdout.csv, so it is not clear")]
    [InlineData("train.csv", "holdout.csv", ": the file is missing; beside train.csv it holds the rows that no generator sees. Or rename train.csv to data.csv: a quarter of its rows is then held out.")]
    [InlineData("holdout.csv", "train.csv", ": the file is missing; beside holdout.csv it holds the rows that generators learn from.")]
    [InlineData("", "data.csv", ": the file is missing; it holds the rows of the table. Or add train.csv and holdout.csv, a split of your own.")]
    public void Too_many_or_too_few_files_of_rows_are_named(string files, string named, string expected)
    {
        _folder.Write("toy/dataset.json", Json);
        foreach (string file in files.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _folder.Write($"toy/{file}", "age,sex\n1,f\n");
        }

        Assert.StartsWith(_folder.PathOf("toy", named) + expected, Assert.Throws<InputException>(() => DatasetReader.Read(_folder.PathOf("toy"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sex,age\nf,4\n", "line 1: the header 'sex,age' is not that of train.csv, 'age,sex'. Write the columns of both files in one order.")]
    [InlineData("age\n4\n", "line 1: header and the schema differ. The schema's column 'sex' is not in the file.")]
    [InlineData("age,sex\nold,f\n", "line 2, column 'age': 'old' is not a number.")]
    public void A_holdout_file_that_does_not_fit_is_named(string holdout, string expected) =>
        Assert.StartsWith($"{_folder.PathOf("toy", "holdout.csv")}, {expected}", Assert.Throws<InputException>(() => ReadSplit("age,sex\n1,f\n", holdout)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("age,sex\n", "age,sex\n1,f\n", "train.csv", "to learn from")]
    [InlineData("age,sex\n1,f\n", "age,sex\n", "holdout.csv", "to hold out")]
    public void A_part_without_rows_is_an_error(string train, string holdout, string file, string what) =>
        Assert.Equal($"{_folder.PathOf("toy", file)}: there is a header but no row; a dataset needs at least one row {what}.", Assert.Throws<InputException>(() => ReadSplit(train, holdout)).Message);

    [Fact]
    public void A_rule_that_a_holdout_row_breaks_names_the_row_below_those_of_train()
    {
        string json = Json.Replace("\"name\": \"toy\",", "\"name\": \"toy\", \"rules\": [{ \"unique\": [\"age\"] }],", StringComparison.Ordinal);

        Assert.Contains(
            $"the first is row 3: age 1 of {_folder.PathOf("toy", "train.csv")} and, below its 2 rows, holdout.csv.",
            Assert.Throws<InputException>(() => ReadSplit("age,sex\n1,f\n2,m\n", "age,sex\n1,f\n", json)).Message,
            StringComparison.Ordinal);
    }

    private Dataset ReadSplit(string train, string holdout, string json = Json)
    {
        _folder.Write("toy/dataset.json", json);
        _folder.Write("toy/train.csv", train);
        _folder.Write("toy/holdout.csv", holdout);
        return DatasetReader.Read(_folder.PathOf("toy"));
    }

    private Dataset Read(string json, string csv)
    {
        _folder.Write("toy/dataset.json", json);
        _folder.Write("toy/data.csv", csv);
        return DatasetReader.Read(_folder.PathOf("toy"));
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

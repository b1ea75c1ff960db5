using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators;
using Harness.Studies.Recordings;
using Harness.Tables;

namespace Harness.Studies.Tests.Recordings;

public sealed class RecordingReaderTests : IDisposable
{
    private const string Table = "age,sex\n1,f\n2,m\n3,f\n";

    private readonly StudyFolder _folder = new();
    private readonly Dataset _dataset;

    public RecordingReaderTests()
    {
        // Four rows, of which row 3 is holdout: train has three.
        var age = new NumericColumn(new ColumnSchema("age", ColumnKind.Numerical), [1, 2, 3, 4]);
        _dataset = _folder.AddDataset("toy", new Table([age, CategoricalColumn.FromLabels(new ColumnSchema("sex", ColumnKind.Categorical), ["f", "m", "f", "m"])]));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_without_a_side_file_is_a_recording()
    {
        Recording recording = Assert.Single(Read(Add("seed-7.csv", Table)));

        Assert.Equal((7UL, null, null), (recording.Seed, recording.TrainDigest, recording.Failure));
        Assert.Equal(Table, CsvTableWriter.Write(recording.ReadTable(_dataset)));
    }

    [Fact]
    public void Seeds_ascend_as_numbers_and_side_files_belong_to_their_tables()
    {
        string[] files = [Add("seed-10.csv", Table), Add("seed-9.csv", Table), Add("seed-9.json", """{ "fit_seconds": 2.5, "peak_rss_mb": 480.5, "package_versions": { "sdv": "1.38.1" } }""")];

        IReadOnlyList<Recording> recordings = Read(files);

        Assert.Equal([9UL, 10UL], recordings.Select(r => r.Seed));
        Assert.Equal((2.5, 480.5, "1.38.1"), (recordings[0].FitSeconds, recordings[0].PeakMegabytes, recordings[0].PackageVersions["sdv"]));
        Assert.Null(recordings[1].PeakMegabytes);
    }

    [Fact]
    public void Digests_are_compared_whatever_their_case()
    {
        string csv = Add("seed-1.csv", Table);
        string json = Add("seed-1.json", $$"""{ "train_sha256": "{{_dataset.TrainDigest.ToUpperInvariant()}}", "synthetic_sha256": "{{RecordingReader.Digest(csv).ToUpperInvariant()}}" }""");

        Assert.Equal(3, Assert.Single(Read(csv, json)).ReadTable(_dataset).RowCount);
    }

    [Fact]
    public void A_recorded_failure_is_a_recording()
    {
        Recording recording = Assert.Single(Read(Add("seed-1.json", """{ "error": { "stage": "sample", "type": "builtins.ValueError", "message": "Input contains NaN." } }""")));

        Assert.Equal(new GenerationFailure(1, "sample", "builtins.ValueError", "Input contains NaN."), recording.Failure);
        Assert.Contains("Input contains NaN.", Assert.Throws<GeneratorException>(() => recording.ReadTable(_dataset)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_the_real_table_lacks_is_data() =>
        Assert.Equal(["f", "m", "x"], ((CategoricalColumn)Assert.Single(Read(Add("seed-1.csv", "age,sex\n1,f\n2,m\n3,x\n"))).ReadTable(_dataset)["sex"]).Levels);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Any_number_of_rows_is_a_recording(int rows) =>
        Assert.Equal(rows, Assert.Single(Read(Add("seed-1.csv", $"age,sex\n{string.Concat(Enumerable.Repeat("1,f\n", rows))}"))).ReadTable(_dataset).RowCount);

    [Theory]
    [InlineData("", "{csv}: the file is empty; it needs a header line")]
    [InlineData("age\n1\n2\n3\n", "{csv}, line 1: header and the real table differ. The real table's column 'sex' is not in the file.")]
    [InlineData("age,sex,city\n1,f,x\n", "{csv}, line 1: header and the real table differ. The file's column 'city' is not in the real table.")]
    [InlineData("age,sex\n1,f\nold,m\n3,f\n", "{csv}, line 3, column 'age': 'old' is not a number.")]
    [InlineData("age,sex\n", "{csv}: there is a header but no row; a synthetic table needs at least one row. Sample as many as train has: 3.")]
    public void A_table_that_does_not_fit_is_named(string text, string expected)
    {
        string csv = Add("seed-1.csv", text);

        InputException error = Assert.Throws<InputException>(() => Assert.Single(Read(csv)).ReadTable(_dataset));

        Assert.StartsWith(expected.Replace("{csv}", csv, StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "{json}: the file is empty, but it must hold JSON.")]
    [InlineData("{ \"seed\": ", "{json}, line 1: not valid JSON:")]
    [InlineData("[]", "{json}: the file must be an object {…}, but is an array.")]
    [InlineData("{ \"error\": \"boom\" }", "{json}: error must be an object {…}, but is the text 'boom'; it has stage, type and message.")]
    [InlineData("{ \"error\": { \"type\": 3 } }", "{json}: error.type must be a text or null, but is the number 3.")]
    [InlineData("{ \"error\": { \"type\": \"X\" } }", "{json}: it records a failure, but there is a table too (seed-1.csv); remove one of them.")]
    [InlineData("{ \"train_sha256\": 12 }", "{json}: train_sha256 must be a text or null, but is the number 12.")]
    [InlineData("{ \"train_sha256\": \"12\" }", "{json}: train_sha256 is 12, but the train part of 'toy' is {train}: the recording was fitted on other rows. Record it again on this dataset's train part.")]
    [InlineData("{ \"synthetic_sha256\": \"12\" }", "{csv}: the file's SHA-256 is {synthetic}, but seed-1.json says 12: the table was changed after it was recorded. Restore it, or record it again.")]
    public void A_side_file_that_does_not_fit_is_named(string text, string expected)
    {
        string csv = Add("seed-1.csv", Table);
        string json = Add("seed-1.json", text);

        InputException error = Assert.Throws<InputException>(() => Read(csv, json));

        Assert.StartsWith(
            expected
                .Replace("{csv}", csv, StringComparison.Ordinal)
                .Replace("{json}", json, StringComparison.Ordinal)
                .Replace("{train}", _dataset.TrainDigest, StringComparison.Ordinal)
                .Replace("{synthetic}", RecordingReader.Digest(csv), StringComparison.Ordinal),
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_side_file_alone_must_say_why_there_is_no_table()
    {
        string json = Add("seed-1.json", """{ "error": null }""");

        Assert.Equal(
            $"{json}: there is neither a table (seed-1.csv) nor an 'error' that says why not; add the CSV file or record the failure.",
            Assert.Throws<InputException>(() => Read(json)).Message);
    }

    [Theory]
    [InlineData("seed-one.csv")]
    [InlineData("seed--1.csv")]
    [InlineData("seed-01.csv")]
    [InlineData("seed-1.5.csv")]
    [InlineData("seed-1.txt")]
    [InlineData("table.csv")]
    public void A_file_of_another_name_is_named(string file)
    {
        string path = Add(file, Table);

        Assert.StartsWith($"{path}: a recording is named seed-N.csv", Assert.Throws<InputException>(() => Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_vanished_is_named()
    {
        string csv = Add("seed-1.csv", Table);
        string json = Add("seed-1.json", """{ "synthetic_sha256": "12" }""");
        File.Delete(csv);

        Assert.StartsWith($"{csv}: the file cannot be read:", Assert.Throws<InputException>(() => Read(csv, json)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sdv-ctgan", "sdv", "SDV ctgan", "sdv 1.38.1")]
    [InlineData("ydata-wgangp-repaired", "ydata", "ydata-synthetic wgangp-repaired", "unknown")]
    [InlineData("mine", "user", "mine", "unknown")]
    [InlineData("sdvx", "user", "sdvx", "unknown")]
    public void A_recorded_generator_is_described_by_its_id_and_its_side_files(string id, string family, string title, string version)
    {
        GeneratorInfo info = RecordedLibrary.Describe(id, Read(Add("seed-1.csv", Table), Add("seed-1.json", """{ "package_versions": { "sdv": "1.38.1" } }""")));

        Assert.Equal((id, family, title, version), (info.Id, info.Family, info.Title, info.Version));
        Assert.Equal(family, RecordedLibrary.FamilyOf(id));
    }

    [Fact]
    public void Tables_of_two_versions_are_described_by_both()
    {
        GeneratorInfo info = RecordedLibrary.Describe("sdv-ctgan", Read(
            Add("seed-1.csv", Table), Add("seed-1.json", """{ "package_versions": { "sdv": "1.38.1" } }"""),
            Add("seed-2.csv", Table), Add("seed-2.json", """{ "package_versions": { "sdv": "2.0.0" } }"""),
            Add("seed-3.csv", Table), Add("seed-3.json", """{ "package_versions": { "sdv": "1.38.1" } }""")));

        Assert.Equal("sdv 1.38.1 and sdv 2.0.0", info.Version);
    }

    private string Add(string file, string text) => _folder.AddRecording("toy", "mine", file, text);

    private IReadOnlyList<Recording> Read(params string[] files) => RecordingReader.Read(files, _dataset);
}

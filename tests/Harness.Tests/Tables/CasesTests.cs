using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Tables;

namespace Harness.Tests.Tables;

/// <summary>Tables of <c>tests/cases</c> that were once refused or misread. Scores are pandas' and those of the cases' README.</summary>
public sealed class CasesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gappy", 152, "", "Column 'deck': its labels are whole numbers with decimals ('1.0'), read without them ('1').")]
    [InlineData("alley", 152, "data.csv: Column 'alley': 'NA' is read as a label", "'NA' is a label of the real table but never occurs here, while 85 cells are empty.~\"missing\": [\"NA\"] in dataset.json")]
    [InlineData("num-1e308", 306, "", "")]
    [InlineData("dt-tz", 306, "data.csv: Column 'opened': dates are turned to UTC.", "Column 'opened': dates are turned to UTC.")]
    [InlineData("bool-10-float", 306, "", "")]
    [InlineData("missing-spelled-na-real", 306, "data.csv: Read as missing: 'NA' in column 'age' (80 cells).", "")]
    [InlineData("semicolon", 306, "data.csv: Read with a semicolon between cells (detected).", "Read with a semicolon between cells (detected).")]
    [InlineData("latin1", 306, "data.csv: Read as Windows-1252 (Latin-1) text", "Read as Windows-1252 (Latin-1) text")]
    [InlineData("index-col", 306, "", "The first column, which has no name, numbers the rows and was left out.")]
    [InlineData("rows-more", 612, "", "")]
    public void A_case_is_read_and_what_was_found_out_is_told(string name, int rows, string real, string synthetic)
    {
        Dataset dataset = Dataset.Load(Folder(name));
        TableReading reading = dataset.ReadSynthetic(Path.Combine(Folder(name), "seed-1.csv"), null);

        Assert.Equal(rows, reading.Table.RowCount);
        TableFileTests.Has(dataset.Notes, real);
        TableFileTests.Has(reading.Notes, synthetic);
        Assert.Equal(dataset.Real.Schema, reading.Table.Schema);
    }

    [Fact]
    public void Numbers_that_would_lose_digits_are_refused() => Assert.Equal(
        $"{Folder("bigint")}{Path.DirectorySeparatorChar}data.csv, line 2, column 'big': '9007199254740993' is a whole number of more digits than a number keeps: up to 9007199254740992 (2^53) all are exact. If it names something, give the column the sdtype id (or categorical), which keeps it as it is written; if it is measured, write it with an exponent, like 9.007199E+15.",
        Assert.Throws<InputException>(() => Dataset.Load(Folder("bigint"))).Message);

    [Fact]
    public void Nanoseconds_are_kept_to_100_and_what_is_finer_is_told()
    {
        Dataset dataset = Dataset.Load(Folder("nano"));

        Assert.Equal(new DateTime(2022, 9, 2, 11, 4, 43).AddTicks(1234567).Ticks, ((DateTimeColumn)dataset.Real["w"]).Ticks[0]);
        Assert.Equal("2022-09-02 11:04:43.1234567", dataset.Real["w"].Format(0));
        Assert.Equal(["data.csv: Column 'w': 20 dates are finer than 100 ns; what is finer was cut off."], dataset.Notes);
    }

    [Fact]
    public void Zones_are_turned_to_UTC()
    {
        Column opened = Dataset.Load(Folder("dt-tz")).Real["opened"];

        Assert.Equal("2014-02-16 08:00:00+0000", opened.Format(0));
    }

    [Theory]
    [InlineData("gappy", "total-variation", .2095)]
    [InlineData("alley", "total-variation", .493)]
    [InlineData("alley", "missing-rate-error", .28)]
    public void Labels_are_scored_as_read(string name, string metric, double expected)
    {
        Dataset dataset = Dataset.Load(Folder(name));

        Assert.Equal(expected, Evaluate(dataset, Path.Combine(Folder(name), "seed-1.csv"))[metric].Value!.Value, 0.0005 * (metric == "total-variation" ? 1 : 4));
    }

    [Fact]
    public void A_spelling_that_is_declared_is_missing_in_both_tables()
    {
        Directory.CreateDirectory(_folder.PathOf("alley"));
        File.Copy(Path.Combine(Folder("alley"), "data.csv"), _folder.PathOf("alley", "data.csv"));
        _folder.Write("alley/dataset.json", File.ReadAllText(Path.Combine(Folder("alley"), "dataset.json")).Replace("\"license\"", "\"missing\": [\"NA\"], \"license\"", StringComparison.Ordinal));

        Dataset dataset = Dataset.Load(_folder.PathOf("alley"));
        Evaluation evaluation = Evaluate(dataset, Path.Combine(Folder("alley"), "seed-1.csv"));

        Assert.Equal(["NA"], dataset.Missing);
        Assert.Equal(["data.csv: Read as missing: 'NA' in column 'alley' (99 cells)."], dataset.Notes);
        Assert.Equal(.020, evaluation["total-variation"].Value!.Value, 0.0005);
        Assert.Equal(.49, dataset.Train["alley"].MissingCount / (double)dataset.Train.RowCount, 0.005);
    }

    [Fact]
    public void What_was_found_out_reaches_the_evaluation()
    {
        Dataset dataset = Dataset.Load(Folder("alley"));
        Table synthetic = dataset.ReadSynthetic(Path.Combine(Folder("alley"), "seed-1.csv"));

        Assert.Equal(2, Evaluation.Run(dataset, synthetic, Quick).Scorecard.Notes.Count);
        Assert.Contains("Table 2: Column 'alley': 'NA' is a label of the real table but never occurs here", Evaluation.Run(dataset, [dataset.Train, synthetic], Quick).Scorecard.Notes[1], StringComparison.Ordinal);
        Assert.Empty(synthetic.Take([0, 1]).Notes);
    }

    [Fact]
    public void Numbers_near_the_largest_are_measured()
    {
        Evaluation evaluation = Evaluate(Dataset.Load(Folder("num-1e308")), Path.Combine(Folder("num-1e308"), "seed-1.csv"));

        Assert.Equal([], evaluation.Scores.Where(s => s.Failure is not null).Select(s => $"{s.Descriptor.Id}: {s.Failure!.Reason}"));
    }

    public static TheoryData<string> Bundled => [.. Repository.Datasets];

    [Theory, MemberData(nameof(Bundled))]
    public void A_bundled_file_of_the_plain_form_is_read_to_the_byte_and_nothing_is_told(string name)
    {
        Dataset dataset = Dataset.Load(Repository.Dataset(name));
        Assert.Empty(dataset.Notes);
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Dataset(name), "data.csv")), CsvTableWriter.Write(dataset.Real));
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "evaluation", "recordings", name), "*.csv", SearchOption.AllDirectories))
        {
            TableReading reading = dataset.ReadSynthetic(file, null);

            Assert.Empty(reading.Notes);
            Assert.Equal(CsvTableWriter.Write(CsvTableReader.Read(file, dataset.Real.Schema)), CsvTableWriter.Write(reading.Table));
        }
    }

    private static EvaluationOptions Quick => new() { Evaluators = [new Harness.Metrics.Validity.ValidityEvaluator()], Progress = null };

    private static string Folder(string name) => Path.Combine(Repository.Root, "tests", "cases", name);

    private static Evaluation Evaluate(Dataset dataset, string path) =>
        Evaluation.Run(dataset, dataset.ReadSynthetic(path), new EvaluationOptions { Progress = null });
}

using Harness.Arbitraries;
using Harness.Tables;

namespace Harness.Tests.Tables;

/// <summary>A mistake in a file is one message that names the file, the place, the value and the remedy.</summary>
public sealed class CsvTableReaderTests : IDisposable
{
    private static readonly TableSchema Schema = new(
    [
        new ColumnSchema("age", ColumnKind.Numerical),
        new ColumnSchema("job", ColumnKind.Categorical),
        new ColumnSchema("hired", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")),
        new ColumnSchema("happy", ColumnKind.Boolean),
    ]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", ": the file is empty; it needs a header line with the column names, then one line a row.")]
    [InlineData("\n1,x,2024-01-01,1\n", ": the first line is blank; it needs a header line with the column names")]
    [InlineData("age,job,hired\n", ", line 1: header and the schema differ. The schema's column 'happy' is not in the file. Make them name the same columns")]
    [InlineData("age,job,hired,happy,x,y\n", ", line 1: header and the schema differ. The file's columns 'x', 'y' are not in the schema.")]
    [InlineData("age;job;hired;happy\n", "separated by commas in the file.")]
    [InlineData("age,age,job,hired,happy\n", ", line 1: column 'age' appears twice in the header; give each column a name of its own.")]
    [InlineData("age,job,hired,happy\n1,x,2024-01-01\n", ", line 2: the row has 3 cells, but the header has 4. Leave a cell empty where its value is missing.")]
    [InlineData("age,job,hired,happy\n1,x, y,2024-01-01,1\n", ", line 2: the row has 5 cells, but the header has 4. Put a cell that holds a comma between quotes.")]
    [InlineData("age,job,hired,happy\n1\n", ", line 2: the row has 1 cell, but the header has 4.")]
    [InlineData("age,job,hired,happy\n1,x,2024-01-01,1\n\n2,x,2024-01-01,1\n", ", line 3: the line is blank; a row needs 4 cells. Remove the line.")]
    [InlineData("age,job,hired,happy\n1,\"x\ny\",2024-01-01,1\nold,x,2024-01-01,1\n", ", line 4, column 'age': 'old' is not a number. Write it like 1234.5, or leave the cell empty where it is missing; if the column holds labels, give it the sdtype categorical.")]
    [InlineData("age,job,hired,happy\n\"1,5\",x,2024-01-01,1\n", ", line 2, column 'age': '1,5' is not a number.")]
    [InlineData("age,job,hired,happy\n∞,x,2024-01-01,1\n", ", line 2, column 'age': '∞' is not a ")]
    [InlineData("age,job,hired,happy\ninf,x,2024-01-01,1\n", ", line 2, column 'age': 'inf' is not a ")]
    [InlineData("age,job,hired,happy\n-Infinity,x,2024-01-01,1\n", ", line 2, column 'age': '-Infinity' is not a finite number; leave the cell empty where the value is missing.")]
    [InlineData("age,job,hired,happy\n1e999,x,2024-01-01,1\n", ", line 2, column 'age': '1e999' is not a finite number; leave the cell empty")]
    [InlineData("age,job,hired,happy\nNaN,x,2024-01-01,1\n", ", line 2, column 'age': 'NaN' is not a finite number; leave the cell empty")]
    [InlineData("age,job,hired,happy\n1,x,2024-02-30,1\n", ", line 2, column 'hired': '2024-02-30' is not a date in the format %Y-%m-%d (for example 2024-02-29).")]
    [InlineData("age,job,hired,happy\n1,x,01/02/2024,1\n", ", line 2, column 'hired': '01/02/2024' is not a date")]
    [InlineData("age,job,hired,happy\n1,x,2024-01-01,maybe\n", ", line 2, column 'happy': 'maybe' is not a boolean; write True or False (or 1 or 0, yes or no), or give the column the sdtype categorical.")]
    [InlineData("age,job,hired,happy\n1,\"x,2024-01-01,1\n2,y,2024-01-01,1\n", ", line 2: a cell of this row opens a quote that nothing closes. Close it; inside a quoted cell, write each quote twice.")]
    [InlineData("age,job,hired,happy\n1,\"x\"y,2024-01-01,1\n", ", line 2: 'y' follows a closing quote, where a comma or the line's end belongs.")]
    [InlineData("age,job,hired,happy\r1,x,2024-01-01,1\r", ", line 1: a carriage return stands alone. Save the file with line ends \\n or \\r\\n")]
    public void A_mistake_is_named_with_its_place_and_remedy(string text, string expected)
    {
        string path = _folder.Write("data.csv", text);

        InputException error = Assert.Throws<InputException>(() => CsvTableReader.Read(path, Schema));

        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_cell_is_shortened() =>
        Assert.Contains($"'{new string('x', 57)}...' is not a number", Assert.Throws<InputException>(() => CsvTableReader.Parse(
            $"age,job,hired,happy\n{new string('x', 5000)},x,2024-01-01,1\n", "x.csv", Schema)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_missing_or_a_folder_is_named()
    {
        string missing = _folder.PathOf("nowhere", "data.csv");
        Assert.StartsWith($"{missing}: the file cannot be read:", Assert.Throws<InputException>(() => CsvTableReader.Read(missing, Schema)).Message, StringComparison.Ordinal);
        Assert.StartsWith($"{_folder.FullName}: the file cannot be read:", Assert.Throws<InputException>(() => CsvTableReader.Read(_folder.FullName, Schema)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_named_with_a_remedy()
    {
        string path = _folder.PathOf("latin-1.csv");
        File.WriteAllBytes(path, [.. "age,job,hired,happy\n1,caf"u8, 0xE9, .. ",2024-01-01,1\n"u8]);

        Assert.Equal($"{path}: the file is not UTF-8 text; save it as UTF-8.", Assert.Throws<InputException>(() => CsvTableReader.Read(path, Schema)).Message);
    }

    [Fact]
    public void A_file_with_a_byte_order_mark_is_read()
    {
        string path = _folder.PathOf("bom.csv");
        File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF, .. "age,job,hired,happy\r\n1,café,2024-01-01,\r\n"u8]);

        Assert.Equal("age,job,hired,happy\n1,café,2024-01-01,\n", CsvTableWriter.Write(CsvTableReader.Read(path, Schema)));
    }

    [Fact]
    public void A_file_in_UTF_16_that_says_so_is_read()
    {
        string path = _folder.PathOf("utf-16.csv");
        File.WriteAllText(path, "age,job,hired,happy\r\n1,café,2024-01-01,\r\n", System.Text.Encoding.Unicode);

        Assert.Equal("age,job,hired,happy\n1,café,2024-01-01,\n", CsvTableWriter.Write(CsvTableReader.Read(path, Schema)));
    }

    // The text as a whole is looked at before its cells, as long as the file may be.
    [Theory]
    [InlineData("age,job\nold\n\n\"x\"y\n", ", line 4: 'y' follows a closing quote,")]
    [InlineData("age,job,hired,happy\nold,x,2024-01-01,1\n1,\"", ", line 3: a cell of this row opens a quote that nothing closes.")]
    [InlineData("\nold,x\r", ", line 2: a carriage return stands alone.")]
    [InlineData("age,job,hired,happy\n\nold,x,2024-01-01,1\n", ", line 2: the line is blank;")]
    [InlineData("age,job,hired,happy\nold,x,2024-01-01,1\n\nold\n", ", line 2, column 'age': 'old' is not a number.")]
    [InlineData("age,job,hired,happy\nold,x,2024-01-01\n1\n", ", line 2: the row has 3 cells,")]
    [InlineData("age,job,hired,happy\nold,x,never,maybe\n", ", line 2, column 'age': 'old' is not a number.")]
    public void The_first_of_several_mistakes_is_named(string text, string expected)
    {
        string path = _folder.Write("data.csv", text);
        Assert.StartsWith(path + expected, Assert.Throws<InputException>(() => CsvTableReader.Read(path, Schema)).Message, StringComparison.Ordinal);

        File.WriteAllBytes(path, [.. System.Text.Encoding.UTF8.GetBytes(text), .. new byte[100_000], 0xE9, (byte)'\n']);
        Assert.Equal($"{path}: the file is not UTF-8 text; save it as UTF-8.", Assert.Throws<InputException>(() => CsvTableReader.Read(path, Schema)).Message);
    }

    [Theory]
    [InlineData("12", "2.5", "Mixed")]
    [InlineData("1.0", "1e3", "Decimal")]
    [InlineData("1", "1000000000000000000000", "Integer")]
    [InlineData("1", " 3 ", "Integer")]
    [InlineData("1", "2E-3", "Mixed")]
    public void A_cell_late_in_a_long_file_counts_as_one_at_its_start(string all, string last, string style)
    {
        const int Rows = 150_000;
        string text = "age,job,hired,happy\n" + string.Concat(Enumerable.Repeat(all + ",x,2024-01-01,1\n", Rows)) + last + ",y,2024-1-2,0";

        Table table = CsvTableReader.Parse(text, "x.csv", Schema);

        Assert.Equal(Rows + 1, table.RowCount);
        var age = (NumericColumn)table["age"];
        Assert.Equal(style, age.Style.ToString());
        double first = double.Parse(all, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(age.Values[..Rows].IndexOfAnyExcept(first) < 0);
        Assert.Equal(double.Parse(last, System.Globalization.CultureInfo.InvariantCulture), age.Values[Rows]);
        Assert.Equal("y 2024-01-02 0", $"{table["job"].Format(Rows)} {table["hired"].Format(Rows)} {table["happy"].Format(Rows)}");
        Assert.Contains($"line {Rows + 3}, column 'age': 'x' is not a number", Assert.Throws<InputException>(() => CsvTableReader.Parse(text + "\nx,y,,", "x.csv", Schema)).Message, StringComparison.Ordinal);
    }

    // Once these were no labels: U+FFFF stood for a comment, and a return within quotes could shift the row below.
    [Theory]
    [InlineData("\uFFFFx", "\uFFFFx")]
    [InlineData("\"\r\"", "\r")]
    public void A_label_may_begin_with_any_letter(string cell, string expected)
    {
        var schema = new TableSchema([new ColumnSchema("c1", ColumnKind.Categorical), new ColumnSchema("c0", ColumnKind.Numerical)]);

        Table table = CsvTableReader.Parse($"c1,c0\n{cell},-61.1\na,1.7687029539080956E-55\n0,6\n{cell},-139.51053\n", "x.csv", schema);

        Assert.Equal([expected, "a", "0", expected], Enumerable.Range(0, 4).Select(table["c1"].Format));
    }
}

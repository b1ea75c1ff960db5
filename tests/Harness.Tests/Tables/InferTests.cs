using Harness.Arbitraries;
using Harness.Tables;

namespace Harness.Tests.Tables;

/// <summary>The kinds of columns that nobody has described; what a person may want to check is told.</summary>
public sealed class InferTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a,b\n1,x\n2.5,y\n", "a n, b c", "from the values, the columns were read as 1 numerical, 1 categorical (2 rows).")]
    [InlineData("a;b\n1,5;x\n2;y\n", "a n, b c", "Read with a semicolon between cells (detected).~the comma is read as the decimal mark")]
    [InlineData("a\n1\n2\n", "a n", "")]
    [InlineData("a,b,c,d\nTrue,yes,t,Y\nFALSE,NO,f,n\n,,,\n", "a b, b b, c b, d b", "")]
    [InlineData("a,b\n0,1.0\n1,0.0\n,\n", "a b, b b", "Column 'a' is read as boolean: its values are 0 and 1. Say numerical if they are counts (sdtype, in a schema).")]
    [InlineData("a,b\nTrue,x\nTrue,y\n", "a b, b c", "Column 'a' is read as boolean: every value is 'True'.")]
    [InlineData("a,b\nf,M\nf,F\n", "a c, b c", "Column 'a' is read as categorical: every value is 'f'.")]
    [InlineData("a,b\nno,1\nf,2\n", "a c, b n", "")]
    [InlineData("a,b\nyes,x\nno,y\nNA,z\n", "a b, b c", "Read as missing: 'NA' in column 'a' (1 cell).")]
    [InlineData("a,b\n7,x\n7,y\n", "a n, b c", "Column 'a' is read as numerical: every value is 7.")]
    [InlineData("a,b\n1,x\n2,y\n1,x\n2,y\n1,x\n2,y\n1,x\n2,y\n1,x\n2,y\n", "a n, b c", "Column 'a' is read as numerical: it has 2 whole numbers, 1 to 2. Say categorical if they are codes without an order")]
    [InlineData("a,b\nNA,1\n,2\nNaN,3\n", "a n, b n", "Column 'a' is read as numerical: no row has a value (all are empty or 'NA').")]
    [InlineData("a,b\nNA,1\nx,2\n", "a c, b n", "Column 'a': 'NA' is read as a label, as written")]
    [InlineData("a,b\nNA,1\n3,2\n", "a n, b n", "Read as missing: 'NA' in column 'a' (1 cell).")]
    [InlineData("d,x\n2024-02-09,1\n2024-12-31,2\n", "d %Y-%m-%d, x n", "")]
    [InlineData("d,x\n2024-02-09 05:07,1\n2024-12-31 05:08,2\n", "d %Y-%m-%d %H:%M, x n", "")]
    [InlineData("d,x\n2024-02-09T05:07:03,1\n,2\n", "d %Y-%m-%dT%H:%M:%S, x n", "")]
    [InlineData("d,x\n2024-02-09T05:07:03.123456789Z,1\n2024-02-09T05:07:03+02:00,2\n", "d %Y-%m-%dT%H:%M:%S.%f%z, x n", "finer than 100 ns")]
    [InlineData("d,x\n2024-02-09,1\n2024-02-09 05:07:03,2\n", "d %Y-%m-%d %H:%M:%S, x n", "1 of 2 dates are not in the format")]
    [InlineData("d,x\n2024-02,1\n2024-03,2\n", "d %Y-%m, x n", "")]
    [InlineData("d,x\n20240209T050703Z,1\n20240210T050703Z,2\n", "d %Y%m%dT%H%M%S%z, x n", "turned to UTC")]
    [InlineData("d,x\n13/02/2024,1\n01/03/2024,2\n", "d %d/%m/%Y, x n", "'13/02/2024' and all other values are read as dates in the format %d/%m/%Y.")]
    [InlineData("d,x\n02/13/2024 05:07 PM,1\n01/03/2024 11:00 AM,2\n", "d %m/%d/%Y %I:%M %p, x n", "%m/%d/%Y %I:%M %p")]
    [InlineData("d,x\n03.02.2024,1\n01.03.2024,2\n", "d %d.%m.%Y, x n", "%d.%m.%Y")]
    [InlineData("d,x\n5 Feb 2024,1\n17 Mar 2024,2\n", "d %d %b %Y, x n", "%d %b %Y")]
    [InlineData("d,x\n2024/02/09,1\n2024/12/31,2\n", "d %Y/%m/%d, x n", "%Y/%m/%d")]
    [InlineData("zip,x\n01234,1\n02345,2\n01234,3\n", "zip c, x n", "Column 'zip' is read as categorical: some numbers begin with 0, as codes do.")]
    [InlineData("card,x\n1234567890123456789,1\n1234567890123456788,2\n", "card i, x n", "Column 'card' is read as id: '1234567890123456789' has more digits than a number keeps, and no value occurs twice.")]
    [InlineData("user_id,x\n17,1\n23,2\n5,3\n", "user_id i, x n", "Column 'user_id' is read as id")]
    [InlineData("customerId,x\na,1\nb,2\n", "customerId i, x n", "no value occurs twice")]
    [InlineData("paid,x\n17,1\n23,2\n5,3\n", "paid n, x n", "")]
    [InlineData("mail,x\na@b.org,1\na@b.org,2\n", "mail i, x n", "Column 'mail' is read as id: its values are e-mail addresses.")]
    [InlineData("a,b\n1,x\nx,y\n2,z\n", "a c, b c", "Column 'a' is read as categorical: 2 of 3 values are numbers, but 'x' (line 3) is not.")]
    [InlineData(",a\n0,5\n1,6\n", "a n", "The first column, which has no name, numbers the rows and was left out.")]
    [InlineData("<script>,../../x,=cmd()\na,1,2.5\n", "<script> c, ../../x n, =cmd() n", "<script>")]
    [InlineData("a,b\n\"x\ny\",1\n\"p, q\",2\n", "a c, b n", "")]
    public void Kinds_are_those_that_a_person_would_give(string text, string schema, string notes)
    {
        TableReading reading = TableFile.Infer(_folder.Write("x.csv", text));

        Assert.Equal(schema, Plainly.Show(reading.Table.Schema));
        Assert.All(notes.Split('~'), w => Assert.Contains(w, string.Join('\n', reading.Notes), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", ": the file is empty;")]
    [InlineData("\n\n", ": the first line is blank;")]
    [InlineData("a,a\n1,2\n", ", line 1: column 'a' appears twice in the header;")]
    [InlineData("a,,c\n1,2,3\n", ", line 1: column 2 of 3 has no name in the header; give it one, or remove it.")]
    [InlineData("a,b,\n1,2,\n", ", line 1: column 3 of 3 has no name in the header; give it one, or remove it (or the separator at the end of each line).")]
    [InlineData("1,2,3\n4,5,6\n", ", line 1: the first line holds numbers only ('1', '2', '3'), so it seems to be a row;")]
    [InlineData("34991.66,57,debt,2021-02-13\n1,2,home,2022-01-01\n", ", line 1: the first line holds '34991.66', so it seems to be a row;")]
    [InlineData("a,b;c\n1,2;3\n4,5;6\n", ", line 1: the rows split evenly at each comma and each semicolon, so it is not clear which stands between cells. Name it (--separator).")]
    [InlineData("d,x\n03/02/2024,1\n01/03/2024,2\n", ", line 2, column 'd': '03/02/2024' may be read as %d/%m/%Y or %m/%d/%Y, and no row tells which.~datetime_format")]
    [InlineData("a,b\n1,2\n1\n", ", line 3: the row has 1 cell, but the header has 2.")]
    [InlineData("a,b\n1,x\ninf,y\n", ", line 3, column 'a': 'inf' is not a finite number;")]
    [InlineData("a,b\n1,x\n1e400,y\n", ", line 3, column 'a': '1e400' is not a finite number;")]
    [InlineData("a,b\n\"1,234\",x\n\"2,345\",y\n", "'1,234' may be 1234 with a comma between thousands, or 1.234")]
    [InlineData("a;b\n1.234,5;x\n", "'1.234,5' has signs between its thousands")]
    [InlineData("a,b\n1 000,x\n2 000,y\n", "'1 000' has signs between its thousands")]
    [InlineData(",a\n7,5\n9,6\n", "the first column has no name and does not count the rows")]
    public void What_can_be_read_in_two_ways_or_none_is_refused(string text, string words)
    {
        string path = _folder.Write("x.csv", text);

        InputException error = Assert.Throws<InputException>(() => TableFile.Infer(path));

        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.All(words.Split('~'), w => Assert.Contains(w, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?", "30 of 31 values are numbers, but '?' is not. If it means missing, say so (--missing \"?\"); else correct it,")]
    [InlineData("unknown", "30 of 31 values are numbers, but 'unknown' is not. If it means missing, say so (--missing unknown)")]
    public void One_text_among_numbers_is_refused(string odd, string words)
    {
        string path = _folder.Write("x.csv", "age,x\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i},1\n")) + $"{odd},1\n");

        Assert.StartsWith($"{path}, line 32, column 'age': {words}", Assert.Throws<InputException>(() => TableFile.Infer(path)).Message, StringComparison.Ordinal);
        Assert.Equal(1, TableFile.Infer(path, new TableFormat { Missing = [odd] }).Table["age"].MissingCount);
    }

    [Fact]
    public void Of_dates_the_value_that_is_none_is_named()
    {
        string text = "d,x\n" + string.Concat(Enumerable.Range(1, 28).Select(i => $"2024-02-{i:00},{i}\n")) + "2023-02-29,0\n2024-03-01,7\n";

        InputException error = Assert.Throws<InputException>(() => TableFile.Infer(_folder.Write("x.csv", text)));

        Assert.Contains(", line 30, column 'd': 29 of 30 values are ISO dates, but '2023-02-29' is not.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1.5,x\n2,y\n", ';', null, ", line 1: with a semicolon between cells there is one column; with a comma there are 2, in each of the first rows. Name that one (--separator)")]
    [InlineData("a,b\n1.5,x\n2,y\n", null, ',', ", line 2, column 'a': '1.5' is a number with another decimal mark than the one that was named (--decimal).")]
    [InlineData("a;b\n1,5;x\n2;y\n", null, '.', ", line 2, column 'a': '1,5' is a number with another decimal mark than the one that was named (--decimal).")]
    public void A_form_that_is_told_and_contradicts_every_row_is_refused(string text, char? separator, char? mark, string words)
    {
        InputException error = Assert.Throws<InputException>(() => TableFile.Infer(_folder.Write("x.csv", text), new TableFormat { Separator = separator, DecimalMark = mark }));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_column_of_a_told_separator_stays_one_where_no_other_letter_splits_every_row() =>
        Assert.Single(TableFile.Infer(_folder.Write("x.csv", "a\n\"x, y\"\nz\n"), new TableFormat { Separator = ';' }).Table.Columns);

    [Fact]
    public void Numbers_with_a_unit_are_refused()
    {
        string path = _folder.Write("x.csv", "price,x\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"${i}.5,1\n")));

        Assert.Contains("line 2, column 'price': its values are numbers with a sign or unit, but '$0.5' is no number. Write numbers only,", Assert.Throws<InputException>(() => TableFile.Infer(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_rows_are_ids_and_counters_too()
    {
        string path = _folder.Write("x.csv", "key,row,year,name\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"AB-{i:000},{i + 1},{1990 + i},n{i % 7}\n")));

        TableReading reading = TableFile.Infer(path);

        Assert.Equal("key i, row i, year n, name c", Plainly.Show(reading.Table.Schema));
        Assert.Contains("Column 'row' is read as id: it counts the rows. Say numerical if it is measured (sdtype, in a schema).", reading.Notes);
    }

    [Fact]
    public void Five_hundred_labels_are_labels()
    {
        string path = _folder.Write("x.csv", "city,x\n" + string.Concat(Enumerable.Range(0, 700).Select(i => $"lvl{i * i % 501},{i % 9}\n")));

        TableReading reading = TableFile.Infer(path);

        Assert.Equal(ColumnKind.Categorical, reading.Table.Schema[0].Kind);
        Assert.Equal(Enumerable.Range(0, 700).Select(i => i * i % 501).Distinct().Count(), ((CategoricalColumn)reading.Table["city"]).Levels.Count);
    }

    public static TheoryData<string> Bundled => [.. Repository.Datasets];

    // Each bundled dataset gets the kinds of its own schema, but for what is told: codes that are whole numbers, words for yes and no.
    [Theory, MemberData(nameof(Bundled))]
    public void A_bundled_dataset_gets_the_kinds_of_its_schema_or_a_note(string name)
    {
        string folder = Repository.Dataset(name);
        TableSchema declared = Harness.Datasets.Dataset.Load(folder).Real.Schema;

        TableReading reading = TableFile.Infer(Path.Combine(folder, "data.csv"));

        string[] others = [.. declared.Zip(reading.Table.Schema).Where(c => (c.First with { Sdv = null }) != c.Second).Select(c => $"{c.First.Name} {c.First.Kind} {c.Second.Kind}")];
        Assert.Equal(name switch { "diabetes" => ["sex Categorical Numerical"], "titanic" => ["survived Categorical Boolean"], _ => [], }, others);
    }
}

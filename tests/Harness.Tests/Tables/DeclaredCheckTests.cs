using Harness.Tables;

namespace Harness.Tests.Tables;

public class DeclaredCheckTests
{
    private const string Rows = "n,c,d,k\n1,a,01/02/2024,K1\n2,b,02/02/2024,K2\n,b,03/02/2024,x\n";

    [Fact]
    public void What_real_rows_are_not_as_declared_is_told()
    {
        Table real = Read("""
            "n": {"sdtype": "numerical", "range_max": 1, "range_is_nullable": false}, "c": {"sdtype": "categorical", "range_values": ["a"]},
            "d": {"sdtype": "datetime", "datetime_format": "%d/%m/%Y", "range_min": "02/02/2024"}, "k": {"sdtype": "id", "regex_format": "K[0-9]"}
            """);

        Assert.Equal(
            [
                "Column 'n': 1 of 2 values of the real table are not as declared, 1 is missing, which 'range_is_nullable' rules out; synthetic ones count as invalid all the same, beside as many real ones.",
                "Column 'c': 2 of 3 values of the real table are not as declared; synthetic ones count as invalid all the same, beside as many real ones.",
                "Column 'd': 1 of 3 values of the real table are not as declared; synthetic ones count as invalid all the same, beside as many real ones.",
                "Column 'k': 1 of 3 values of the real table do not match its regex_format 'K[0-9]' (first: row 3); as many are allowed to synthetic rows.",
            ],
            DeclaredCheck.Notes(real, "real.csv", "m.json"));
    }

    [Theory]
    [InlineData("""{"sdtype": "categorical", "range_values": [1, 2]}""", "real.csv, column 'c': none of its 3 values is among the range_values of m.json (first: a). Name the metadata of this table, correct them, or leave that out.")]
    public void Labels_of_which_no_real_value_is_one_are_of_another_table(string column, string message)
    {
        Table real = Read($$"""
            "n": {"sdtype": "numerical"}, "c": {{column}}, "d": {"sdtype": "unknown"}, "k": {"sdtype": "id"}
            """);
        Assert.Equal(message, Assert.Throws<InputException>(() => DeclaredCheck.Notes(real, "real.csv", "m.json").ToArray()).Message);
    }

    /// <summary>SDV finds none of the numbers of a file in a list of texts. Where the file or the list has other texts, or the list numbers, a number is the same however it is written.</summary>
    [Theory]
    [InlineData("""["1", "2", "3", "4", "5"]""", "1\n2\n2\n", true)]
    [InlineData("""["1", "2"]""", "1.0\n\n2.0\n", true)]
    [InlineData("""["02139", "10001"]""", "02139\n10001\n", false)]
    [InlineData("""["1", "2"]""", "1\na\n", false, 1)]
    [InlineData("""["1", "2", "a"]""", "1\n2\n", false)]
    [InlineData("""["1", 2]""", "1\n2\n", false)]
    [InlineData("""[1, 2]""", "1\n2\n", false)]
    [InlineData("""["True", "False"]""", "True\nFalse\n", false)]
    public void Texts_over_numbers_are_of_another_table(string values, string rows, bool isError, int notes = 0)
    {
        TableSchema schema = TableSchemaReader.Read(JsonFile.Parse("{\"columns\": {\"c\": {\"sdtype\": \"categorical\", \"range_values\": " + values + "}, \"n\": {\"sdtype\": \"numerical\"}}}", "m.json").RootElement, "m.json");
        Table real = CsvTableReader.Parse("c,n\n" + rows.Replace("\n", ",1\n", StringComparison.Ordinal), "real.csv", schema);
        string[] Notes() => [.. DeclaredCheck.Notes(real, "real.csv", "m.json")];

        if (isError)
        {
            Assert.StartsWith($"real.csv, column 'c': none of its {real.RowCount - real["c"].MissingCount} values is among the range_values of m.json (first: 1", Assert.Throws<InputException>(Notes).Message, StringComparison.Ordinal);
            Assert.Contains("Write them as numbers, without quotes", Assert.Throws<InputException>(Notes).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(notes, Notes().Length);
        }
    }

    [Theory]
    [InlineData("\"primary_key\": \"k\"", "The primary key 'k' repeats the value of a row above in 1 of 4 rows (first: x, row 3) and is missing in 1 of 4 rows; a key names each row once.")]
    [InlineData("\"primary_key\": [\"k\", \"l\"]", "The primary key 'k', 'l' is missing in 1 of 4 rows; a key names each row once.")]
    [InlineData("\"alternate_keys\": [\"l\", [\"m\", \"l\"]]", "The alternate key 'l' repeats the value of a row above in 2 of 4 rows (first: 1, row 2); a key names each row once.|The alternate key 'm', 'l' repeats the value of a row above in 1 of 4 rows (first: u, 1, row 4); a key names each row once.")]
    public void A_key_that_does_not_name_each_row_once_is_told(string keys, string notes)
    {
        TableSchema schema = TableSchemaReader.Read(JsonFile.Parse("{" + keys + ", \"columns\": {\"k\": {\"sdtype\": \"id\"}, \"l\": {\"sdtype\": \"id\"}, \"m\": {\"sdtype\": \"id\"}}}", "m.json").RootElement, "m.json");
        Table real = CsvTableReader.Parse("k,l,m\nx,1,u\n,1,v\nx,2,u\ny,1,u\n", "real.csv", schema);

        Assert.Equal(notes.Split('|'), DeclaredCheck.Notes(real, "real.csv", "m.json"));
    }

    /// <summary>True among numbers is 1, as Python compares them.</summary>
    [Theory]
    [InlineData("[true, 2, 3]", 0)]
    [InlineData("[false, 2, 3]", 1)]
    [InlineData("[\"True\", 2, 3]", 1)]
    public void Truth_among_numbers_is_a_number(string values, int notes)
    {
        TableSchema schema = TableSchemaReader.Read(JsonFile.Parse("{\"columns\": {\"c\": {\"sdtype\": \"categorical\", \"range_values\": " + values + "}}}", "m.json").RootElement, "m.json");

        Assert.Equal(notes, DeclaredCheck.Notes(CsvTableReader.Parse("c\n1\n2\n3\n", "real.csv", schema), "real.csv", "m.json").Count());
    }

    [Fact]
    public void A_range_in_which_no_real_value_is_is_of_another_table() =>
        Assert.StartsWith(
            "real.csv, column 'n': none of its 2 values is within the range_min and range_max of m.json (first: 1).",
            Assert.Throws<InputException>(() => DeclaredCheck.Notes(Read("""
                "n": {"sdtype": "numerical", "range_min": 5}, "c": {"sdtype": "categorical"}, "d": {"sdtype": "unknown"}, "k": {"sdtype": "id"}
                """), "real.csv", "m.json").ToArray()).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Where_all_is_as_declared_nothing_is_told() => Assert.Empty(DeclaredCheck.Notes(Read("""
        "n": {"sdtype": "numerical", "range_min": 1, "range_max": 2}, "c": {"sdtype": "categorical", "range_values": ["a", "b", "c"]}, "d": {"sdtype": "unknown"}, "k": {"sdtype": "id"}
        """), "real.csv", "m.json"));

    private static Table Read(string columns) =>
        CsvTableReader.Parse(Rows, "real.csv", TableSchemaReader.Read(JsonFile.Parse("{\"columns\": {" + columns + "}}", "m.json").RootElement, "m.json"));
}

using Harness.Tables;

namespace Harness.Tests.Tables;

public class TableSchemaReaderTests
{
    [Fact]
    public void The_columns_of_SDV_s_metadata_are_read_in_order()
    {
        TableSchema schema = Read("""
            { "METADATA_SPEC_VERSION": "V1", "primary_key": "id", "columns": {
                "id": { "sdtype": "id", "regex_format": "[0-9]+" },
                "age": { "sdtype": "numerical", "computer_representation": "Int64" },
                "sex": { "sdtype": "categorical" },
                "born": { "sdtype": "datetime", "datetime_format": "%Y-%m-%d" },
                "smokes": { "sdtype": "boolean" },
                "mail": { "sdtype": "email" },
                "what": { "sdtype": "unknown" },
                "isbn": { "sdtype": "isbn13", "pii": true } } }
            """);

        Assert.Equal(["id", "age", "sex", "born", "smokes", "mail", "what", "isbn"], schema.Select(c => c.Name));
        Assert.Equal(
            [ColumnKind.Id, ColumnKind.Numerical, ColumnKind.Categorical, ColumnKind.DateTime, ColumnKind.Boolean, ColumnKind.Id, ColumnKind.Id, ColumnKind.Id],
            schema.Select(c => c.Kind));
        Assert.Equal("%Y-%m-%d", schema[3].DateTimeFormat!.Pattern);
        Assert.Equal(
            [PersonalKind.None, PersonalKind.None, PersonalKind.None, PersonalKind.None, PersonalKind.None, PersonalKind.Own, PersonalKind.None, PersonalKind.Shared],
            schema.Select(c => c.Personal));
        Assert.Equal(["[0-9]+", null, null, null, null, null, null, null], schema.Select(c => c.Pattern));
    }

    [Theory]
    [InlineData("\"email\", \"pii\": false", PersonalKind.None)]
    [InlineData("\"email\", \"pii\": true", PersonalKind.Own)]
    [InlineData("\"city\"", PersonalKind.Shared)]
    [InlineData("\"categorical\", \"pii\": true", PersonalKind.Shared)]
    [InlineData("\"id\"", PersonalKind.None)]
    public void Personal_values_are_those_of_the_kind_unless_pii_says_otherwise(string sdtype, PersonalKind expected) =>
        Assert.Equal(expected, Read("{ \"columns\": { \"a\": { \"sdtype\": " + sdtype + " } } }")[0].Personal);

    [Fact]
    public void Multi_table_metadata_of_one_table_is_read() =>
        Assert.Equal("x", Assert.Single(Read("""{ "METADATA_SPEC_VERSION": "V1", "tables": { "t": { "columns": { "x": { "sdtype": "numerical" } } } }, "relationships": [] }""")).Name);

    [Theory]
    [InlineData("3", "m.json: the file must be an object {…}, but is the number 3; it holds SDV's metadata, an object with 'columns'.")]
    [InlineData("{}", "m.json: 'columns' is missing; it maps each column's name to {\"sdtype\": \"numerical\"}")]
    [InlineData("""{ "columns": {} }""", "m.json: columns: there is no column; name each column of the table with its sdtype.")]
    [InlineData("""{ "columns": { "a": 3 } }""", "m.json: columns.a must be an object {…}, but is the number 3; write {\"sdtype\": \"numerical\"} or another kind.")]
    [InlineData("""{ "columns": { "a": {} } }""", "m.json: columns.a: 'sdtype' is missing; use numerical, categorical, boolean, datetime or id.")]
    [InlineData("""{ "columns": { "a": { "sdtype": 1 } } }""", "m.json: columns.a.sdtype must be a text, but is the number 1; use numerical, categorical, boolean, datetime or id.")]
    [InlineData("""{ "columns": { "a": { "sdtype": "numeric" } } }""", "m.json: columns.a.sdtype: 'numeric' is not known; use numerical, categorical, boolean, datetime or id.")]
    [InlineData("""{ "columns": { "a": { "sdtype": "Categorical" } } }""", "m.json: columns.a.sdtype: 'Categorical' is not known")]
    [InlineData("""{ "columns": { "a": { "sdtype": "datetime" } } }""", "m.json: columns.a: a datetime column needs its 'datetime_format', for example \"%Y-%m-%d\"; it is never guessed.")]
    [InlineData("""{ "columns": { "a": { "sdtype": "datetime", "datetime_format": "%Q" } } }""", "m.json: columns.a: The datetime_format '%Q' has '%Q', which is not known; use %Y")]
    [InlineData("""{ "columns": { "a": { "sdtype": "id", "regex_format": "[0-9" } } }""", "m.json: columns.a.regex_format: the pattern '[0-9' of column 'a' is no regular expression: ")]
    [InlineData("""{ "columns": { "a": { "sdtype": "id", "regex_format": "a)(b" } } }""", "m.json: columns.a.regex_format: the pattern 'a)(b' of column 'a' is no regular expression: ")]
    [InlineData("""{ "columns": { "a": { "sdtype": "email", "pii": "yes" } } }""", "m.json: columns.a.pii must be true or false, but is the text 'yes'.")]
    [InlineData("""{ "tables": { "a": {}, "b": {} } }""", "m.json: tables: expected exactly one table, but found 2; make one dataset a table.")]
    [InlineData("""{ "tables": { "a": {} } }""", "m.json: tables.a: 'columns' is missing")]
    [InlineData("""{ "columns": { "a": { "sdtype": "id" }, "a": { "sdtype": "id" } } }""", "m.json: not valid JSON: Duplicate property")]
    public void A_mistake_is_named_with_its_place_and_remedy(string json, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<InputException>(() => Read(json)).Message, StringComparison.Ordinal);

    private static TableSchema Read(string json) => TableSchemaReader.Read(JsonFile.Parse(json, "m.json").RootElement, "m.json");
}

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

    /// <summary>SDV writes lists of numbers and texts; only a text whose number is not listed too is read otherwise than there.</summary>
    [Theory]
    [InlineData("[1, \"2\", 3]", "columns.a.range_values: \"2\" stands among numbers, as a text. Here a number is the same however it is written; SDV and SDMetrics find no number in it.")]
    [InlineData("[1, \"1.0\", 2, \"a\"]", null)]
    [InlineData("[true, 2]", null)]
    public void A_number_as_text_among_numbers_is_told(string values, string? note) =>
        Assert.Equal(note is null ? [] : [note], Read("{ \"columns\": { \"a\": { \"sdtype\": \"categorical\", \"range_values\": " + values + " } } }").Notes);

    [Fact]
    public void Multi_table_metadata_of_one_table_is_read() =>
        Assert.Equal("x", Assert.Single(Read("""{ "METADATA_SPEC_VERSION": "V1", "tables": { "t": { "columns": { "x": { "sdtype": "numerical" } } } }, "relationships": [] }""")).Name);

    [Theory]
    [InlineData("3", "m.json: the file must be an object {…}, but is the number 3; it holds SDV's metadata, an object with 'columns'.")]
    [InlineData("{}", "m.json: 'columns' is missing; it maps each column's name to {\"sdtype\": \"numerical\"}")]
    [InlineData("""{ "columns": {} }""", "m.json: columns: there is no column; name each column of the table with its sdtype.")]
    [InlineData("""{ "columns": { "a": 3 } }""", "m.json: columns.a must be an object {…}, but is the number 3; write {\"sdtype\": \"numerical\"} or another kind.")]
    [InlineData("""{ "columns": { "a": {} } }""", "m.json: columns.a: 'sdtype' is missing; use numerical, categorical, ordinal, boolean, datetime or id.")]
    [InlineData("""{ "columns": { "a": { "sdtype": 1 } } }""", "m.json: columns.a.sdtype must be a text, but is the number 1; use numerical, categorical, ordinal, boolean, datetime or id.")]
    [InlineData("""{ "columns": { "a": { "sdtype": "datetime", "datetime_format": "%Q" } } }""", "m.json: columns.a: The datetime_format '%Q' has '%Q', which is not known; use %Y")]
    [InlineData("""{ "columns": { "a": { "sdtype": "id", "regex_format": "[0-9" } } }""", "m.json: columns.a.regex_format: the pattern '[0-9' of column 'a' is no regular expression of Python's re: ")]
    [InlineData("""{ "columns": { "a": { "sdtype": "id", "regex_format": "a)(b" } } }""", "m.json: columns.a.regex_format: the pattern 'a)(b' of column 'a' is no regular expression of Python's re: ")]
    [InlineData("""{ "columns": { "a": { "sdtype": "email", "pii": "yes" } } }""", "m.json: columns.a.pii must be true or false, but is the text 'yes'.")]
    [InlineData("""{ "tables": { "a": {}, "b": {} } }""", "m.json: tables: there are 2 tables (a, b) and one is judged at a time; name it.")]
    [InlineData("""{ "tables": { "a": {} } }""", "m.json: tables.a: 'columns' is missing")]
    [InlineData("""{ "columns": { "a": { "sdtype": "numerical", "range_min": 1e9999, "range_max": 1e9999 } } }""", "m.json: columns.a.range_min: no number lies within this bound; write a number, or leave the bound out.")]
    [InlineData("""{ "columns": { "a": { "sdtype": "numerical", "range_max": -1e9999 } } }""", "m.json: columns.a.range_max: no number lies within this bound;")]
    [InlineData("""{ "sequence_index": "b", "columns": { "a": { "sdtype": "id" }, "b": { "sdtype": "categorical" } } }""", "m.json: sequence_index: the sequence index 'b' is categorical; rows are ordered by numbers or dates. Correct the sdtype, or the index.")]
    [InlineData("""{ "sequence_key": "b", "sequence_index": "b", "columns": { "b": { "sdtype": "numerical" } } }""", "m.json: sequence_index: 'b' tells the sequences apart already, as the sequence_key;")]
    [InlineData("""{ "column_relationships": [{ "type": "address", "column_names": ["a", "c"] }], "columns": { "a": { "sdtype": "city" } } }""", "m.json: column_relationships[0].column_names[1]: there is no column 'c'")]
    [InlineData("""{ "columns": { "a": { "sdtype": "id" }, "a": { "sdtype": "id" } } }""", "m.json: not valid JSON: Duplicate property")]
    public void A_mistake_is_named_with_its_place_and_remedy(string json, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<InputException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_table_of_several_is_chosen_by_its_name()
    {
        const string Json = """{ "tables": { "a": { "columns": { "x": { "sdtype": "id" } } }, "b": { "columns": { "y": { "sdtype": "numerical" } } } } }""";

        Assert.Equal("y", Assert.Single(TableSchemaReader.Read(JsonFile.Parse(Json, "m.json").RootElement, "m.json", "b")).Name);
        Assert.Equal(
            "m.json: tables: there is no table 'customers'. Known: a, b.",
            Assert.Throws<InputException>(() => TableSchemaReader.Read(JsonFile.Parse(Json, "m.json").RootElement, "m.json", "customers")).Message);
    }

    [Theory]
    [InlineData("\"numeric\"", ColumnKind.Id, "columns.a.sdtype: 'numeric' is not known; the column is kept, like an id, and not measured. Did you mean 'numerical'? If it names persons, add \"pii\": true; else use numerical")]
    [InlineData("\"Categorical\"", ColumnKind.Id, "columns.a.sdtype: 'Categorical' is not known; the column is kept, like an id, and not measured. Did you mean 'categorical'?")]
    [InlineData("\"datetime\"", ColumnKind.DateTime, "columns.a: there is no 'datetime_format', so dates are read as 2024-02-29, with a time behind it or not, and in no other form.")]
    [InlineData("\"ordinal\"", ColumnKind.Categorical, "columns.a: ordinal without a list of its labels: in the order of its numbers if all its labels are numbers, else in alphabetical order.")]
    [InlineData("\"id\", \"colour\": 1, \"b\": 2", ColumnKind.Id, "columns.a: 'colour', 'b' are not known and left alone.")]
    public void What_is_not_known_is_told_and_no_column_is_lost(string sdtype, ColumnKind kind, string note)
    {
        TableSchema schema = Read("{ \"columns\": { \"a\": { \"sdtype\": " + sdtype + " } } }");

        Assert.Equal(kind, Assert.Single(schema).Kind);
        Assert.StartsWith(note, Assert.Single(schema.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"ordinal\", \"range_values\": [5, 3, 10, 1.5]", "in the order of its numbers", new[] { "1.5", "3", "5", "10" })]
    [InlineData("\"ordinal\", \"range_values\": [\"low\", \"high\", 3, true]", "in the order that 'range_values' gives", new[] { "low", "high", "3", "True" })]
    [InlineData("\"categorical\", \"order\": [3, 1, 2]", "in the order that 'order' gives", new[] { "3", "1", "2" })]
    [InlineData("\"categorical\", \"order_by\": \"alphabetical\"", "in the order of its numbers if all", null)]
    public void An_ordinal_column_has_labels_and_their_order(string sdtype, string note, string[]? order)
    {
        TableSchema schema = Read("{ \"columns\": { \"a\": { \"sdtype\": " + sdtype + " } } }");

        Assert.True(schema[0] is { IsCategorical: true, IsOrdinal: true });
        Assert.Equal(order, schema[0].Order);
        Assert.Contains(note, Assert.Single(schema.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Ordinal_columns_with_one_order_share_a_note_that_says_what_SDV_lists()
    {
        TableSchema schema = Read("""
            { "columns": {
                "a": { "sdtype": "ordinal", "range_values": ["x", "y"] }, "n": { "sdtype": "ordinal", "range_values": [2, 1] },
                "b": { "sdtype": "ordinal", "range_values": ["x", "y"] }, "c.d": { "sdtype": "ordinal", "range_values": ["x", "y"] } } }
            """);

        Assert.Equal(
            [
                "columns.a, b, columns[\"c.d\"]: ordinal, in the order that 'range_values' gives. SDV lists labels by first appearance: put them in order, the lowest first, if they are not.",
                "columns.n: ordinal, in the order of its numbers.",
            ],
            schema.Notes);
    }

    [Fact]
    public void What_is_declared_of_values_is_kept()
    {
        // Python: (date(2023, 1, 3) - date(1970, 1, 1)).days = 19360, and 19716 for 25 December; month first the one would be 1 March, the other no date.
        TableSchema schema = Read("""
            { "columns": {
                "n": { "sdtype": "numerical", "range_min": -1.5, "range_max": 18446744073709551615, "decimal_places": 2 },
                "d": { "sdtype": "datetime", "datetime_format": "%d/%m/%Y", "range_min": "03/01/2023", "range_max": "25/12/2023", "range_is_nullable": true },
                "c": { "sdtype": "categorical", "range_values": [1, "1", 2, "a", true], "range_is_nullable": false } } }
            """);

        Assert.Equal((-1.5, 18446744073709551615.0, 2), (schema[0].Declared!.Minimum, schema[0].Declared!.Maximum, schema[0].Declared!.Decimals));
        Assert.Equal((19360 * 86400.0, 19716 * 86400.0, true), (schema[1].Declared!.Minimum, schema[1].Declared!.Maximum, schema[1].Declared!.IsNullable));
        Assert.Equal(["1", "2", "a", "True"], schema[2].Declared!.Labels!.Texts);
        Assert.All(["1", "2.0", "a", "True"], label => Assert.True(schema[2].Declared!.Labels!.Contains(label)));
        Assert.False(schema[2].Declared!.Labels!.Contains("b"));
        Assert.Empty(schema.Notes);
    }

    [Theory]
    [InlineData("{\"a\": NaN, \"b\": -Infinity, \"c\": \"NaN \\\" Infinity\"}", "{\"a\": -0e-4444444, \"b\": -1e9999, \"c\": \"NaN \\\" Infinity\"}")]
    [InlineData("{}", "{}")]
    public void Numbers_as_Python_writes_them_are_read(string text, string expected) => Assert.Equal(expected, PythonJson.WithNumbers(text));

    private static TableSchema Read(string json) => TableSchemaReader.Read(JsonFile.Parse(json, "m.json").RootElement, "m.json");
}

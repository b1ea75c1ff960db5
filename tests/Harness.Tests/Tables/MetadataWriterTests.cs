using System.Text.Json.Nodes;
using Harness.Tables;

namespace Harness.Tests.Tables;

public class MetadataWriterTests
{
    private const string Columns = """
        { "columns": {
            "key": { "sdtype": "id", "regex_format": "K[0-9]" }, "n": { "sdtype": "numerical" }, "whole": { "sdtype": "numerical" }, "long": { "sdtype": "numerical" }, "d": { "sdtype": "datetime", "datetime_format": "%d/%m/%Y" },
            "c": { "sdtype": "categorical" }, "stars": { "sdtype": "ordinal" }, "size": { "sdtype": "ordinal", "range_values": ["small", "large"] }, "flag": { "sdtype": "boolean" }, "mail": { "sdtype": "email" },
            "bound": { "sdtype": "numerical", "range_min": -5, "range_is_nullable": true, "decimal_places": 3 } } }
        """;

    private const string Csv = """
        key,n,whole,long,d,c,stars,size,flag,mail,bound
        K1,1.25,3,0.30000000000000004,25/12/2023,b,10,large,True,a@b,1
        K2,,20,1,03/01/2024,a,9,small,False,c@d,2

        """;

    /// <summary>The keys and values that SDV 2.0 writes for such columns: the example of version 2 in its documentation, 20 rows, and its rules of <c>validate</c>.</summary>
    [Fact]
    public void A_table_is_written_as_SDV_2_writes_it() => Assert.True(
        JsonNode.DeepEquals(
            JsonNode.Parse("""
                { "tables": { "people": { "primary_key": "key", "columns": {
                    "key": { "sdtype": "id", "regex_format": "K[0-9]" },
                    "n": { "sdtype": "numerical", "range_is_nullable": true, "range_min": 1.25, "range_max": 1.25, "decimal_places": 2 },
                    "whole": { "sdtype": "numerical", "range_is_nullable": false, "range_min": 3, "range_max": 20, "decimal_places": 0 },
                    "long": { "sdtype": "numerical", "range_is_nullable": false, "range_min": 0.3, "range_max": 1 },
                    "d": { "sdtype": "datetime", "datetime_format": "%d/%m/%Y", "range_is_nullable": false, "range_min": "25/12/2023", "range_max": "03/01/2024" },
                    "c": { "sdtype": "categorical", "range_is_nullable": false, "high_cardinality": false, "range_values": ["a", "b"] },
                    "stars": { "sdtype": "ordinal", "range_is_nullable": false, "high_cardinality": false, "range_values": [9, 10] },
                    "size": { "sdtype": "ordinal", "range_is_nullable": false, "high_cardinality": false, "range_values": ["small", "large"] },
                    "flag": { "sdtype": "boolean", "range_is_nullable": false },
                    "mail": { "sdtype": "email", "pii": true },
                    "bound": { "sdtype": "numerical", "range_is_nullable": true, "range_min": -5, "range_max": 2, "decimal_places": 3 } } } },
                  "relationships": [], "METADATA_SPEC_VERSION": "V2" }
                """),
            MetadataWriter.Write(Table(), "people")),
        MetadataWriter.Write(Table(), "people").ToJsonString());

    [Fact]
    public void What_is_written_is_read_back_without_a_word_but_of_order()
    {
        Table table = Table();
        TableSchema schema = Read(MetadataWriter.Write(table, "people").ToJsonString());

        Assert.Equal(table.Schema.Select(c => (c.Name, c.Kind, c.DateTimeFormat, c.Personal, c.Pattern, c.IsOrdinal)), schema.Select(c => (c.Name, c.Kind, c.DateTimeFormat, c.Personal, c.Pattern, c.IsOrdinal)));
        Assert.All(schema.Notes, n => Assert.Contains("ordinal, in the order", n, StringComparison.Ordinal));
        Assert.Equal(MetadataWriter.Write(table, "people").ToJsonString(), MetadataWriter.Write(CsvTableReader.Parse(Csv, "t.csv", schema), "people").ToJsonString());
    }

    [Fact]
    public void Many_labels_are_not_listed()
    {
        string[] labels = [.. Enumerable.Range(0, 500).Select(i => $"l{i}")];
        JsonNode column = MetadataWriter.Write(new Table([CategoricalColumn.FromLabels(new ColumnSchema("c", ColumnKind.Categorical), labels)]), "t")["tables"]!["t"]!["columns"]!["c"]!;

        Assert.Equal("""{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":true}""", column.ToJsonString());
    }

    /// <summary>Python: <c>max(0, -Decimal(repr(x)).as_tuple().exponent)</c> of the number without zeros at its end.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-3, 0)]
    [InlineData(1e22, 0)]
    [InlineData(0.5, 1)]
    [InlineData(-12.125, 3)]
    [InlineData(0.1 + 0.2, 17)]
    [InlineData(1e-7, 7)]
    [InlineData(1.5e-7, 8)]
    [InlineData(5e-324, 324)]
    public void Decimals_are_those_of_the_shortest_text(double value, int expected) => Assert.Equal(expected, DecimalPlaces.Of(value));

    private static Table Table() => CsvTableReader.Parse(Csv.ReplaceLineEndings("\n"), "t.csv", Read(Columns));

    private static TableSchema Read(string json) => TableSchemaReader.Read(JsonFile.Parse(json, "m.json").RootElement, "m.json");
}

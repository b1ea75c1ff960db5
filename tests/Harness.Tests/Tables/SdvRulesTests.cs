using System.Text.Json.Nodes;
using Harness.Tables;

namespace Harness.Tests.Tables;

/// <summary>Metadata of nasty tables against what SDV 2.0 refuses. The values are what pandas 1.5 makes of the cells, by its <c>read_csv</c> and <c>unique</c>.</summary>
public class SdvRulesTests
{
    [Theory]
    [InlineData("leading zeros", """{"c":{"sdtype":"categorical"}}""", "c\n007\n7\n08\n", """{"c":{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":false,"range_values":[7,8]}}""")]
    [InlineData("all missing", """{"c":{"sdtype":"categorical"},"d":{"sdtype":"datetime","datetime_format":"%Y"},"n":{"sdtype":"numerical"},"b":{"sdtype":"boolean"}}""", "c,d,n,b\n,,,\n", """{"c":{"sdtype":"categorical","range_is_nullable":true,"high_cardinality":false},"d":{"sdtype":"datetime","datetime_format":"%Y","range_is_nullable":true},"n":{"sdtype":"numerical","range_is_nullable":true},"b":{"sdtype":"boolean","range_is_nullable":true}}""")]
    [InlineData("booleans", """{"b":{"sdtype":"boolean"},"y":{"sdtype":"boolean"},"z":{"sdtype":"boolean"},"t":{"sdtype":"categorical"}}""", "b,y,z,t\nTrue,yes,0,true\n,no,1,false\n", """{"b":{"sdtype":"boolean","range_is_nullable":true},"y":{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":false,"range_values":["no","yes"]},"z":{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":false,"range_values":[0,1]},"t":{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":false,"range_values":[false,true]}}""")]
    [InlineData("dates", """{"a":{"sdtype":"datetime","datetime_format":"%d/%m/%Y"},"b":{"sdtype":"datetime","datetime_format":"%-d/%-m/%Y"},"o":{"sdtype":"datetime","datetime_format":"%Y-%m-%d"},"z":{"sdtype":"datetime","datetime_format":"%Y-%m-%d %H:%M:%S%z"},"f":{"sdtype":"datetime","datetime_format":"%H:%M:%S.%f %Y-%m-%d"}}""", "a,b,o,z,f\n3/1/2023,3/1/2023,1600-01-01,2024-01-02 03:04:05+02:00,01:02:03.1234567 2024-01-01\n", """{"a":{"sdtype":"datetime","datetime_format":"%d/%m/%Y","range_is_nullable":false,"range_min":"03/01/2023","range_max":"03/01/2023"},"b":{"sdtype":"datetime","datetime_format":"%-d/%-m/%Y","range_is_nullable":false},"o":{"sdtype":"datetime","datetime_format":"%Y-%m-%d","range_is_nullable":false},"z":{"sdtype":"datetime","datetime_format":"%Y-%m-%d %H:%M:%S%z","range_is_nullable":false,"range_min":"2024-01-02 01:04:05+0000","range_max":"2024-01-02 01:04:05+0000"},"f":{"sdtype":"datetime","datetime_format":"%H:%M:%S.%f %Y-%m-%d","range_is_nullable":false}}""")]
    [InlineData("long numbers", """{"x":{"sdtype":"numerical"},"e":{"sdtype":"numerical"},"s":{"sdtype":"numerical"},"w":{"sdtype":"numerical"}}""", "x,e,s,w\n999507.89014441153,1.528e102,0.002511959786674789,9007199254740992\n", """{"x":{"sdtype":"numerical","range_is_nullable":false,"range_min":999507.890144411,"range_max":999507.890144412,"decimal_places":10},"e":{"sdtype":"numerical","range_is_nullable":false,"range_min":1.52799999999999E+102,"range_max":1.52800000000001E+102,"decimal_places":0},"s":{"sdtype":"numerical","range_is_nullable":false,"range_min":0.00251195978667,"range_max":0.00251195978668},"w":{"sdtype":"numerical","range_is_nullable":false,"range_min":9007199254740992,"range_max":9007199254740992,"decimal_places":0}}""")]
    [InlineData("labels like numbers", """{"f":{"sdtype":"categorical"},"b":{"sdtype":"categorical"},"u":{"sdtype":"categorical"},"i":{"sdtype":"categorical"},"l":{"sdtype":"categorical"},"m":{"sdtype":"categorical"}}""", "f,b,u,i,l,m\n0.10,98765432109876543210,13347810457140474123,inf,0.12345678901234567,1\n.1,1,1,1,0.5,a\n", """{"f":{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":false,"range_values":[0.1]},"b":{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":false,"range_values":["1","98765432109876543210"]},"u":{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":false,"range_values":[1,13347810457140474123]},"i":{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":false},"l":{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":false},"m":{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":false,"range_values":["1","a"]}}""")]
    [InlineData("labels that pandas takes for missing", """{"n":{"sdtype":"categorical"},"o":{"sdtype":"ordinal"}}""", "n,o\nNA,null\nx,2\n", """{"n":{"sdtype":"categorical","range_is_nullable":true,"high_cardinality":false,"range_values":["x","NA"]},"o":{"sdtype":"ordinal","range_is_nullable":true,"high_cardinality":false,"range_values":[2,"null"]}}""")]
    [InlineData("mixed lists", """{"c":{"sdtype":"categorical","range_values":[1,"1",2.5,"a"],"range_is_nullable":true}}""", "c\n1\n", """{"c":{"sdtype":"categorical","range_is_nullable":true,"high_cardinality":false,"range_values":[1,"1",2.5,"a"]}}""")]
    [InlineData("personal", """{"c":{"sdtype":"categorical","pii":true},"n":{"sdtype":"numerical","pii":true},"i":{"sdtype":"id","pii":true},"p":{"sdtype":"phone_number"},"q":{"sdtype":"ssn","pii":false},"j":{"sdtype":"job","pii":true},"e":{"sdtype":"email","regex_format":"."},"u":{"sdtype":"unknown"}}""", "c,n,i,p,q,j,e,u\na,1,1,1,1,1,1,1\n", """{"c":{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":false,"range_values":["a"]},"n":{"sdtype":"numerical","range_is_nullable":false,"range_min":1,"range_max":1,"decimal_places":0},"i":{"sdtype":"id"},"p":{"sdtype":"phone_number","pii":true},"q":{"sdtype":"ssn","pii":false},"j":{"sdtype":"unknown","pii":true},"e":{"sdtype":"email","pii":true},"u":{"sdtype":"unknown"}}""")]
    [InlineData("names", """{"a.b":{"sdtype":"boolean"},"q\"u'o":{"sdtype":"boolean"},"line\nend":{"sdtype":"boolean"},"💡":{"sdtype":"boolean"}}""", "a.b,\"q\"\"u'o\",\"line\nend\",💡\nTrue,True,True,True\n", """{"a.b":{"sdtype":"boolean","range_is_nullable":false},"q\"u'o":{"sdtype":"boolean","range_is_nullable":false},"line\nend":{"sdtype":"boolean","range_is_nullable":false},"💡":{"sdtype":"boolean","range_is_nullable":false}}""")]
    [InlineData("long lists that are told to be so", """{"c":{"sdtype":"categorical","high_cardinality":true},"o":{"sdtype":"ordinal","high_cardinality":true}}""", "c,o\na,1\nb,2\n", """{"c":{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":true},"o":{"sdtype":"ordinal","range_is_nullable":false,"high_cardinality":true}}""")]
    [InlineData("open ranges", """{"n":{"sdtype":"numerical","range_min":-1e9999,"range_max":1e9999},"m":{"sdtype":"numerical","range_max":1e9999}}""", "n,m\n1,1\n2,2\n", """{"n":{"sdtype":"numerical","range_is_nullable":false,"range_min":-1e9999,"range_max":1e9999,"decimal_places":0},"m":{"sdtype":"numerical","range_is_nullable":false,"range_min":1,"range_max":1e9999,"decimal_places":0}}""")]
    [InlineData("orders", """{"n":{"sdtype":"ordinal","range_values":[3,"10",1]},"t":{"sdtype":"ordinal","range_values":["low","high",3]},"v":{"sdtype":"categorical","order":["S","M","L"],"range_values":["L","S","M"]},"w":{"sdtype":"categorical","order":[5,1,3]}}""", "n,t,v,w\n1,low,S,1\n3,high,M,5\n10,3,L,3\n", """{"n":{"sdtype":"ordinal","range_is_nullable":false,"high_cardinality":false,"range_values":[1,3,"10"]},"t":{"sdtype":"ordinal","range_is_nullable":false,"high_cardinality":false,"range_values":["low","high",3]},"v":{"sdtype":"ordinal","range_is_nullable":false,"high_cardinality":false,"range_values":["S","M","L"]},"w":{"sdtype":"ordinal","range_is_nullable":false,"high_cardinality":false,"range_values":[5,1,3]}}""")]
    [InlineData("gaps of ids", """{"i":{"sdtype":"id","range_is_nullable":true},"k":{"sdtype":"id","range_is_nullable":false},"e":{"sdtype":"email","range_is_nullable":true},"u":{"sdtype":"unknown","pii":false}}""", "i,k,e,u\n1,1,,1\n2,1,a@b,2\n", """{"i":{"sdtype":"id","range_is_nullable":true},"k":{"sdtype":"id","range_is_nullable":false},"e":{"sdtype":"email","pii":true,"range_is_nullable":true},"u":{"sdtype":"unknown","pii":false}}""")]
    [InlineData("no row", """{"c":{"sdtype":"categorical"},"n":{"sdtype":"numerical"},"i":{"sdtype":"id"}}""", "c,n,i\n", """{"c":{"sdtype":"categorical","range_is_nullable":false,"high_cardinality":false},"n":{"sdtype":"numerical","range_is_nullable":false},"i":{"sdtype":"id"}}""")]
    public void A_table_is_written_so_that_SDV_finds_it_valid(string what, string columns, string csv, string expected)
    {
        string json = Written("""{"columns": """ + columns + "}", csv).ToJsonString();

        Assert.Empty(SdvRules.Broken(json));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(json)!["tables"]!["t"]!["columns"]), $"{what}: {json}");

        // With what stands beside in dataset.json it is read back, and written again.
        JsonObject? beside = MetadataWriter.Beside(Table("""{"columns": """ + columns + "}", csv).Schema);
        Table read = Table(json, csv);
        TableSchema schema = beside is null ? read.Schema : ColumnsBeside.Read(read.Schema, JsonReader.Parse(beside.ToJsonString(), "dataset.json"));
        Assert.Equal(json, MetadataWriter.Write(CsvTableReader.Parse(csv, "t.csv", schema), "t").ToJsonString());
    }

    [Fact]
    public void Keys_that_are_declared_stay()
    {
        JsonNode table = Written("""{"primary_key": ["a", "b"], "alternate_keys": ["c", ["a", "c"]], "columns": {"a": {"sdtype": "id"}, "b": {"sdtype": "id"}, "c": {"sdtype": "email"}}}""", "a,b,c\n1,1,1\n2,1,2\n")["tables"]!["t"]!;

        Assert.Equal("""["a","b"]""", table["primary_key"]!.ToJsonString());
        Assert.Equal("""["c",["a","c"]]""", table["alternate_keys"]!.ToJsonString());
    }

    [Fact]
    public void Sequences_and_columns_that_belong_together_stay()
    {
        JsonNode table = Written("""{"sequence_key": "k", "sequence_index": "n", "column_relationships": [{"type": "address", "column_names": ["c", "p"]}], "columns": {"k": {"sdtype": "id"}, "n": {"sdtype": "numerical"}, "c": {"sdtype": "city"}, "p": {"sdtype": "postcode"}}}""", "k,n,c,p\na,1,x,1\nb,2,y,2\n")["tables"]!["t"]!;

        Assert.Equal(["sequence_key", "sequence_index", "column_relationships", "columns"], table.AsObject().Select(p => p.Key));
        Assert.Equal("k", table["sequence_key"]!.GetValue<string>());
        Assert.Equal("n", table["sequence_index"]!.GetValue<string>());
        Assert.Equal("""[{"type":"address","column_names":["c","p"]}]""", table["column_relationships"]!.ToJsonString());
    }

    /// <summary>SDV's <c>_validate_keys_nullable_range</c> and <c>_validate_column_relationship</c>.</summary>
    [Fact]
    public void A_key_is_written_as_SDV_allows_it()
    {
        Table table = Table("""{"alternate_keys": ["e"], "column_relationships": [{"type": "address", "column_names": ["i"]}], "columns": {"i": {"sdtype": "id"}, "e": {"sdtype": "email", "range_is_nullable": true}}}""", "i,e\n1,a@b\n2,\n");

        JsonNode written = MetadataWriter.Write(table, "t")["tables"]!["t"]!;
        Assert.Null(written["primary_key"]);
        Assert.Null(written["columns"]!["e"]!["range_is_nullable"]);
        Assert.Equal(["Column 'e': 'range_is_nullable' is not written, since the column is a key, of which SDV has none that may be missing."], MetadataWriter.Left(table));
    }

    [Fact]
    public void A_declared_list_is_kept_however_long()
    {
        string labels = string.Join(",", Enumerable.Range(0, 600).Select(i => $"\"l{i}\""));
        JsonNode column = Written("""{"columns": {"c": {"sdtype": "categorical", "range_values": [""" + labels + "]}}}", "c\nl1\n")["tables"]!["t"]!["columns"]!["c"]!;

        Assert.False(column["high_cardinality"]!.GetValue<bool>());
        Assert.Equal(600, column["range_values"]!.AsArray().Count);
    }

    [Fact]
    public void What_is_not_written_is_told() => Assert.Equal(
        [
            "Column 'b': its sdtype 'boolean' is written as 'categorical', since pandas reads no words but True and False as booleans.",
            "Column 'x': its sdtype 'colour' is written as 'id', since it is not among those that are known.",
            "Column 'd': a bound that is declared is not written, since it is no date that Python writes in the format %Y.",
        ],
        MetadataWriter.Left(Table("""{"columns": {"b": {"sdtype": "boolean"}, "x": {"sdtype": "colour"}, "d": {"sdtype": "datetime", "datetime_format": "%Y", "range_min": "1500"}, "n": {"sdtype": "numerical"}, "o": {"sdtype": "categorical", "order": ["a"]}}}""", "b,x,d,n,o\nyes,1,2020,1,a\nno,2,2021,2,a\n")));

    /// <summary>SDV orders by the list; here numbers have their own order, unless it is told beside.</summary>
    [Fact]
    public void An_order_of_numbers_that_is_not_their_own_is_read_from_beside()
    {
        const string Csv = "w\n1\n5\n3\n";
        Table table = Table("""{"columns": {"w": {"sdtype": "categorical", "order": [5, 1, 3]}}}""", Csv);
        JsonObject beside = MetadataWriter.Beside(table.Schema)!;

        Assert.Equal("""{"w":{"order":["5","1","3"]}}""", beside.ToJsonString());
        TableSchema read = ColumnsBeside.Read(Table(MetadataWriter.Write(table, "t").ToJsonString(), Csv).Schema, JsonReader.Parse(beside.ToJsonString(), "dataset.json"));
        Assert.Equal(["5", "1", "3"], read[0].Order);
    }

    [Fact]
    public void What_SDV_has_no_place_for_is_read_from_beside()
    {
        const string Columns = """{"columns": {"c": {"sdtype": "categorical", "pii": true, "regex_format": "[ab]"}, "i": {"sdtype": "id", "pii": true}, "n": {"sdtype": "numerical"}}}""";
        Table table = Table(Columns, "c,i,n\na,1,1\n");
        JsonObject beside = MetadataWriter.Beside(table.Schema)!;

        Assert.Equal("""{"c":{"pii":true,"regex_format":"[ab]"},"i":{"pii":true}}""", beside.ToJsonString());
        TableSchema read = ColumnsBeside.Read(Table(MetadataWriter.Write(table, "t").ToJsonString(), "c,i,n\na,1,1\n").Schema, JsonReader.Parse(beside.ToJsonString(), "dataset.json"));
        Assert.Equal(table.Schema.Select(c => (c.Name, c.Personal, c.Pattern)), read.Select(c => (c.Name, c.Personal, c.Pattern)));
        Assert.StartsWith("d.json: x: there is no column 'x'.", Assert.Throws<InputException>(() => ColumnsBeside.Read(read, JsonReader.Parse("""{"x":{}}""", "d.json"))).Message, StringComparison.Ordinal);
    }

    /// <summary>The rules find what is wrong: the cases that the fixtures say SDV refuses.</summary>
    [Theory]
    [InlineData("""{"c":{"sdtype":"categorical","pii":true}}""")]
    [InlineData("""{"c":{"sdtype":"categorical","range_values":[],"high_cardinality":false}}""")]
    [InlineData("""{"c":{"sdtype":"numerical","range_min":2,"range_max":1}}""")]
    [InlineData("""{"c":{"sdtype":"numerical","decimal_places":-1}}""")]
    [InlineData("""{"c":{"sdtype":"datetime","datetime_format":"%d/%m/%Y","range_min":"3/01/2023"}}""")]
    [InlineData("""{"c":{"sdtype":"datetime","datetime_format":"%Y","range_min":"1600"}}""")]
    [InlineData("""{"c":{"sdtype":"email","regex_format":"."}}""")]
    public void The_rules_find_what_is_wrong(string columns) => Assert.NotEmpty(SdvRules.Broken("""{"tables": {"t": {"columns": """ + columns + "}}}"));

    private static JsonObject Written(string metadata, string csv) => MetadataWriter.Write(Table(metadata, csv), "t");

    private static Table Table(string metadata, string csv) => CsvTableReader.Parse(csv, "t.csv", TableSchemaReader.Read(JsonFile.Parse(metadata, "m.json").RootElement, "m.json"));
}

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

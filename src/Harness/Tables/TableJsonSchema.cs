using System.Text.Json.Nodes;

namespace Harness.Tables;

/// <summary>The shape of SDV's metadata of one table, as <see cref="TableSchemaReader"/> reads it. SDV's own further keys are left alone.</summary>
internal static class TableJsonSchema
{
    private const string ColumnName = "column";

    /// <summary>The shape of the metadata; it names <see cref="Definitions"/>.</summary>
    public static JsonObject Write() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(
        [
            JsonShape.Key("columns", "What each column holds, by its name in the header.", Columns()),
            JsonShape.Key("tables", "SDV's form for several tables.", Tables()),
        ]),
        ["anyOf"] = new JsonArray(JsonShape.Having("columns"), JsonShape.Having("tables")),
    };

    /// <summary>The shape of the metadata, or of the name of their file.</summary>
    public static JsonObject WriteOrName() => new() { ["oneOf"] = new JsonArray(Write(), JsonShape.Text()) };

    /// <summary>The shapes that it names.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Definitions() => [KeyValuePair.Create(ColumnName, (JsonNode?)Column())];

    private static JsonObject Columns()
    {
        JsonObject columns = JsonShape.Map(JsonShape.Named(ColumnName));
        columns["minProperties"] = 1;
        return columns;
    }

    private static JsonObject Tables()
    {
        JsonObject tables = JsonShape.Map(new JsonObject { ["type"] = "object", ["properties"] = new JsonObject([KeyValuePair.Create("columns", (JsonNode?)Columns())]), ["required"] = new JsonArray("columns") });
        tables["minProperties"] = 1;
        return tables;
    }

    private static JsonObject Column() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(
        [
            JsonShape.Key("sdtype", "numerical, categorical, ordinal, boolean and datetime are measured. id and SDV's kinds of personal data are kept and searched for copies, not measured; another kind of it needs \"pii\": true.", JsonShape.Text()),
            JsonShape.Key("datetime_format", "How dates are written, as in Python's strftime: \"%Y-%m-%d\". A datetime column needs it.", JsonShape.OrNull(JsonShape.Text())),
            JsonShape.Key("regex_format", "The regular expression that every cell fits, for ids.", JsonShape.OrNull(JsonShape.Text())),
            JsonShape.Key("range_values", "The labels that may occur, of a categorical or ordinal column.", JsonShape.Items(new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }, 1)),
            JsonShape.Key("range_is_nullable", "Whether a value may be missing. Default: as in the real rows.", JsonShape.Value("boolean")),
            JsonShape.Key("high_cardinality", "Whether there are too many labels to list.", JsonShape.Value("boolean")),
            JsonShape.Key("decimal_places", "The most decimals that a number may have.", JsonShape.Value("integer", 0)),
            JsonShape.Key("pii", "Whether the column says who a person is. Default: by its sdtype.", JsonShape.OrNull(JsonShape.Value("boolean"))),
        ]),
        ["required"] = new JsonArray("sdtype"),
        ["anyOf"] = new JsonArray(
            With(("sdtype", JsonShape.OneOf("datetime")), ("datetime_format", JsonShape.Text())),
            With(("sdtype", JsonShape.OneOf(ColumnSchemaReader.KnownTypes.Where(k => k != "datetime")))),
            With(("sdtype", new JsonObject { ["not"] = JsonShape.OneOf("datetime") }), ("pii", JsonShape.Value("boolean")))),
    };

    private static JsonObject With(params (string Key, JsonObject Shape)[] keys) => new()
    {
        ["properties"] = new JsonObject(keys.Select(k => KeyValuePair.Create(k.Key, (JsonNode?)k.Shape))),
        ["required"] = new JsonArray([.. keys.Select(k => JsonValue.Create(k.Key))]),
    };
}

using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Harness.Reports.Json;

/// <summary>The text of <c>study.json</c>, and of its schema, from the same types and the same options.</summary>
internal static class StudyText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The text of the file, ended by a line break.</summary>
    /// <param name="study">What it holds.</param>
    public static string Write(StudyModel study) => JsonSerializer.Serialize(study, Options) + "\n";

    /// <summary>The JSON Schema of the file, ended by a line break.</summary>
    public static string WriteSchema()
    {
        var exporter = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        JsonObject schema = Options.GetJsonSchemaAsNode(typeof(StudyModel), exporter).AsObject();
        schema["required"] = new JsonArray([.. schema["properties"]!.AsObject().Select(p => JsonValue.Create(p.Key))]);
        schema["properties"]!["version"]!["enum"] = new JsonArray(StudyModel.SchemaVersion);
        var whole = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "study.json",
            ["description"] = "The results of a run, for programs.",
        };
        foreach ((string key, JsonNode? value) in schema)
        {
            whole[key] = value?.DeepClone();
        }

        return whole.ToJsonString(Options) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema || context.PropertyInfo?.AttributeProvider is not { } property || context.Path[^1] == "items")
        {
            return node;
        }

        if (property.GetCustomAttributes(typeof(DescriptionAttribute), false) is [DescriptionAttribute description])
        {
            schema.Insert(0, "description", description.Description);
        }

        if (property.GetCustomAttributes(typeof(NamesAttribute), false) is [NamesAttribute names])
        {
            bool mayBeNull = schema["type"] is JsonArray;
            schema["enum"] = new JsonArray([.. names.All.Select(n => JsonValue.Create(n)), .. mayBeNull ? new JsonNode?[] { null } : []]);
        }

        return schema;
    }
}

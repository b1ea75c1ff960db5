using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness;

/// <summary>The pieces of a JSON Schema (draft-07) of a file. Each stands beside the reader of that file and says what it takes; editors show the descriptions.</summary>
internal static class JsonShape
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a schema, ended by a line break.</summary>
    /// <param name="title">The name of the file.</param>
    /// <param name="description">What it holds.</param>
    /// <param name="shape">The shape of the whole.</param>
    /// <param name="definitions">The shapes that others name, see <see cref="Named"/>.</param>
    public static string Write(string title, string description, JsonObject shape, params IEnumerable<KeyValuePair<string, JsonNode?>> definitions)
    {
        shape.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        shape.Insert(1, "title", title);
        shape.Insert(2, "description", description);
        if (new JsonObject(definitions) is { Count: > 0 } named)
        {
            shape["definitions"] = named;
        }

        return shape.ToJsonString(Form) + "\n";
    }

    /// <summary>A shape that stands under <c>definitions</c>.</summary>
    /// <param name="definition">Its name.</param>
    public static JsonObject Named(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    /// <summary>A text of at least one letter.</summary>
    public static JsonObject Text() => new() { ["type"] = "string", ["minLength"] = 1 };

    /// <summary>One of several texts.</summary>
    /// <param name="names">The texts.</param>
    public static JsonObject OneOf(params IEnumerable<string> names) => new() { ["type"] = "string", ["enum"] = List(names) };

    /// <summary>A value of a simple type: <c>number</c>, <c>integer</c>, <c>boolean</c>, <c>string</c>.</summary>
    /// <param name="type">The type.</param>
    /// <param name="minimum">The smallest number, or <see langword="null"/>.</param>
    /// <param name="maximum">The largest number, or <see langword="null"/>.</param>
    public static JsonObject Value(string type, double? minimum = null, double? maximum = null)
    {
        var shape = new JsonObject { ["type"] = type };
        if (minimum is { } least)
        {
            shape["minimum"] = least;
        }

        if (maximum is { } most)
        {
            shape["maximum"] = most;
        }

        return shape;
    }

    /// <summary>An array.</summary>
    /// <param name="item">The shape of an item.</param>
    /// <param name="fewest">The smallest number of items.</param>
    public static JsonObject Items(JsonObject item, int fewest = 0)
    {
        var shape = new JsonObject { ["type"] = "array", ["items"] = item };
        if (fewest > 0)
        {
            shape["minItems"] = fewest;
        }

        return shape;
    }

    /// <summary>An object whose keys are names of the user's own.</summary>
    /// <param name="value">The shape of each value.</param>
    public static JsonObject Map(JsonObject value) => new() { ["type"] = "object", ["additionalProperties"] = value };

    /// <summary>An object that has no other keys than these.</summary>
    /// <param name="required">The keys that must stand there.</param>
    /// <param name="properties">The shape of each key's value.</param>
    public static JsonObject Object(IEnumerable<string> required, params IEnumerable<KeyValuePair<string, JsonNode?>> properties)
    {
        var shape = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(properties), ["additionalProperties"] = false };
        if (List(required) is { Count: > 0 } needed)
        {
            shape["required"] = needed;
        }

        return shape;
    }

    /// <summary>Only that an object has these keys.</summary>
    /// <param name="keys">The keys.</param>
    public static JsonObject Having(params string[] keys) => new() { ["required"] = List(keys) };

    /// <summary>A key and the shape of its value.</summary>
    /// <param name="name">The key.</param>
    /// <param name="description">What an editor shows; empty for nothing.</param>
    /// <param name="shape">The shape.</param>
    public static KeyValuePair<string, JsonNode?> Key(string name, string description, JsonObject shape)
    {
        if (description.Length > 0)
        {
            shape.Insert(0, "description", description);
        }

        return KeyValuePair.Create(name, (JsonNode?)shape);
    }

    /// <summary>The key that names the schema of a file.</summary>
    public static KeyValuePair<string, JsonNode?> SchemaKey() => Key("$schema", "The JSON Schema of this file, for editors; `harness schema` writes it.", OrNull(Text()));

    /// <summary>The same, or <c>null</c>, which the readers take for a key that is not there.</summary>
    /// <param name="shape">The shape of a simple type.</param>
    public static JsonObject OrNull(JsonObject shape)
    {
        shape["type"] = new JsonArray(shape["type"]!.DeepClone(), "null");
        if (shape["enum"] is JsonArray names)
        {
            names.Add((JsonNode?)null);
        }

        return shape;
    }

    private static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];
}

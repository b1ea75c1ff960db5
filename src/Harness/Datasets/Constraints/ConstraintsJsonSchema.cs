using System.Text.Json.Nodes;

namespace Harness.Datasets.Constraints;

/// <summary>The shape of <c>constraints</c> in <c>dataset.json</c>, as <see cref="ConstraintsReader"/> reads them.</summary>
internal static class ConstraintsJsonSchema
{
    /// <summary>The shape of the list, or of the name of a file.</summary>
    public static JsonObject Write() => new()
    {
        ["oneOf"] = new JsonArray(
            JsonShape.Items(JsonShape.Object(
                ["class_name"],
                JsonShape.Key("class_name", "SDV's name of the class: Inequality, FixedCombinations, …", JsonShape.Text()),
                JsonShape.Key("parameters", "Its parameters.", new JsonObject { ["type"] = "object" }))),
            JsonShape.Text(),
            new JsonObject { ["type"] = "null" }),
    };
}

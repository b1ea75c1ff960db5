using System.Text.Json;

namespace Harness.SdMetrics.Constraints;

/// <summary>One of SDV's constraints, as its <c>get_constraints</c> writes them.</summary>
/// <param name="ClassName">The name of its class: <c>Inequality</c>.</param>
/// <param name="Parameters">Its parameters, an object.</param>
public sealed record TableConstraint(string ClassName, JsonElement Parameters)
{
    /// <summary>Reads a list of constraints.</summary>
    /// <param name="list">An array of objects with <c>class_name</c> and <c>parameters</c>.</param>
    /// <exception cref="InputException">It is no such list.</exception>
    public static IReadOnlyList<TableConstraint> ReadList(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(Read)]
        : throw new InputException("The constraints are a list of objects, each with 'class_name' and 'parameters'.");

    private static TableConstraint Read(JsonElement constraint, int index) =>
        constraint.ValueKind == JsonValueKind.Object
        && constraint.TryGetProperty("class_name", out JsonElement name) && name.ValueKind == JsonValueKind.String
        && constraint.TryGetProperty("parameters", out JsonElement parameters) && parameters.ValueKind == JsonValueKind.Object
            ? new TableConstraint(name.GetString()!, parameters.Clone())
            : throw new InputException($"Constraint {index + 1} is not an object with the text 'class_name' and the object 'parameters'.");
}

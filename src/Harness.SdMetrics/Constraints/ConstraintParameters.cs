using System.Text.Json;

namespace Harness.SdMetrics.Constraints;

/// <summary>The parameters of a constraint; what SDMetrics refuses is an <see cref="ArgumentException"/> with its message.</summary>
internal sealed class ConstraintParameters(TableConstraint constraint)
{
    /// <summary>Refuses parameters that the class does not know.</summary>
    public void Allow(params string[] names)
    {
        string[] others = [.. constraint.Parameters.EnumerateObject().Select(p => p.Name).Except(names, StringComparer.Ordinal)];
        if (others.Length > 0)
        {
            throw new ArgumentException($"ValueError: Invalid parameter(s) '{string.Join("', '", others)}' for the constraint '{constraint.ClassName}'.");
        }
    }

    public string Text(string name) => constraint.Parameters.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new ArgumentException($"ValueError: The '{name}' parameter must be a string.");

    public bool Flag(string name, bool? absent) => !constraint.Parameters.TryGetProperty(name, out JsonElement value)
        ? absent ?? throw new ArgumentException($"TypeError: missing 1 required argument: '{name}'")
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw new ArgumentException($"ValueError: `{name}` must be a boolean.");

    public string[] Texts(string name, int least) =>
        constraint.Parameters.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String)
            ? value.GetArrayLength() >= least
                ? [.. value.EnumerateArray().Select(v => v.GetString()!)]
                : throw new ArgumentException($"ValueError: {constraint.ClassName} constraint requires at least {least} columns.")
            : throw new ArgumentException($"ValueError: The '{name}' parameter must be a list of strings.");

    public string[] TextsOrNone(string name) =>
        !constraint.Parameters.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null ? [] : Texts(name, 0);

    public double Whole(string name)
    {
        double number = constraint.Parameters.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : throw new ArgumentException($"ValueError: `{name}` must be an integer or float.");
        return number > 0 && number == Math.Floor(number) ? number : throw new ArgumentException($"ValueError: `{name}` must be greater than 0 and a whole number.");
    }
}

using System.Text.Json;
using Harness.Tables;

namespace Harness.Python.Protocol;

/// <summary>A line of progress: <c>{"progress": 0.4, "message": "epoch 40"}</c>.</summary>
internal static class ProgressLine
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">A line of standard output.</param>
    /// <returns>The share of the work that is done, 0 to 1, and what is done at the moment, which may be empty; <see langword="null"/> where it is another line.</returns>
    public static (double Share, string Message)? Read(string line)
    {
        if (!line.StartsWith('{'))
        {
            return null;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(PythonJson.WithTexts(line));
            return json.RootElement.TryGetProperty("progress", out JsonElement share) && share.ValueKind == JsonValueKind.Number && share.TryGetDouble(out double value) && double.IsFinite(value)
                ? (Math.Clamp(value, 0, 1), json.RootElement.TryGetProperty("message", out JsonElement message) && message.ValueKind == JsonValueKind.String ? message.GetString()! : "")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Harness.Cli.Terminal;

/// <summary>JSON that the tool prints, for programs.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>Writes an object, ended by a line break.</summary>
    /// <param name="value">The object.</param>
    public static string Of(object value) => JsonSerializer.Serialize(value, Options) + "\n";
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Cli.Terminal;

namespace Harness.Cli.Generate;

/// <summary>Settings of generators as a command line writes them: <c>epochs=100</c>.</summary>
internal static class GivenSettings
{
    /// <summary>Reads settings.</summary>
    /// <param name="given">Each as name=value; the value is JSON where it is valid JSON, else text.</param>
    /// <exception cref="InputException">One is no setting, or is there twice.</exception>
    public static IReadOnlyDictionary<string, JsonNode> Read(IEnumerable<string> given)
    {
        var settings = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (string setting in given)
        {
            int sign = setting.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
            {
                throw new InputException($"--set {Printable.Of(setting)}: write name=value, for example --set epochs=100.");
            }

            string name = setting[..sign].Trim();
            if (!settings.TryAdd(name, Value(setting[(sign + 1)..], setting)))
            {
                throw new InputException($"--set {Printable.Of(setting)}: {Printable.Of(name)} is set twice; which is meant?");
            }
        }

        return settings;
    }

    private static JsonNode Value(string text, string setting)
    {
        try
        {
            return JsonNode.Parse(text) ?? throw new InputException($"--set {Printable.Of(setting)}: null is no value; leave the setting out, and the library has its own.");
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}

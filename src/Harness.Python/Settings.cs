using System.Text.Json.Nodes;

namespace Harness.Python;

/// <summary>Settings of generators in other programs, as their description and version have them.</summary>
internal static class Settings
{
    /// <summary>Settings as text by name.</summary>
    /// <param name="settings">The settings.</param>
    public static Dictionary<string, string> Texts(IReadOnlyDictionary<string, JsonNode> settings) => settings.ToDictionary(p => p.Key, p => p.Value.ToJsonString(), StringComparer.Ordinal);

    /// <summary>A version with the settings: with others it is another generator.</summary>
    /// <param name="version">The version.</param>
    /// <param name="settings">The settings.</param>
    public static string Version(string version, IReadOnlyDictionary<string, JsonNode> settings) => settings.Count == 0
        ? version
        : $"{version} with {string.Join(", ", settings.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value.ToJsonString()}"))}";
}

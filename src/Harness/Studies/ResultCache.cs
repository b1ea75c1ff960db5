using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Harness.Studies;

/// <summary>
/// Keeps what a run computed, by content: the key covers the data, the ids, the seed and the compiled code, so an entry
/// never goes stale; a rebuild that changes code computes afresh.
/// </summary>
/// <param name="folder">The folder; made at the first entry.</param>
internal sealed class ResultCache(string folder)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The entry of a key, or <see langword="null"/> where there is none that is whole: that costs time, nothing else.</summary>
    public T? Find<T>(IEnumerable<string> key)
        where T : class
    {
        string hash = Hash(string.Join('\n', key));
        string path = PathOf(hash);
        try
        {
            return File.Exists(path) && File.ReadAllText(path).Split('\n', 2) is [var seal, var json] && seal == Hash(hash + json)
                ? JsonSerializer.Deserialize<T>(json, Options)
                : null;
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an entry, sealed by a hash of its key and its text.</summary>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public void Keep<T>(IEnumerable<string> key, T entry)
        where T : class
    {
        string hash = Hash(string.Join('\n', key));
        string json = JsonSerializer.Serialize(entry, Options);
        AtomicFile.Write(PathOf(hash), $"{Hash(hash + json)}\n{json}");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash[2..32] + ".json");
}

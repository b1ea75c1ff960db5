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
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>The entry of a key, or <see langword="null"/> where there is none that can be read: that costs time, nothing else.</summary>
    public T? Find<T>(IEnumerable<string> key)
        where T : class
    {
        string path = PathOf(key);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path), Options) : null;
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an entry.</summary>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public void Keep<T>(IEnumerable<string> key, T entry)
        where T : class => AtomicFile.Write(PathOf(key), JsonSerializer.Serialize(entry, Options));

    private string PathOf(IEnumerable<string> key)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', key))));
        return Path.Combine(folder, hash[..2], hash[2..32] + ".json");
    }
}

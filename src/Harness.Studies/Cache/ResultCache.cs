using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Harness.Scoring;
using Harness.Tables;

namespace Harness.Studies.Cache;

/// <summary>
/// Keeps scores in a folder, by content: the key covers the data, the ids, the seed and the compiled code of all that takes part,
/// so an entry never goes stale; a change of code that a score depends on computes it afresh.
/// </summary>
/// <param name="folder">The folder; made at the first entry. One that cannot be written to costs time and a warning, nothing else.</param>
/// <param name="warn">Hears once why nothing can be kept.</param>
public sealed class ResultCache(string folder, Action<string>? warn = null) : IScoreCache
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly CodeIdentity _code = new();
    private int _warned;

    /// <inheritdoc/>
    public T? Find<T>(object producer, IReadOnlyList<string> inputs)
        where T : class
    {
        string hash = Key(producer, inputs);
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

    /// <inheritdoc/>
    public void Keep<T>(object producer, IReadOnlyList<string> inputs, T entry)
        where T : class
    {
        string hash = Key(producer, inputs);
        string json = JsonSerializer.Serialize(entry, Options);
        try
        {
            // Sealed by a hash of key and text, so that half an entry is none.
            AtomicFile.Write(PathOf(hash), $"{Hash(hash + json)}\n{json}");
        }
        catch (InputException e) when (Interlocked.Exchange(ref _warned, 1) == 0)
        {
            warn?.Invoke($"Scores cannot be kept for the next run, so it will compute them again. {e.Message}");
        }
        catch (InputException)
        {
            // Said once already.
        }
    }

    /// <summary>The identity of a producer's code. A caller adds it to the inputs for other code that takes part: the generator that made a table.</summary>
    /// <param name="producer">An object that computes, or the <see cref="Type"/> of static functions.</param>
    internal string CodeOf(object producer) => _code.Of(producer);

    // What scores a table is the same for all: the rules of failing closed, of frames, of reading.
    private string Key(object producer, IReadOnlyList<string> inputs) =>
        Hash(string.Join('\n', [.. inputs, _code.Of(producer), _code.Of(typeof(TableScorer)), _code.Of(typeof(TableFile))]));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash[2..32] + ".json");
}

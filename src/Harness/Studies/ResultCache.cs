using System.Security.Cryptography;
using System.Text;
using Harness.Metrics;

namespace Harness.Studies;

/// <summary>
/// Keeps what evaluators found, by content: the key covers the data, the ids, the seed and the compiled code, so an
/// entry never goes stale; a rebuild that changes code computes afresh. Failures are not kept.
/// </summary>
/// <param name="folder">The folder; made at the first entry.</param>
public sealed class ResultCache(string folder)
{
    /// <summary>The entry of a key, or <see langword="null"/>.</summary>
    /// <param name="key">The parts of the key.</param>
    public (int Rows, IReadOnlyList<MetricResult> Results)? Find(params ReadOnlySpan<string> key)
    {
        string path = PathOf(key);
        try
        {
            return File.Exists(path) ? ResultText.Read(File.ReadAllText(path)) : null;
        }
        catch (IOException)
        {
            return null; // A cache that cannot be read costs time, nothing else.
        }
    }

    /// <summary>Keeps an entry, unless a result failed.</summary>
    /// <param name="rows">Rows of the synthetic table.</param>
    /// <param name="results">The results.</param>
    /// <param name="key">The parts of the key.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public void Keep(int rows, IReadOnlyList<MetricResult> results, params ReadOnlySpan<string> key)
    {
        if (!results.Any(r => r is MetricResult.Failed))
        {
            AtomicFile.Write(PathOf(key), ResultText.Write(results, rows));
        }
    }

    private string PathOf(ReadOnlySpan<string> key)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', key!))));
        return Path.Combine(folder, hash[..2], hash[2..32] + ".json");
    }
}

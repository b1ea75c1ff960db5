using System.Security.Cryptography;
using System.Text;

namespace Harness.Datasets;

/// <summary>SHA-256 of header and rows as they stand in a file, each ended by <c>\n</c>.</summary>
internal sealed class RowsDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _bytes = new byte[0x4000];
    private int _used;

    /// <summary>Adds the header or a row.</summary>
    /// <param name="text">The text without its line end.</param>
    public void Add(ReadOnlySpan<char> text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length) + 1;
        if (_bytes.Length - _used < most)
        {
            Flush();
            _bytes = _bytes.Length < most ? new byte[most] : _bytes;
        }

        _used += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_used));
        _bytes[_used++] = (byte)'\n';
    }

    /// <summary>Forgets what was added.</summary>
    public void Clear()
    {
        _used = 0;
        _hash.GetHashAndReset();
    }

    /// <summary>The digest of all that was added, lower-case hexadecimal.</summary>
    public string End()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Flush()
    {
        _hash.AppendData(_bytes, 0, _used);
        _used = 0;
    }
}

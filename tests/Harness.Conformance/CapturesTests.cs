using System.Security.Cryptography;

namespace Harness.Conformance;

/// <summary>The captures that the repository carries are the files that were captured.</summary>
public sealed class CapturesTests
{
    [Fact]
    public void Bundled_captures_are_not_edited()
    {
        string[] expected = File.ReadAllLines(Path.Combine(Folders.BundledCaptures, "SHA256SUMS"));
        string[] actual =
        [
            .. Directory.EnumerateFiles(Folders.BundledCaptures, "*.json", SearchOption.AllDirectories)
                .Select(path => (Name: Path.GetRelativePath(Folders.BundledCaptures, path).Replace('\\', '/'), path))
                .OrderBy(f => f.Name, StringComparer.Ordinal)
                .Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f.path)))}  {f.Name}"),
        ];

        Assert.NotEmpty(actual);
        Assert.Equal(expected, actual);
    }
}

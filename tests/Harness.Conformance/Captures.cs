namespace Harness.Conformance;

/// <summary>The files with SDMetrics' scores, as paths relative to <see cref="Folders.Captures"/>.</summary>
internal static class Captures
{
    /// <summary>Captures of synthetic tables: <c>dataset/generator/seed-N.json</c>.</summary>
    public static IEnumerable<(string Dataset, string Generator, string Seed)> Tables => Files("seed-*.json", 2).Select(path =>
    {
        string[] parts = path.Split('/');
        return (parts[0], parts[1], Path.GetFileNameWithoutExtension(parts[2]));
    });

    /// <summary>The datasets that have a capture of their real parts, <c>dataset/real.json</c>.</summary>
    public static IEnumerable<string> Reals => Files("real.json", 1).Select(path => path.Split('/')[0]);

    private static IEnumerable<string> Files(string name, int depth) => !Directory.Exists(Folders.Captures)
        ? []
        : Directory.EnumerateFiles(Folders.Captures, name, SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(Folders.Captures, p).Replace('\\', '/'))
            .Where(p => p.Count(c => c == '/') == depth)
            .Order(StringComparer.Ordinal);
}

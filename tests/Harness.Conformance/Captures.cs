namespace Harness.Conformance;

/// <summary>The files with SDMetrics' scores, in all of <see cref="Folders.Captures"/>; of two of one name the first folder's counts.</summary>
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

    /// <summary>The path of a capture of a synthetic table.</summary>
    public static string Of(string dataset, string generator, string seed) => Find($"{dataset}/{generator}/{seed}.json");

    /// <summary>The path of the capture of a dataset's real parts.</summary>
    public static string OfReal(string dataset) => Find($"{dataset}/real.json");

    /// <summary>Why there is nothing to compare with.</summary>
    /// <param name="what">What is missing.</param>
    public static string Missing(string what) => $"{string.Join(" and ", Folders.Captures)}: there are no {what} for these recordings; set HARNESS_CAPTURES to a folder that has them.";

    private static string Find(string relative) => Folders.Captures.Select(folder => Path.Combine(folder, relative)).First(File.Exists);

    private static IEnumerable<string> Files(string name, int depth) => Folders.Captures
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).Select(p => Path.GetRelativePath(folder, p).Replace('\\', '/')))
        .Where(p => p.Count(c => c == '/') == depth)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}

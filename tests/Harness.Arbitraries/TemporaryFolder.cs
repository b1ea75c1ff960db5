namespace Harness.Arbitraries;

/// <summary>A folder of a test's own, deleted with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string FullName { get; } = Directory.CreateTempSubdirectory("harness-").FullName;

    /// <summary>A path in the folder.</summary>
    /// <param name="names">Folders and the file's name.</param>
    public string PathOf(params string[] names) => Path.Combine([FullName, .. names]);

    /// <summary>Writes a file, in folders that are made where missing.</summary>
    /// <param name="name">The file's path in the folder.</param>
    /// <param name="text">Its content.</param>
    /// <returns>The file.</returns>
    public string Write(string name, string text)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(FullName, recursive: true);
}

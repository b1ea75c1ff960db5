namespace Harness.Python.Jobs;

/// <summary>Finds programs as a shell does.</summary>
internal static class Programs
{
    /// <summary>The file of a program, or <see langword="null"/>.</summary>
    /// <param name="name">A path, or a name that is looked up on the PATH.</param>
    /// <param name="folder">Where a relative path starts; <see langword="null"/> for the working folder.</param>
    public static string? Find(string name, string? folder = null)
    {
        if (name.Contains('/', StringComparison.Ordinal) || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return Endings.Select(e => Path.GetFullPath(name + e, folder ?? Environment.CurrentDirectory)).FirstOrDefault(CanRun);
        }

        return All(name).FirstOrDefault();
    }

    /// <summary>The files of a program on the PATH, in its order.</summary>
    /// <param name="name">A name.</param>
    public static IEnumerable<string> All(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Endings.Select(e => Path.Combine(folder, name + e)))
            .Where(CanRun);

    private static string[] Endings => OperatingSystem.IsWindows() ? ["", ".exe", ".cmd", ".bat"] : [""];

    private static bool CanRun(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None);
}

namespace Harness.Cli.Input;

/// <summary>Keeps a command from writing over what it reads.</summary>
internal static class OutputFile
{
    private const string Page = "<!doctype html>";

    /// <summary>Checks a file that is to be written, before the work.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The file.</param>
    /// <param name="inputs">The files that are read; <see langword="null"/> ones are passed over.</param>
    /// <exception cref="InputException">It is one of them, or a folder.</exception>
    public static void Check(string option, string path, params IEnumerable<string?> inputs)
    {
        string full = Path.GetFullPath(path);
        if (inputs.OfType<string>().Any(i => Path.GetFullPath(i) == full))
        {
            throw new InputException($"{option} {path}: the file is one of those that are read, and would be lost. Name another one.");
        }

        if (Directory.Exists(full))
        {
            throw new InputException($"{option} {path}: there is a folder of that name. Name a file in it.");
        }
    }

    /// <summary>Checks a folder that is to be written to, before the work.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The folder; it is made where it is missing.</param>
    /// <exception cref="InputException">It cannot be written to.</exception>
    public static void CheckFolder(string option, string path)
    {
        string probe = Path.Combine(path, $".harness-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(path);
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(File.Exists(path)
                ? $"{option} {path}: there is a file of that name. Name a folder."
                : $"{option} {path}: the folder cannot be written to. Make it writable, or name another one.", e);
        }
    }

    /// <summary>Checks a page that is to be written: in the place of an earlier page, but of nothing else.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The file.</param>
    /// <param name="inputs">The files that are read.</param>
    /// <exception cref="InputException">It is one of them, a folder, or something else than a page.</exception>
    public static void CheckPage(string option, string path, params IEnumerable<string?> inputs)
    {
        Check(option, path, inputs);
        if (File.Exists(path))
        {
            using var text = new StreamReader(path);
            var head = new char[Page.Length];
            int read = text.ReadBlock(head);
            if (read > 0 && !head.AsSpan(0, read).SequenceEqual(Page))
            {
                throw new InputException($"{option} {path}: the file is there and is no page of a report, so it is not written over. Name another one, or remove it.");
            }
        }
    }
}

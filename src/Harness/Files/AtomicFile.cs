namespace Harness;

/// <summary>
/// Writes files whole or not at all, beside the target, then renamed over it; and removes them. A link is followed, and a device or a
/// pipe is written to, for a file in its place would take it away from others.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Writes a text as UTF-8 without a byte-order mark; folders are made where missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its new content.</param>
    /// <exception cref="InputException">The folder cannot be written to; the message names it.</exception>
    public static void Write(string path, string text) => Write(path, beside => File.WriteAllText(beside, text));

    /// <summary>Writes bytes; folders are made where missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">Its new content.</param>
    /// <exception cref="InputException">The folder cannot be written to; the message names it.</exception>
    public static void Write(string path, byte[] bytes) => Write(path, beside => File.WriteAllBytes(beside, bytes));

    /// <summary>Removes a file where there is one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It cannot be removed; the message names it.</exception>
    public static void Delete(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the file cannot be removed: {e.Message} Make the folder writable, or remove the file yourself.", e);
        }
    }

    private static void Write(string path, Action<string> write)
    {
        string full = FilePlace.ThroughLinks(Path.GetFullPath(path));
        string beside = $"{full}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        try
        {
            if (FilePlace.IsStream(full))
            {
                write(full);
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            write(beside);
            File.Move(beside, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(FileInTheWay(full) is { } file
                ? $"{path}: the file cannot be written: '{file}' is a file, where a folder has to be. Choose another path, or move that file away."
                : Directory.Exists(full)
                    ? $"{path}: the file cannot be written: it is a folder. Name a file in it."
                    : $"{path}: the file cannot be written: {e.Message.Replace(beside, full, StringComparison.Ordinal)} Make the folder writable, or choose another one.", e);
        }
        finally
        {
            if (File.Exists(beside))
            {
                File.Delete(beside);
            }
        }
    }

    private static string? FileInTheWay(string path)
    {
        for (string? folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(folder))
            {
                return folder;
            }
        }

        return null;
    }
}

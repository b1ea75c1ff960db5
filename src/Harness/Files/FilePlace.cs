namespace Harness;

/// <summary>What stands at a path: links lead elsewhere, and devices and pipes are no files.</summary>
internal static class FilePlace
{
    /// <summary>The path that a link leads to; the path itself where it is none.</summary>
    /// <param name="path">A whole path.</param>
    public static string ThroughLinks(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            // Nothing is there, or links in a circle: said where it is opened.
            return path;
        }
    }

    /// <summary>Whether a device or a pipe stands there: reading one may wait for ever, and a file in its place would take it away from others.</summary>
    /// <param name="path">A path; links are followed.</param>
    public static bool IsStream(string path)
    {
        string full = ThroughLinks(Path.GetFullPath(path));
        if (OperatingSystem.IsWindows() || !File.Exists(full))
        {
            return false;
        }

        if (full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal))
        {
            return true;
        }

        try
        {
            // For reading and writing, or a pipe would wait for its other end.
            using var stream = new FileStream(full, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return !stream.CanSeek;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that may not be written is a file.
            return false;
        }
    }
}

namespace Harness.Python.Environments;

/// <summary>Keeps other runs away from a folder, by a file beside it that is held open; a run that is killed lets go of it.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileLock _file;

    private FolderLock(FileLock file) => _file = file;

    /// <summary>Waits until nobody else holds the file, then holds it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="onWait">Called once where it has to wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public static FolderLock Take(string path, Action onWait, CancellationToken cancellation)
    {
        string folder = Path.GetDirectoryName(path)!;
        try
        {
            return new FolderLock(FileLock.Take(path, onWait, cancellation));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{folder}: environments cannot be kept there: {e.Message} Make the folder writable, or choose another by the environment variable {EnvironmentCache.Variable}.", e);
        }
    }

    /// <summary>Whether somebody holds the file now.</summary>
    /// <param name="path">The file.</param>
    public static bool IsHeld(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using FileStream? file = FileLock.TryOpen(path);
            return file is null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that only others may write to: nobody of this user makes it.
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}

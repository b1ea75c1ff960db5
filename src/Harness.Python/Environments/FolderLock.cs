namespace Harness.Python.Environments;

/// <summary>Keeps other runs away from a folder, by a file beside it that is held open; a run that is killed lets go of it.</summary>
internal sealed class FolderLock : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

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
            Directory.CreateDirectory(folder);
            for (bool hasWaited = false; ; hasWaited = true)
            {
                if (TryOpen(path) is { } file)
                {
                    return new FolderLock(file);
                }

                if (!hasWaited)
                {
                    onWait();
                }

                cancellation.WaitHandle.WaitOne(Pause);
                cancellation.ThrowIfCancellationRequested();
            }
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
            using FileStream? file = TryOpen(path);
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

    /// <summary>The file held open, or <see langword="null"/> where somebody else holds it.</summary>
    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult is SharingViolation or LinuxWouldBlock or MacWouldBlock)
        {
            return null;
        }
    }
}

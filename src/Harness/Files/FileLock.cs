using System.Security.Cryptography;
using System.Text;

namespace Harness;

/// <summary>Keeps other runs away while files are written that belong together, by a file that is held open; a run that is killed lets go of it.</summary>
internal sealed class FileLock : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>The file, in the folder for temporary ones, that stands for a path: nothing is left beside what it guards.</summary>
    /// <param name="path">What is guarded.</param>
    public static string FileFor(string path) =>
        Path.Combine(Path.GetTempPath(), "harness-locks", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(path))))[..24]);

    /// <summary>Waits until nobody else holds a file, then holds it.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="onWait">Called once where it has to wait; <see langword="null"/> for nothing.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static FileLock Take(string path, Action? onWait, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (bool hasWaited = false; ; hasWaited = true)
        {
            if (TryOpen(path) is { } file)
            {
                return new FileLock(file);
            }

            if (!hasWaited)
            {
                onWait?.Invoke();
            }

            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The file held open, or <see langword="null"/> where somebody else holds it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static FileStream? TryOpen(string path)
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

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}

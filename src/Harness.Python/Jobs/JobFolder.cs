namespace Harness.Python.Jobs;

/// <summary>The scratch folder of one job, removed with all that is in it.</summary>
internal sealed class JobFolder : IDisposable
{
    /// <summary>Makes the folder, which only this user can read.</summary>
    /// <exception cref="InputException">There is no writing to the folder for temporary files.</exception>
    public JobFolder()
    {
        try
        {
            FullName = Directory.CreateTempSubdirectory("harness-job-").FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{Path.GetTempPath()}: no folder can be made in the folder for temporary files. Make it, or name another one (TMPDIR).", e);
        }
    }

    /// <summary>The folder.</summary>
    public string FullName { get; }

    /// <summary>A file in the folder.</summary>
    /// <param name="name">Its name.</param>
    public string PathOf(string name) => Path.Combine(FullName, name);

    /// <summary>Writes a file that this package brings along, and gives its path.</summary>
    /// <param name="resource">The file's name in the assembly.</param>
    public string Unpack(string resource)
    {
        string path = PathOf(Path.GetFileName(resource));
        using Stream stream = typeof(JobFolder).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The assembly has no file '{resource}'.");
        using FileStream file = File.Create(path);
        stream.CopyTo(file);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(FullName, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // The supervisor of an ended job has removed it.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // On Windows a file may be held for a moment longer; the folder for temporary files is cleared by the system.
        }
    }
}

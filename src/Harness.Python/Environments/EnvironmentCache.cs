using System.Text.RegularExpressions;

namespace Harness.Python.Environments;

/// <summary>The folder in which a user's environments are.</summary>
/// <param name="Root">The folder.</param>
internal sealed partial record EnvironmentCache(string Root)
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "HARNESS_ENVIRONMENTS";

    /// <summary>The folder at a path, or this user's own.</summary>
    /// <param name="folder">The path; <see langword="null"/> for the user's own.</param>
    /// <exception cref="InputException">The user has no folder.</exception>
    public static EnvironmentCache At(string? folder = null) => Find(folder) ?? throw new InputException($"There is no home folder to keep environments in; name a folder by the environment variable {Variable}.");

    /// <summary>The folder at a path, or this user's own; <see langword="null"/> where the user has none, so no environment either.</summary>
    /// <param name="folder">The path; <see langword="null"/> for the user's own.</param>
    public static EnvironmentCache? Find(string? folder = null) => (folder ?? OfUser(Environment.GetEnvironmentVariable)) is { } root ? new EnvironmentCache(Path.GetFullPath(root)) : null;

    /// <summary>This user's folder: <c>~/.cache/harness/environments</c>, on Windows in the local application data; <see langword="null"/> for a user without home.</summary>
    /// <param name="variable">Gives the value of an environment variable.</param>
    public static string? OfUser(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable(Variable) is { Length: > 0 } own)
        {
            return own;
        }

        // By the XDG specification a relative path is to be ignored.
        string? cache = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : variable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg) ? xdg
            : variable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".cache")
            : null;
        return cache is { Length: > 0 } ? Path.Combine(cache, "harness", "environments") : null;
    }

    /// <summary>The environment of a lock, made or not.</summary>
    /// <param name="locked">The lock.</param>
    public PythonEnvironment Of(LockFile locked) => new(locked, Path.Combine(Root, $"{locked.Name}-{locked.Digest}"));

    /// <summary>Folders of a name that were made by other versions of its lock.</summary>
    /// <param name="locked">The lock.</param>
    public IReadOnlyList<string> Others(LockFile locked) => !Directory.Exists(Root) ? [] :
    [
        .. Directory.EnumerateDirectories(Root, $"{locked.Name}-*")
            .Where(f => Digest().IsMatch(Path.GetFileName(f)[(locked.Name.Length + 1)..]) && f != Of(locked).Folder)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The newest environment that is made and has a package; <see langword="null"/> where there is none.</summary>
    /// <param name="package">The package: <c>sdv</c>.</param>
    public PythonEnvironment? MadeWith(string package) => LockFile.With(package).Select(Of).FirstOrDefault(e => e.State == EnvironmentState.Made);

    /// <summary>Removes an environment and those of other versions of its lock.</summary>
    /// <param name="locked">The lock.</param>
    /// <param name="onWait">Called where another run makes it at the moment.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The folders that were removed.</returns>
    /// <exception cref="InputException">One cannot be removed.</exception>
    public IReadOnlyList<string> Remove(LockFile locked, Action onWait, CancellationToken cancellation)
    {
        PythonEnvironment[] all = [.. new[] { Of(locked).Folder }.Concat(Others(locked)).Where(Directory.Exists).Select(f => new PythonEnvironment(locked, f))];
        foreach (PythonEnvironment environment in all)
        {
            using FolderLock held = FolderLock.Take(environment.LockPath, onWait, cancellation);
            Delete(environment);
        }

        return [.. all.Select(e => e.Folder)];
    }

    /// <summary>Removes a folder, its marker first, so that what is left of it where this is ended counts as half-made.</summary>
    /// <param name="environment">The environment; its file is held.</param>
    /// <exception cref="InputException">It cannot be removed.</exception>
    public static void Delete(PythonEnvironment environment)
    {
        AtomicFile.Delete(environment.Marker);
        try
        {
            if (Directory.Exists(environment.Folder))
            {
                Directory.Delete(environment.Folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{environment.Folder}: the environment cannot be removed: {e.Message} End what uses it, make the folder writable, or remove it yourself.", e);
        }
    }

    [GeneratedRegex(@"\A[0-9a-f]{12}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Digest();
}

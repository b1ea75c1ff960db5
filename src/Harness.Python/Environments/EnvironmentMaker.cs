using System.Text.Json.Nodes;
using Harness.Python.Jobs;

namespace Harness.Python.Environments;

/// <summary>Makes environments: by uv where it is there, else by venv and pip; each file is held against the hashes of the lock.</summary>
/// <param name="tools">The programs that there are.</param>
/// <param name="tell">Hears what a person should know: that another run is waited for, what is made anew.</param>
internal sealed class EnvironmentMaker(InstallTools tools, Action<string> tell)
{
    /// <summary>What a step may take.</summary>
    /// <value>Default an hour, and no limit of memory and file size.</value>
    public JobLimits Limits { get; init; } = new() { MemoryMegabytes = 0, FileMegabytes = 0 };

    /// <summary>Makes an environment, or leaves one that is whole as it is.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="python">The interpreter to make it with; <see langword="null"/> for one that is found.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellation">Ends the installer with all its processes; what is half-made is removed.</param>
    /// <returns>What is there then, and whether it was there before.</returns>
    /// <exception cref="InputException">It was not made; the message says why, with the last lines of the installer and the remedy.</exception>
    public (EnvironmentCheck Check, bool WasThere) Make(PythonEnvironment environment, string? python, IProgress<InstallStep>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(environment);
        using FolderLock held = FolderLock.Take(environment.LockPath, () => tell($"another run makes or removes {environment.Lock.Name}; waits for it"), cancellation);
        if (Directory.Exists(environment.Folder))
        {
            EnvironmentCheck check = EnvironmentCheck.Of(environment, cancellation);
            if (check.IsWhole)
            {
                return (check, true);
            }

            tell($"{environment.Lock.Name} is made anew: {(File.Exists(environment.Marker) ? check.Problem ?? string.Join("; ", check.Differences) : "making it was ended before")}");
            EnvironmentCache.Delete(environment);
        }

        try
        {
            Install(environment, python, progress, cancellation);
        }
        catch
        {
            Discard(environment);
            throw;
        }

        return (EnvironmentCheck.Of(environment, cancellation), false);
    }

    private void Install(PythonEnvironment environment, string? python, IProgress<InstallStep>? progress, CancellationToken cancellation)
    {
        string requirements = $"{environment.Lock.Name}.lock";
        string? named = python is null ? null : PythonFinder.Check(python, environment.Lock.Python, cancellation);
        Installer installer = tools.Uv is { } uv
            ? Installer.Uv(uv, named, environment, requirements)
            : Installer.Pip(named ?? PythonFinder.Find(tools.Pythons, environment.Lock.Python, cancellation), environment, requirements);
        tell($"makes {environment.Lock.Name} by {installer.Name} in {environment.Folder}: {environment.Lock.Packages.Count} {(environment.Lock.Packages.Count == 1 ? "package" : "packages")}, among them {environment.Lock.Summary}");
        var heard = new InstallProgress(environment.Lock.Packages.Count, progress);
        foreach (IReadOnlyList<string> step in installer.Steps)
        {
            // A folder of each step, where it works: no settings of the caller's folder count, and a run that is killed leaves none.
            using var scratch = new JobFolder();
            File.WriteAllText(scratch.PathOf(requirements), environment.Lock.Text);
            var telling = new TellingLines();
            JobEnd end = ChildProcess.Run(step, scratch, Limits, InstallerVariables.Of(scratch), Hear, Hear, cancellation, scratch.FullName);
            if (end.ExitCode != 0)
            {
                throw new InputException(InstallFailure.Describe(environment, installer.Name, end, Limits, telling.Lines));
            }

            bool Hear(string line)
            {
                telling.Hear(line);
                return heard.Take(line);
            }
        }

        var marker = new JsonObject { ["name"] = environment.Lock.Name, ["digest"] = environment.Lock.Digest, ["installer"] = installer.Name };
        AtomicFile.Write(environment.Marker, marker.ToJsonString() + "\n");
    }

    private static void Discard(PythonEnvironment environment)
    {
        try
        {
            EnvironmentCache.Delete(environment);
        }
        catch (InputException)
        {
            // It has no marker, so it is made anew when it is asked for; why it was not made is the thing to tell.
        }
    }
}

using Harness.Python.Jobs;

namespace Harness.Python.Environments;

/// <summary>Finds a Python of the version that the locks are made for.</summary>
internal static class PythonFinder
{
    private const string Ask = "import sys; print('harness %d.%d %s' % (sys.version_info[0], sys.version_info[1], sys.executable))";
    private static readonly JobLimits Limits = new() { Time = TimeSpan.FromMinutes(1), MemoryMegabytes = 0 };

    /// <summary>The first of some commands that is a Python of the right version.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="needed">The version.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="InputException">None is; the message says what was found, and the remedy.</exception>
    public static string Find(IReadOnlyList<IReadOnlyList<string>> commands, string needed, CancellationToken cancellation)
    {
        var others = new List<string>();
        foreach (IReadOnlyList<string> command in commands)
        {
            (string version, string path) = Open(command, cancellation);
            if (version == needed)
            {
                return path;
            }

            others.Add(version.Length > 0 ? $"{path} is {version}" : $"{command[0]} does not run");
        }

        throw new InputException(others.Count == 0
            ? $"There is no Python, and no uv. {Remedy(needed)}"
            : $"Python {needed} is needed, and there is no uv, which would fetch it. Found: {string.Join(", ", others.Distinct())}. {Remedy(needed)}");
    }

    /// <summary>The interpreter that a user names.</summary>
    /// <param name="path">The program.</param>
    /// <param name="needed">The version.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="InputException">It is none of the right version.</exception>
    public static string Check(string path, string needed, CancellationToken cancellation)
    {
        string program = Programs.Find(path) ?? throw new InputException($"--python {path}: there is no such program. Name a Python {needed}.");
        (string version, string found) = Open([program], cancellation);
        return version == needed ? found : throw new InputException(version.Length > 0
            ? $"--python {path}: Python {needed} is needed, and this is {version}. The locks hold files for that version alone. {Remedy(needed)}"
            : $"--python {path}: it does not run, or is no Python. Name a Python {needed}.");
    }

    private static string Remedy(string needed) => $"Install uv, which brings its own Python (https://docs.astral.sh/uv), or Python {needed} (Debian, Ubuntu: apt-get install python{needed} python{needed}-venv, where it has that version), or name one: --python PATH.";

    private static (string Version, string Path) Open(IReadOnlyList<string> command, CancellationToken cancellation)
    {
        string[] answer = [];
        using var folder = new JobFolder();
        JobEnd end = ChildProcess.Run([.. command, "-c", Ask], folder, Limits, InstallerVariables.Of(folder), Take, _ => false, cancellation);
        return end.ExitCode == 0 && answer is [_, var version, var path] ? (version, path.Length > 0 ? path : command[0]) : ("", "");

        bool Take(string line)
        {
            if (!line.StartsWith("harness ", StringComparison.Ordinal))
            {
                return false;
            }

            answer = line.Split(' ', 3);
            return true;
        }
    }
}

using System.Text.Json;
using Harness.Generators;
using Harness.Python.Environments;
using Harness.Python.Jobs;
using Harness.Tables;

namespace Harness.Python;

/// <summary>A Python interpreter as it is, and what it has.</summary>
public sealed class PythonInterpreter
{
    private const string Ask = """
        import sys
        # Or a file of the working folder that is named like a module would be run.
        sys.path = [folder for folder in sys.path if folder]
        import json
        try:
            from importlib.metadata import version
        except ImportError:
            version = None
        found = {}
        for name in sys.argv[1:]:
            try:
                found[name] = version(name)
            except Exception:
                pass
        print(json.dumps({"python": "%d.%d.%d" % sys.version_info[:3], "packages": found}))
        """;

    private const string Remedy = "Install Python 3.9 or newer (Debian, Ubuntu: apt-get install python3), name an interpreter that has the library: --python PATH, or make one: `harness environments create sdv2`.";
    private static readonly string[] Packages = ["sdv", "ydata-synthetic", "fg-data-synthetic", "torch", "tensorflow", "numpy", "pandas"];
    private static readonly Version Oldest = new(3, 9);
    private static readonly JobLimits Limits = new() { Time = TimeSpan.FromMinutes(1) };

    private PythonInterpreter(string path, Version version, IReadOnlyDictionary<string, string> installed, bool isLocked) => (Path, Version, Installed, IsLocked) = (path, version, installed, isLocked);

    /// <summary>The program.</summary>
    public string Path { get; }

    /// <summary>The version of Python.</summary>
    public Version Version { get; }

    /// <summary>Versions of the packages that generators need, where they are there.</summary>
    public IReadOnlyDictionary<string, string> Installed { get; }

    /// <summary>Whether it is that of a locked environment, so that the caller's own paths to libraries are not for it.</summary>
    internal bool IsLocked { get; }

    /// <summary>Finds an interpreter and asks what it has.</summary>
    /// <param name="path">The program, or its name on the PATH.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="GeneratorException">There is none, or it is too old: not available, with the remedy.</exception>
    public static PythonInterpreter Open(string path = "python3", CancellationToken cancellation = default) => Open(path, isLocked: false, cancellation);

    /// <summary>Asks the interpreter of an environment what it has.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="GeneratorException">It does not run: not available.</exception>
    internal static PythonInterpreter Open(PythonEnvironment environment, CancellationToken cancellation = default) => Open(environment.Python, isLocked: true, cancellation);

    /// <summary>The interpreter in one line: path, version, packages.</summary>
    public override string ToString() => $"Python {Version} ({Path}) with {(Installed.Count == 0 ? "none of the libraries" : string.Join(", ", Installed.Select(p => $"{p.Key} {p.Value}")))}";

    private static PythonInterpreter Open(string path, bool isLocked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Trim().Length == 0)
        {
            throw Unavailable("an empty name was given for it");
        }

        string program = Programs.Find(path) ?? throw Unavailable($"there is no program '{path}'");
        string? answer = null;
        using var folder = new JobFolder();
        JobEnd end = ChildProcess.Run([program, "-c", Ask, .. Packages], folder, Limits, JobEnvironment.Of(folder, isLocked), line => line.StartsWith('{') && (answer = line) is not null, _ => false, cancellation);
        if (end.ExitCode == 0 && answer is null)
        {
            throw Unavailable($"'{program}' is no Python: it answered nothing");
        }

        if (end.ExitCode != 0 || answer is null)
        {
            throw Unavailable($"'{program}' {end.Describe(Limits)}{(end.LastLines.Count > 0 ? $" and said: {end.LastLines[^1]}" : "")}");
        }

        (Version version, Dictionary<string, string> installed) = Read(answer, program);
        return version >= Oldest ? new PythonInterpreter(program, version, installed, isLocked) : throw Unavailable($"'{program}' is Python {version}, older than {Oldest}");
    }

    private static (Version Version, Dictionary<string, string> Installed) Read(string answer, string program)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(PythonJson.WithTexts(answer));
            return (Version.Parse(json.RootElement.GetProperty("python").GetString()!), json.RootElement.GetProperty("packages").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? ""));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or OverflowException or InvalidOperationException or ArgumentException)
        {
            throw Unavailable($"'{program}' is no Python: it answered {answer}");
        }
    }

    private static GeneratorException Unavailable(string why) => new($"Python is not available: {why}. {Remedy}") { IsUnavailable = true };
}

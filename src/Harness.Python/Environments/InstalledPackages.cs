using System.Text.Json;
using Harness.Python.Jobs;
using Harness.Tables;

namespace Harness.Python.Environments;

/// <summary>What an interpreter has, as it says itself.</summary>
/// <param name="Python">The version of Python.</param>
/// <param name="Versions">The version of each package, by its normalised name.</param>
internal sealed record InstalledPackages(string Python, IReadOnlyDictionary<string, string> Versions)
{
    // The first of two packages of one name is the one that is imported.
    private const string Ask = """
        import json, sys
        from importlib.metadata import distributions
        found = {}
        for each in distributions():
            name, version = each.metadata["Name"], each.metadata["Version"]
            if name and version:
                found.setdefault(name, version)
        print(json.dumps({"python": "%d.%d.%d" % sys.version_info[:3], "packages": found}))
        """;

    private static readonly JobLimits Limits = new() { Time = TimeSpan.FromMinutes(2), MemoryMegabytes = 0 };

    /// <summary>Asks an interpreter.</summary>
    /// <param name="python">The program.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What it has; or, where it does not answer, why.</returns>
    public static (InstalledPackages? Packages, string? Problem) Of(string python, CancellationToken cancellation)
    {
        if (Programs.Find(python) is not { } program)
        {
            return (null, "its Python is not there");
        }

        string? answer = null;
        using var folder = new JobFolder();
        JobEnd end = ChildProcess.Run([program, "-I", "-c", Ask], folder, Limits, line => line.StartsWith('{') && (answer = line) is not null, cancellation);
        if (end.ExitCode != 0 || answer is null)
        {
            return (null, $"its Python {end.Describe(Limits)}{(end.LastLines.Count > 0 ? $" and said: {end.LastLines[^1]}" : "")}");
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(PythonJson.WithTexts(answer));
            var versions = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (JsonProperty package in json.RootElement.GetProperty("packages").EnumerateObject())
            {
                versions.TryAdd(Package.Name(package.Name), package.Value.GetString() ?? "");
            }

            return (new InstalledPackages(json.RootElement.GetProperty("python").GetString() ?? "", versions), null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (null, $"its Python answered {answer}");
        }
    }
}

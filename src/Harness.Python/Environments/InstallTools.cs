using Harness.Python.Jobs;

namespace Harness.Python.Environments;

/// <summary>The programs that make environments, where they are there.</summary>
/// <param name="Uv">uv; <see langword="null"/> where there is none.</param>
/// <param name="Pythons">Commands that may be a Python of the right version, the likeliest first.</param>
internal sealed record InstallTools(string? Uv, IReadOnlyList<IReadOnlyList<string>> Pythons)
{
    /// <summary>Those on the PATH.</summary>
    public static InstallTools OnPath() => new(
        Programs.Find("uv"),
        [
            .. OperatingSystem.IsWindows() ? Programs.All("py").Select(p => (string[])[p, $"-{PythonEnvironment.PythonVersion}"]) : [],
            .. new[] { $"python{PythonEnvironment.PythonVersion}", "python3", "python" }.SelectMany(Programs.All).Select(p => (string[])[p]),
        ]);
}

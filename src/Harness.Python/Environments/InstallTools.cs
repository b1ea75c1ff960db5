using Harness.Python.Jobs;

namespace Harness.Python.Environments;

/// <summary>The programs that make environments, where they are there.</summary>
/// <param name="Uv">uv; <see langword="null"/> where there is none.</param>
/// <param name="Pythons">Commands that may be a Python of the right version, the likeliest first.</param>
internal sealed record InstallTools(string? Uv, IReadOnlyList<IReadOnlyList<string>> Pythons)
{
    /// <summary>Those on the PATH.</summary>
    /// <param name="version">The version of Python.</param>
    public static InstallTools OnPath(string version = LockFile.UsualPython) => new(
        Programs.Find("uv"),
        [
            .. OperatingSystem.IsWindows() ? Programs.All("py").Select(p => (string[])[p, $"-{version}"]) : [],
            .. new[] { $"python{version}", "python3", "python" }.SelectMany(Programs.All).Select(p => (string[])[p]),
        ]);
}

namespace Harness.Python;

/// <summary>A Python library whose generators can be called.</summary>
/// <param name="Family">The family of its generators, the prefix of their ids.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Adapter">The file that calls it.</param>
/// <param name="Packages">The packages that have it; the first that is installed is called.</param>
/// <param name="License">Its licence.</param>
/// <param name="Remedy">The command, after the interpreter's <c>-m</c>, that installs it.</param>
/// <param name="Environment">The environment of the tool that has it: the newest lock file.</param>
internal sealed record PythonLibrary(string Family, string Name, string Adapter, IReadOnlyList<string> Packages, string License, string Remedy, string Environment)
{
    /// <summary>The installed package and its version, <c>sdv 2.0.0</c>; <see langword="null"/> where none is.</summary>
    /// <param name="python">The interpreter.</param>
    public string? VersionIn(PythonInterpreter python) => Packages.Where(python.Installed.ContainsKey).Select(p => $"{p} {python.Installed[p]}").FirstOrDefault();
}

namespace Harness.Python.Environments;

/// <summary>A way to make an environment: commands that are run one after the other.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Steps">The commands; the last fetches the packages.</param>
internal sealed record Installer(string Name, IReadOnlyList<IReadOnlyList<string>> Steps)
{
    /// <summary>uv: it finds or fetches the Python, and fetches packages several at once.</summary>
    /// <param name="uv">The program.</param>
    /// <param name="python">The interpreter to make it with; <see langword="null"/> for any of the right version.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="requirements">The file of the lock, in the folder where a step works.</param>
    public static Installer Uv(string uv, string? python, PythonEnvironment environment, string requirements) => new(
        "uv",
        [
            [uv, "venv", "--python", python ?? environment.Lock.Python, environment.Folder],

            // Jobs write no byte code, so without it each would compile the library again.
            [uv, "pip", "sync", "--require-hashes", "--compile-bytecode", "--python", environment.Python, requirements],
        ]);

    /// <summary>Python's own venv, and pip in it.</summary>
    /// <param name="python">An interpreter of the right version.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="requirements">The file of the lock, in the folder where a step works.</param>
    public static Installer Pip(string python, PythonEnvironment environment, string requirements) => new(
        "pip",
        [
            // venv would run ensurepip itself, and keep to itself what that says.
            [python, "-m", "venv", "--without-pip", environment.Folder],
            [environment.Python, "-I", "-m", "ensurepip", "--default-pip"],

            // The lock has all that its packages need, so nothing is looked up.
            [environment.Python, "-m", "pip", "install", "--require-hashes", "--no-deps", "--no-input", "--disable-pip-version-check", "--progress-bar", "off", "--requirement", requirements],
        ]);
}

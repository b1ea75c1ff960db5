namespace Harness.Python.Environments;

/// <summary>The folder of one environment: a virtual environment of Python with the packages of a lock.</summary>
/// <param name="Lock">What it holds.</param>
/// <param name="Folder">Where it is, or will be.</param>
internal sealed record PythonEnvironment(LockFile Lock, string Folder)
{
    /// <summary>The interpreter.</summary>
    public string Python => OperatingSystem.IsWindows() ? Path.Combine(Folder, "Scripts", "python.exe") : Path.Combine(Folder, "bin", "python");

    /// <summary>The file that is written last: without it the folder is half-made.</summary>
    public string Marker => Path.Combine(Folder, "harness.json");

    /// <summary>The file that is held open by whoever makes or removes the folder.</summary>
    public string LockPath => Path.Combine(Path.GetDirectoryName(Folder)!, $".{Path.GetFileName(Folder)}.lock");

    /// <summary>How far it is.</summary>
    public EnvironmentState State => File.Exists(Marker) ? EnvironmentState.Made
        : FolderLock.IsHeld(LockPath) ? EnvironmentState.InTheMaking
        : Directory.Exists(Folder) ? EnvironmentState.HalfMade
        : EnvironmentState.None;
}

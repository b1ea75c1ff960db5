namespace Harness.Python.Environments;

/// <summary>How far an environment is.</summary>
/// <param name="Done">Packages that are fetched.</param>
/// <param name="Total">Packages of the lock.</param>
/// <param name="What">What goes on: <c>fetches torch</c>.</param>
internal readonly record struct InstallStep(int Done, int Total, string What);

namespace Harness.Python.Environments;

/// <summary>An environment beside its lock.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="State">How far it is.</param>
/// <param name="Has">What its interpreter has; <see langword="null"/> where it is not made or does not run.</param>
/// <param name="Problem">Why it does not serve, if it does not run.</param>
/// <param name="Differences">Packages that are not as the lock says.</param>
internal sealed record EnvironmentCheck(PythonEnvironment Environment, EnvironmentState State, InstalledPackages? Has, string? Problem, IReadOnlyList<PackageDifference> Differences)
{
    // What venv brings along.
    private static readonly string[] Tools = ["pip", "setuptools", "wheel"];

    /// <summary>Whether it is made and just as its lock says.</summary>
    public bool IsWhole => State == EnvironmentState.Made && Problem is null && Differences.Count == 0;

    /// <summary>Looks at an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellation">Ends the wait for its interpreter.</param>
    public static EnvironmentCheck Of(PythonEnvironment environment, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(environment);
        EnvironmentState state = environment.State;
        if (state != EnvironmentState.Made)
        {
            return new EnvironmentCheck(environment, state, null, null, []);
        }

        (InstalledPackages? has, string? problem) = InstalledPackages.Of(environment.Python, cancellation);
        if (has is not null && !has.Python.StartsWith(environment.Lock.Python + ".", StringComparison.Ordinal))
        {
            problem = $"its Python is {has.Python}, and the lock is for {environment.Lock.Python}";
        }

        return new EnvironmentCheck(environment, state, has, problem, has is null ? [] : [.. Compare(environment.Lock, has.Versions)]);
    }

    private static IEnumerable<PackageDifference> Compare(LockFile locked, IReadOnlyDictionary<string, string> found) =>
        locked.Packages
            .Select(p => new PackageDifference(p.Key, p.Value, found.GetValueOrDefault(p.Key)))
            .Where(d => d.Found is null || !Package.IsSameVersion(d.Locked!, d.Found))
            .Concat(found.Where(p => !locked.Packages.ContainsKey(p.Key) && !Tools.Contains(p.Key)).Select(p => new PackageDifference(p.Key, null, p.Value)))
            .OrderBy(d => d.Name, StringComparer.Ordinal);
}

namespace Harness.Reports.GitHub;

/// <summary>The run of GitHub Actions that this process is part of.</summary>
internal static class GitHubRun
{
    /// <summary>The address of the run, where its artifacts are; <see langword="null"/> elsewhere.</summary>
    /// <param name="variable">Gives the value of an environment variable.</param>
    public static string? AddressOf(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return variable("GITHUB_SERVER_URL") is { Length: > 0 } server && variable("GITHUB_REPOSITORY") is { Length: > 0 } repository && variable("GITHUB_RUN_ID") is { Length: > 0 } run
            ? $"{server}/{repository}/actions/runs/{run}"
            : null;
    }
}

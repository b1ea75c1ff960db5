namespace Harness.Studies;

/// <summary>Whether the program runs on a build server, by the environment variables that those set.</summary>
internal static class BuildServer
{
    private static readonly string[] Variables = ["CI", "GITHUB_ACTIONS", "TF_BUILD", "GITLAB_CI", "TEAMCITY_VERSION", "JENKINS_URL", "BUILDKITE"];

    /// <summary>Whether one of the variables is set to something other than <c>false</c> or <c>0</c>.</summary>
    public static bool IsDetected => Detect(Environment.GetEnvironmentVariable);

    internal static bool Detect(Func<string, string?> variable) => Variables.Any(v => variable(v) is { Length: > 0 } value && value is not ("false" or "0"));
}

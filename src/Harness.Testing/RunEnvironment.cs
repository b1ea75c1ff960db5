using Harness.Reports.GitHub;
using Harness.Studies;

namespace Harness.Testing;

/// <summary>The settings that a run takes from its environment.</summary>
/// <param name="Accept">The value of <see cref="AcceptSwitch.Variable"/>, or <see langword="null"/>.</param>
/// <param name="OnBuildServer">Whether it is a build server.</param>
/// <param name="JobSummary">GitHub's file for the summary of the job, or <see langword="null"/>.</param>
/// <param name="Messages">The writer of progress and of the last lines.</param>
internal sealed record RunEnvironment(string? Accept, bool OnBuildServer, string? JobSummary, TextWriter Messages)
{
    /// <summary>The value of <see cref="RunVariables.NoiseSeeds"/>, or <see langword="null"/>.</summary>
    public string? NoiseSeeds { get; init; }

    /// <summary>Standard output, whose lines GitHub Actions reads as commands; <see langword="null"/> elsewhere.</summary>
    public TextWriter? Commands { get; init; }

    /// <summary>The address of the run on GitHub, where its artifacts are; <see langword="null"/> elsewhere.</summary>
    public string? RunAddress { get; init; }

    /// <summary>That of this process.</summary>
    public static RunEnvironment OfProcess() => new(
        Environment.GetEnvironmentVariable(AcceptSwitch.Variable),
        BuildServer.IsDetected,
        Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY"),
        Console.Error)
    {
        NoiseSeeds = Environment.GetEnvironmentVariable(RunVariables.NoiseSeeds),
        Commands = Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true" ? Console.Out : null,
        RunAddress = GitHubRun.AddressOf(Environment.GetEnvironmentVariable),
    };
}

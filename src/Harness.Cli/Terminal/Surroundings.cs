using System.Diagnostics;
using Harness.Python.Environments;
using Harness.Reports.GitHub;
using Harness.Studies;

namespace Harness.Cli.Terminal;

/// <summary>All that the tool takes from the process around it.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Messages and progress.</param>
/// <param name="OnBuildServer">Whether it is a build server.</param>
/// <param name="Clock">Gives the day of a measurement.</param>
/// <param name="RunChild">Runs a child process with this console to its end and gives its exit code.</param>
internal sealed record Surroundings(TextWriter Output, TextWriter Error, bool OnBuildServer, TimeProvider Clock, Func<ProcessStartInfo, CancellationToken, Task<int>> RunChild)
{
    private const int UsualWidth = 100;

    /// <summary>Characters a line of the output.</summary>
    /// <value>At least 60; default 100.</value>
    public int Width { get; init; } = UsualWidth;

    /// <summary>Whether verdicts are shown in colour.</summary>
    public bool HasColours { get; init; }

    /// <summary>GitHub's file for the summary of the job; <see langword="null"/> elsewhere.</summary>
    public string? JobSummary { get; init; }

    /// <summary>The address of the run on GitHub, where its artifacts are; <see langword="null"/> elsewhere.</summary>
    public string? RunAddress { get; init; }

    /// <summary>The folder of Python environments; <see langword="null"/> for the user's own.</summary>
    public string? EnvironmentsFolder { get; init; }

    /// <summary>The programs that make Python environments; <see langword="null"/> for those on the PATH.</summary>
    public InstallTools? InstallTools { get; init; }

    /// <summary>Those of this process.</summary>
    public static Surroundings OfProcess() => new(Console.Out, Console.Error, BuildServer.IsDetected, TimeProvider.System, RunAsync)
    {
        HasColours = Colours.AreWanted(Console.IsOutputRedirected, Environment.GetEnvironmentVariable),
        JobSummary = Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY"),
        RunAddress = GitHubRun.AddressOf(Environment.GetEnvironmentVariable),
        Width = Console.IsOutputRedirected ? UsualWidth : Math.Clamp(Console.WindowWidth, 60, 140),
    };

    /// <summary>Writes a text for people to the output.</summary>
    /// <param name="text">The text.</param>
    public void Show(string text) => Output.Write(HasColours ? Colours.Paint(text) : text);

    private static async Task<int> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        using Process child = Start(start);

        // The console tells the child of Ctrl+C itself; what it then writes at its end is waited for.
        await child.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return child.ExitCode;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InputException($"'{start.FileName}' cannot be started: {e.Message} Install the .NET SDK, or put it on the PATH.", e);
        }
    }
}

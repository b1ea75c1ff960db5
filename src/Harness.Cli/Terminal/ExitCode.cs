namespace Harness.Cli.Terminal;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Good = 0;

    /// <summary>Below a limit, or worse than before.</summary>
    public const int Below = 1;

    /// <summary>Wrong use or broken input.</summary>
    public const int Wrong = 2;

    /// <summary>Ended early by the user, as shells say it of Ctrl+C.</summary>
    public const int Ended = 130;

    /// <summary>Ended early by another program, as shells say it of <c>SIGTERM</c>.</summary>
    public const int Terminated = 143;
}

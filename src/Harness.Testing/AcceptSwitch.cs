namespace Harness.Testing;

/// <summary>
/// The explicit switch that lets a run write what is committed: environment variable <c>HARNESS_ACCEPT</c>, a list of
/// <c>snapshots</c> (scores of now become the snapshots), <c>thresholds</c> (pairs that miss the bar and have no
/// exception get one at their measured level) and <c>recordings</c> (generators that run here but are judged from
/// recordings are fitted afresh, and their tables written). Refused on a build server.
/// </summary>
/// <param name="Snapshots">Whether snapshots are written.</param>
/// <param name="Thresholds">Whether exceptions are written.</param>
/// <param name="Recordings">Whether recordings are written.</param>
internal sealed record AcceptSwitch(bool Snapshots, bool Thresholds, bool Recordings = false)
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "HARNESS_ACCEPT";

    /// <summary>Reads the switch.</summary>
    /// <param name="value">The variable's value, or <see langword="null"/>.</param>
    /// <param name="onBuildServer">Whether the run is on a build server.</param>
    /// <exception cref="InputException">The value is not known, or the run is on a build server.</exception>
    public static AcceptSwitch Read(string? value, bool onBuildServer)
    {
        string[] parts = (value ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.FirstOrDefault(p => p is not ("snapshots" or "thresholds" or "recordings")) is { } unknown)
        {
            throw new InputException($"{Variable}={value}: '{unknown}' is not known; use snapshots, thresholds, recordings or some of them, separated by commas.");
        }

        return parts.Length > 0 && onBuildServer
            ? throw new InputException($"{Variable}={value} is refused on a build server: what is committed changes only where a person reviews it. Run it on your machine and commit the files.")
            : new AcceptSwitch(parts.Contains("snapshots"), parts.Contains("thresholds"), parts.Contains("recordings"));
    }
}

using Harness.Studies;

namespace Harness.Testing;

/// <summary>
/// The explicit switch that lets a run write what is committed: environment variable <c>HARNESS_ACCEPT</c>, a list of
/// <c>snapshots</c> (scores of now become the snapshots), <c>noise</c> (how far scores scatter over seeds is measured and kept in
/// the snapshots), <c>loosen</c> (with it noise may grow) and <c>recordings</c> (generators that run here but are judged from
/// recordings are fitted afresh, and their tables written). Refused on a build server.
/// </summary>
/// <param name="Snapshots">Whether snapshots are written.</param>
/// <param name="Noise">Whether noise is measured and written.</param>
/// <param name="Recordings">Whether recordings are written.</param>
/// <param name="Loosen">Whether noise may grow.</param>
internal sealed record AcceptSwitch(bool Snapshots, bool Noise, bool Recordings = false, bool Loosen = false)
{
    /// <summary>The environment variable.</summary>
    public const string Variable = RunVariables.Accept;

    /// <summary>Reads the switch.</summary>
    /// <param name="value">The variable's value, or <see langword="null"/>.</param>
    /// <param name="onBuildServer">Whether the run is on a build server.</param>
    /// <exception cref="InputException">The value is not known, or the run is on a build server.</exception>
    public static AcceptSwitch Read(string? value, bool onBuildServer)
    {
        string[] parts = (value ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.FirstOrDefault(p => p is not ("snapshots" or "noise" or "loosen" or "recordings")) is { } unknown)
        {
            throw new InputException($"{Variable}={value}: '{unknown}' is not known; use snapshots, noise, loosen, recordings or some of them, separated by commas.");
        }

        return parts.Length > 0 && onBuildServer
            ? throw new InputException($"{Variable}={value} is refused on a build server: what is committed changes only where a person reviews it. Run it on your machine and commit the files.")
            : new AcceptSwitch(parts.Contains("snapshots"), parts.Contains("noise"), parts.Contains("recordings"), parts.Contains("loosen"));
    }
}

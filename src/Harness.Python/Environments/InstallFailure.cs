using System.Text.RegularExpressions;
using Harness.Python.Jobs;

namespace Harness.Python.Environments;

/// <summary>Why an environment was not made, found in what pip, uv and venv print, and what to do.</summary>
internal static partial class InstallFailure
{
    // The first that fits is the reason: what comes later may follow from it, as "no matching distribution" follows from "no network".
    private static readonly (Regex Words, string Reason, string Remedy)[] Known =
    [
        (Disk(), "the disk is full", "An environment takes several gigabytes, and as much again while it is made: make room in {0} and in the folder for temporary files, {1}, or choose others by HARNESS_ENVIRONMENTS and TMPDIR."),
        (Hash(), "a file is not the one that the lock names (its hash differs), so nothing of it was installed", "Try again without a mirror of the index (PIP_INDEX_URL, UV_INDEX_URL), a proxy or a cache that changes files (`pip cache purge`, `uv cache clean`). Where it differs still, do not install it: report it."),
        (Certificate(), "the index's certificate is not trusted, which a company's proxy may cause", "Name its certificates: SSL_CERT_FILE, for pip also PIP_CERT."),
        (Network(), "there is no way to the package index", "Check the network. Behind a proxy set HTTPS_PROXY, for a mirror PIP_INDEX_URL or UV_INDEX_URL; then create it again. Without network, name an interpreter that has the library: --python PATH."),
        (Venv(), "this Python lacks the module venv or ensurepip", "Debian, Ubuntu: apt-get install python{2}-venv (or python3-venv). Or install uv, which needs neither."),
        (NoPython(), "uv finds no Python of the version that the lock is for and cannot fetch one", "uv python install {2}, or name one: --python PATH."),
        (Writable(), "a folder cannot be written to", "Make {0} writable, or choose another folder by HARNESS_ENVIRONMENTS."),
        (Wheel(), "a package has no file for this platform and this Python", "The lock is for Python {2} on Linux x86-64. Elsewhere install the library into an environment of your own and name its interpreter: --python PATH."),
    ];

    /// <summary>Whether a line names a known reason.</summary>
    /// <param name="line">The line.</param>
    public static bool IsTelling(string line) => Known.Any(k => k.Words.IsMatch(line));

    /// <summary>The message of a step that failed.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="installer">Its name.</param>
    /// <param name="end">How the step ended.</param>
    /// <param name="limits">What it could take.</param>
    /// <param name="telling">Lines that name a known reason, also such as are not among the last.</param>
    public static string Describe(PythonEnvironment environment, string installer, JobEnd end, JobLimits limits, IReadOnlyList<string> telling)
    {
        // The last lines first: what was mended by another try is told earlier.
        bool isAtTheEnd = end.LastLines.Any(IsTelling);
        string printed = string.Join('\n', isAtTheEnd ? end.LastLines : telling);
        (string reason, string remedy) = Known.Where(k => k.Words.IsMatch(printed)).Select(k => (k.Reason, k.Remedy)).FirstOrDefault(
            end.ExitCode is null or > 128
                ? ($"{installer} {end.Describe(limits)}", "What was half-made is gone; create it again.")
                : ($"{installer} {end.Describe(limits)}", "Its last lines say why; create it again when that is mended, or name an interpreter that has the library: --python PATH."));
        return $"The environment {environment.Lock.Name} was not made: {reason}. {remedy.Replace("{0}", Path.GetDirectoryName(environment.Folder), StringComparison.Ordinal).Replace("{1}", Path.GetTempPath(), StringComparison.Ordinal).Replace("{2}", environment.Lock.Python, StringComparison.Ordinal)}{(isAtTheEnd || telling.Count == 0 ? end : end with { LastLines = telling }).Tail}";
    }

    [GeneratedRegex(@"No space left on device|\[Errno 28\]|os error 28|Disk quota exceeded|not enough space on the disk", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Disk();

    [GeneratedRegex("DO NOT MATCH THE HASHES|hash mismatch", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hash();

    [GeneratedRegex("CERTIFICATE_VERIFY_FAILED|invalid peer certificate|UnknownIssuer|certificate verify failed", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Certificate();

    [GeneratedRegex("NewConnectionError|ConnectTimeoutError|ReadTimeoutError|ProxyError|RemoteDisconnected|ProtocolError|Max retries exceeded|error sending request|dns error|Temporary failure in name resolution|Name or service not known|Could not resolve host|Network is unreachable|Connection (refused|reset|aborted)|[Oo]peration timed out|tunnel error|[Nn]etwork connectivity is disabled|(401|403|407|5[0-9][0-9]) (Client|Server) Error|HTTP status (client|server) error", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Network();

    [GeneratedRegex("ensurepip is not\\b|No module named '?(venv|ensurepip|pip)'?|install the python3[.0-9]*-venv package", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Venv();

    [GeneratedRegex("No interpreter found|no download (was|is) found for|Python downloads are", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NoPython();

    [GeneratedRegex(@"Permission denied|\[Errno 13\]|Read-only file system|os error (13|30)\b|Access is denied", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Writable();

    [GeneratedRegex("No matching distribution found|Could not find a version that satisfies|not a supported wheel on this platform|no wheels? with a matching|source distribution or wheel for the current platform|No solution found|Failed (building wheel|to build)|requires a different Python|Requires-Python", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Wheel();
}

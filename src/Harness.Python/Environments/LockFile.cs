using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Harness.Python.Environments;

/// <summary>A lock file: every package of an environment with its version and the hashes of its files.</summary>
internal sealed partial class LockFile
{
    /// <summary>The version of Python of the locks that come along.</summary>
    public const string UsualPython = "3.11";

    private const int Shown = 12;

    /// <summary>Reads a lock.</summary>
    /// <param name="name">Its name: <c>sdv2</c>.</param>
    /// <param name="text">The requirements with hashes, as pip and uv read them.</param>
    /// <param name="asked">What was asked for when it was made, a requirement a line.</param>
    /// <param name="python">The version of Python that it is made for.</param>
    public LockFile(string name, string text, string asked, string python = UsualPython)
    {
        (Name, Text, Python) = (name, text, python);
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Shown];
        Packages = Requirement().Matches(text).ToFrozenDictionary(m => Package.Name(m.Groups["name"].Value), m => m.Groups["version"].Value, StringComparer.Ordinal);
        Main = [.. asked.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Package.Name(NameAtFront().Match(l).Value)).Where(Packages.ContainsKey)];
    }

    /// <summary>Those that come along.</summary>
    public static IReadOnlyList<LockFile> All { get; } = [.. new[] { "sdv", "sdv2", "ydata" }.Select(name => new LockFile(name, Resource($"{name}.lock"), Resource($"{name}.in")))];

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The requirements.</summary>
    public string Text { get; }

    /// <summary>The version of Python, as <c>3.11</c>: files differ between versions, so no other will do.</summary>
    public string Python { get; }

    /// <summary>The first digits of the text's SHA-256, in small letters.</summary>
    public string Digest { get; }

    /// <summary>The version of each package, by its normalised name.</summary>
    public IReadOnlyDictionary<string, string> Packages { get; }

    /// <summary>The packages that were asked for; the others are theirs.</summary>
    public IReadOnlyList<string> Main { get; }

    /// <summary>The main packages with their versions: <c>sdv 2.0.0, torch 2.13.0</c>.</summary>
    public string Summary => string.Join(", ", Main.Select(p => $"{p} {Packages[p]}"));

    /// <summary>The lock of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="InputException">There is none; the message names the nearest.</exception>
    public static LockFile Find(string name) => All.FirstOrDefault(l => l.Name == name)
        ?? throw new InputException($"There is no environment '{name}'.{(NearestName.Find(name, All.Select(l => l.Name)) is { } near ? $" Did you mean '{near}'?" : "")} Known: {string.Join(", ", All.Select(l => l.Name))}.");

    /// <summary>The locks that have a package, the newest version first.</summary>
    /// <param name="package">The package: <c>sdv</c>.</param>
    public static IReadOnlyList<LockFile> With(string package) => [.. All.Where(l => l.Packages.ContainsKey(package)).OrderByDescending(l => Version.Parse(l.Packages[package]))];

    private static string Resource(string file)
    {
        using Stream stream = typeof(LockFile).Assembly.GetManifestResourceStream($"locks/{file}") ?? throw new InvalidOperationException($"The assembly has no file 'locks/{file}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?<version>[^\s;\\]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Requirement();

    [GeneratedRegex(@"^[A-Za-z0-9._-]*", RegexOptions.NonBacktracking)]
    private static partial Regex NameAtFront();
}

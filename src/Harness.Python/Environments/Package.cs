using System.Text.RegularExpressions;

namespace Harness.Python.Environments;

/// <summary>Names and versions of packages as indexes compare them, however they are written.</summary>
internal static partial class Package
{
    /// <summary>The normalised name (PEP 503): <c>SciKit_Learn</c> is <c>scikit-learn</c>.</summary>
    /// <param name="name">The name.</param>
    public static string Name(string name) => Separators().Replace(name, "-").ToLowerInvariant();

    /// <summary>Whether two texts are the same version: <c>2026.01.04</c> is <c>2026.1.4</c>, and <c>1.0</c> is <c>1</c>.</summary>
    /// <param name="one">A version.</param>
    /// <param name="other">Another.</param>
    public static bool IsSameVersion(string one, string other) => Version(one) == Version(other);

    private static string Version(string version) => LastZeros().Replace(FirstZeros().Replace(version.Trim().ToLowerInvariant(), "${front}"), "");

    [GeneratedRegex("[-_.]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(@"(?<front>^|\.)0+(?=[0-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstZeros();

    [GeneratedRegex(@"(\.0)+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LastZeros();
}

namespace Harness;

/// <summary>Finds what a misspelt name was meant to be.</summary>
internal static class NearestName
{
    /// <summary>The known name with the smallest edit distance (insertions, deletions, substitutions), or <see langword="null"/> where none is closer than half the name's length. A name that begins with another is close to it.</summary>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The known names.</param>
    public static string? Find(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        return known
            .Select(candidate => (candidate, distance: IsShortFor(name, candidate) ? 1 : Distance(name, candidate)))
            .Where(c => c.distance <= Math.Max(2, name.Length / 2))
            .OrderBy(c => c.distance)
            .ThenBy(c => c.candidate, StringComparer.Ordinal)
            .Select(c => c.candidate)
            .FirstOrDefault();
    }

    private static bool IsShortFor(string a, string b) =>
        a.StartsWith(b, StringComparison.OrdinalIgnoreCase) || b.StartsWith(a, StringComparison.OrdinalIgnoreCase);

    private static int Distance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        foreach (char letter in a)
        {
            int diagonal = previous[0]++;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (letter == b[j - 1] ? 0 : 1);
                diagonal = previous[j];
                previous[j] = Math.Min(substituted, 1 + Math.Min(previous[j], previous[j - 1]));
            }
        }

        return previous[b.Length];
    }
}

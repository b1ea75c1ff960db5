using System.Globalization;
using System.Text;
using Harness.Studies;
using Harness.Studies.History;
using Harness.Studies.Snapshots;

namespace Harness.Cli;

/// <summary>A comparison as text for a terminal.</summary>
internal static class CompareText
{
    /// <summary>Number of changes that are shown where not all are asked for.</summary>
    public const int Most = 30;

    private const int MostNames = 5;

    /// <summary>Writes a comparison, worst first.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="all">Whether every change is shown.</param>
    public static string Of(Comparison comparison, bool all)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Printable.Of(comparison.Before.Name)} → {Printable.Of(comparison.After.Name)}: {Count(comparison.Compared, "pair")} compared\n");
        text.Append(CultureInfo.InvariantCulture, $"{Verdict(comparison)}\n");
        ScoreChange[] moved = [.. comparison.Changes.Where(c => c.Change != Change.Incomparable)];
        if (moved.Length > 0)
        {
            text.Append('\n').Append(Moved(all ? moved : [.. moved.Take(Most)]));
            text.Append(all || moved.Length <= Most ? "" : string.Create(CultureInfo.InvariantCulture, $"  … and {moved.Length - Most} more: --all shows them\n"));
        }

        ScoreChange[] other = [.. comparison.Changes.Where(c => c.Change == Change.Incomparable)];
        if (other.Length > 0)
        {
            text.Append("\nNot comparable:\n").Append(Other(other));
        }

        text.Append(Pairs("Only before", comparison.Gone)).Append(Pairs("Only after", comparison.New));
        foreach (string note in comparison.Notes)
        {
            text.Append("\nNote: ").Append(Printable.Of(note)).Append('\n');
        }

        return text.ToString();
    }

    private static string Verdict(Comparison comparison)
    {
        string[] rest =
        [
            .. new[] { (comparison.Better, "better"), (comparison.Incomparable, "not comparable"), (comparison.WithinNoise, "moved within noise") }
                .Where(c => c.Item1 > 0)
                .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Item1} {c.Item2}")),
        ];
        string worse = comparison.Worse == 0 ? "Nothing is worse" : $"{Count(comparison.Worse, "score")} {(comparison.Worse == 1 ? "is" : "are")} worse";
        return rest.Length == 0 ? comparison.Worse == 0 ? "Nothing changed." : worse + "." : $"{worse}; {string.Join(", ", rest)}.";
    }

    private static string Moved(IReadOnlyList<ScoreChange> changes)
    {
        bool noise = changes.Any(c => c.Noise is not null);
        bool parts = changes.Any(c => c.Parts.Count > 0);
        List<string[]> rows = [["", "pair", "metric", "before", "after", .. Where(noise, "noise", "× chance"), .. Where(parts, "moved most")]];
        rows.AddRange(changes.Select(c => (string[])
        [
            c.Change.ToString().ToLowerInvariant(),
            Printable.Of($"{c.Dataset} / {c.Generator}"),
            Printable.Of(c.Metric),
            Printable.Of(c.Before, 60),
            Printable.Of(c.Now, 60),
            .. Where(noise, c.Noise is { } n ? "± " + n.ToString("G2", CultureInfo.InvariantCulture) : "-", c.OverNoise is { } o ? o.ToString(o < 100 ? "G2" : "F0", CultureInfo.InvariantCulture) : "-"),
            .. Where(parts, Printable.Of(string.Join(", ", c.Parts))),
        ]));
        return TextTable.Align(rows) + (noise ? "\n  noise: standard deviation of the difference over seeds; × chance: the move over what chance allows; -: it does not scatter, so any difference is one\n" : "");
    }

    // A new version concerns many pairs at once: one line for all.
    private static string Other(IEnumerable<ScoreChange> changes) => TextTable.Align(
    [
        .. changes.GroupBy(c => c.Metric, StringComparer.Ordinal).Select(g => new[]
        {
            Printable.Of(g.Key),
            Printable.Of(g.Select(c => $"{c.Before} → {c.Now}").Distinct(StringComparer.Ordinal).Count() == 1 || g.Count() == 1 ? $"{g.First().Before} → {g.First().Now}" : $"{g.First().Before} → {g.First().Now}, …", 90),
            g.Count() == 1 ? Printable.Of($"{g.First().Dataset} / {g.First().Generator}") : string.Create(CultureInfo.InvariantCulture, $"{g.Count()} pairs"),
        }),
    ]);

    private static string Pairs(string title, IReadOnlyList<string> pairs) => pairs.Count == 0
        ? ""
        : $"\n{title} ({Count(pairs.Count, "pair")}): {Printable.Of(string.Join(", ", pairs.Take(MostNames)))}{(pairs.Count > MostNames ? ", …" : "")}\n";

    private static string Count(int count, string noun) => count == 1 ? "1 " + noun : $"{count} {noun}s";

    private static string[] Where(bool shown, params string[] cells) => shown ? cells : [];
}

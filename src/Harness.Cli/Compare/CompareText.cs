using System.Globalization;
using System.Text;
using Harness.Cli.Terminal;
using Harness.Studies;
using Harness.Studies.History;
using Harness.Studies.Snapshots;

namespace Harness.Cli.Compare;

/// <summary>A comparison as text for a terminal.</summary>
internal static class CompareText
{
    /// <summary>Number of changes that are shown where not all are asked for.</summary>
    public const int Most = 30;

    private const int MostNames = 5;
    private const int MostText = 44;

    /// <summary>Writes a comparison, worst first.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="all">Whether every change is shown.</param>
    public static string Of(SideComparison comparison, bool all)
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
        return text.Append(Printable.Notes(comparison.Notes)).ToString();
    }

    private static string Verdict(SideComparison comparison)
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
            Printable.Of(c.Before, MostText),
            Printable.Of(c.Now, MostText),
            .. Where(noise, c.Noise is { } n ? "± " + n.ToString("G2", CultureInfo.InvariantCulture) : "-", c.OverNoise is { } o ? o.ToString(o < 100 ? "G2" : "F0", CultureInfo.InvariantCulture) : "-"),
            .. Where(parts, Printable.Of(string.Join(", ", c.Parts))),
        ]));
        return TextTable.Align(rows) + (noise ? "\n  noise: standard deviation of the difference over seeds; × chance: the move over what chance allows; -: it does not scatter, so any difference is one\n" : "");
    }

    // A new version concerns many pairs at once, and a new metric all: one line for each kind, and for each property that differs.
    private static string Other(ScoreChange[] changes)
    {
        ScoreChange[] metrics = [.. changes.Where(c => c.IsMetric)];
        List<string[]> rows =
        [
            .. changes.Where(c => !c.IsMetric).GroupBy(c => c.Metric, StringComparer.Ordinal).Select(g => new[] { Printable.Of(g.Key), Which(g), Printable.Of($"{g.First().Before} → {g.First().Now}{(g.Select(c => (c.Before, c.Now)).Distinct().Count() > 1 ? ", …" : "")}", 100) }),
            .. Metrics("defined anew", c => c.IsDefinedAnew),
            .. Metrics("only after", c => !c.IsDefinedAnew && c.ValueBefore is null && c.ValueNow is not null),
            .. Metrics("only before", c => !c.IsDefinedAnew && c.ValueBefore is not null && c.ValueNow is null),
            .. Metrics("without a value", c => !c.IsDefinedAnew && c.ValueBefore is null && c.ValueNow is null),
        ];
        return TextTable.Align(rows);

        IEnumerable<string[]> Metrics(string title, Func<ScoreChange, bool> holds)
        {
            ScoreChange[] own = [.. metrics.Where(holds)];
            string[] ids = [.. own.Select(c => c.Metric).Distinct(StringComparer.Ordinal)];
            return ids.Length == 0 ? [] : [[title, Which(own), Printable.Of($"{string.Join(", ", ids.Take(MostNames))}{(ids.Length > MostNames ? $" and {Count(ids.Length - MostNames, "more metric")}" : "")}")]];
        }

        static string Which(IEnumerable<ScoreChange> changes) =>
            changes.Select(c => $"{c.Dataset} / {c.Generator}").Distinct(StringComparer.Ordinal).ToArray() is [var one] ? Printable.Of(one) : $"{changes.Select(c => (c.Dataset, c.Generator)).Distinct().Count()} pairs";
    }

    private static string Pairs(string title, IReadOnlyList<string> pairs) => pairs.Count == 0
        ? ""
        : $"\n{title} ({Count(pairs.Count, "pair")}): {Printable.Of(string.Join(", ", pairs.Take(MostNames)))}{(pairs.Count > MostNames ? ", …" : "")}\n";

    private static string Count(int count, string noun) => count == 1 ? "1 " + noun : $"{count} {noun}s";

    private static string[] Where(bool shown, params string[] cells) => shown ? cells : [];
}

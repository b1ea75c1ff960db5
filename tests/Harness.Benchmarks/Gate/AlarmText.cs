using System.Globalization;
using System.Text;

namespace Harness.Benchmarks.Gate;

/// <summary>The tables of false alarms.</summary>
internal static class AlarmText
{
    private const int MostMetrics = 4;

    /// <summary>Of the bar: one line a dataset and size.</summary>
    public static string OfBar(IReadOnlyList<JudgedTable> tables) => Write(
        "Fresh real rows, held against the bar: how many tables miss any limit.",
        "rows of train | table",
        tables.GroupBy(t => (t.Rows, t.Dataset)).OrderBy(g => g.Key.Rows).ThenBy(g => g.Key.Dataset, StringComparer.Ordinal).Select(g => ($"{g.Key.Rows:N0} | {g.Key.Dataset}", g.AsEnumerable())));

    /// <summary>Of snapshots: one line a dataset and generator, and one a dataset.</summary>
    public static string OfSnapshots(IReadOnlyList<JudgedTable> tables) => Write(
        "Other seeds of a generator, three at a time, compared with its snapshot: how many triples have any metric that is worse.",
        "dataset | generator",
        tables.GroupBy(t => (t.Dataset, t.Generator)).OrderBy(g => g.Key.Dataset, StringComparer.Ordinal).ThenBy(g => g.Key.Generator, StringComparer.Ordinal).Select(g => ($"{g.Key.Dataset} | `{g.Key.Generator}`", g.AsEnumerable())),
        tables.GroupBy(t => t.Dataset).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => ($"**{g.Key}** | all", g.AsEnumerable())));

    private static string Write(string what, string head, IEnumerable<(string Label, IEnumerable<JudgedTable> Tables)> groups, IEnumerable<(string Label, IEnumerable<JudgedTable> Tables)>? sums = null)
    {
        (string Label, JudgedTable[] Tables)[] lines = [.. groups.Select(g => (g.Label, g.Tables.ToArray()))];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{what} Share of how many, with its 95 % interval (Wilson).\n\n| {head} | refused | by |\n|---|---|---|---|\n");
        foreach ((string label, JudgedTable[] tables) in lines.Concat((sums ?? []).Select(g => (g.Label, g.Tables.ToArray()))))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {label} | {Refused(tables)} | {Metrics(tables)} |\n");
        }

        JudgedTable[] all = [.. lines.SelectMany(l => l.Tables)];
        return text.Append(CultureInfo.InvariantCulture, $"| **all** | | **{Refused(all)}** | {Metrics(all)} |\n").ToString();
    }

    private static Counted Refused(JudgedTable[] tables) => Counted.In(tables, t => t.IsCaught);

    private static string Metrics(IReadOnlyCollection<JudgedTable> tables) => string.Join(", ", tables
        .SelectMany(t => t.Findings.Select(f => f.Metric).Distinct())
        .CountBy(metric => metric)
        .OrderByDescending(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal)
        .Take(MostMetrics)
        .Select(m => string.Create(CultureInfo.InvariantCulture, $"`{m.Key}` {m.Value}")));
}

using System.Globalization;
using Harness.Cli.Terminal;
using Harness.Studies;
using Harness.Studies.History;

namespace Harness.Cli.History;

/// <summary>Trends as sparklines: of one pair its metrics, of a metric its pairs, of a dataset or a generator how many limits its pairs miss, of all how many pairs clear the bar.</summary>
internal static class TrendText
{
    /// <summary>Writes the trends.</summary>
    /// <param name="history">The history of the pairs that were asked for.</param>
    /// <param name="selection">What was asked for.</param>
    public static string Of(SnapshotHistory history, HistoryCommand.Selection selection)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(selection);
        PairTrend[] pairs = [.. history.Pairs.Where(p => p.IsThere)];
        return selection switch
        {
            { Metric: { } metric } => Table(metric, [.. history.Pairs.Select(p => (p.ToString(), p.Of(metric)))]),
            _ when history.Pairs.Count == 1 => Metrics(history.Pairs[0]),
            { Dataset: null, Generator: null } => Table("pairs that clear the bar", [
                ("all", Clear(history.Bar())),
                .. pairs.GroupBy(p => p.Generator, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => ($"{g.Key} (of {g.Count()})", Clear(BarCount.Of(history.Commits, [.. g])))).Where(g => g.Item2.Any(p => p.Value > 0)),
            ]),
            _ => Table("limits missed", [.. pairs.Select(p => (p.ToString(), p.Missed()))]),
        };
    }

    // What is measured no more is only counted.
    private static string Metrics(PairTrend pair)
    {
        var now = (pair.States.LastOrDefault(s => s.Scores is not null)?.Scores?.Metrics ?? []).Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        var moved = pair.Metrics.Select(m => (Name: m, Points: pair.Of(m))).Where(m => m.Points.Select(p => p.Value).Where(v => v is not null).Distinct().Count() > 1).ToArray();
        int gone = moved.Count(m => !now.Contains(m.Name));
        return Table("metric", [.. moved.Where(m => now.Contains(m.Name))])
            + (gone == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\n  and {(gone == 1 ? "1 metric that is" : $"{gone} metrics that are")} measured no more: --metric shows one\n"));
    }

    private static TrendPoint[] Clear(IReadOnlyList<BarCount> bar) => [.. bar.SkipWhile(b => !b.IsKnown).Select(b => new TrendPoint(b.Commit, b.Met, 1))];

    private static string Table(string title, IReadOnlyList<(string Name, IReadOnlyList<TrendPoint> Points)> series)
    {
        List<string[]> rows = [[title, "first", "last", "trend"]];
        rows.AddRange(series
            .Where(s => s.Points.Any(p => p.Value is not null))
            .Select(s => new[] { Printable.Of(s.Name), Printable.Number(s.Points.First(p => p.Value is not null).Value), Printable.Number(s.Points[^1].Value), Sparkline.Of(s.Points) }));
        string hint = series.Any(s => Sparkline.Of(s.Points).Contains('|')) ? "\n  |: the metric was defined anew, its values are not the same thing before and after\n" : "";
        return rows.Count == 1 ? string.Create(CultureInfo.InvariantCulture, $"  no trend of {title}: no value has moved\n") : TextTable.Align(rows) + hint;
    }
}

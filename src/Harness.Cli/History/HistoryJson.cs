using System.Globalization;
using Harness.Cli.Terminal;
using Harness.Studies.History;

namespace Harness.Cli.History;

/// <summary>A history as JSON: one versioned schema.</summary>
internal static class HistoryJson
{
    private const int SchemaVersion = 1;

    /// <summary>Writes a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="commits">What each commit changed.</param>
    /// <param name="metric">The only metric of the series, or <see langword="null"/> for all.</param>
    public static string Of(SnapshotHistory history, IReadOnlyList<CommitChanges> commits, string? metric)
    {
        ArgumentNullException.ThrowIfNull(history);
        return JsonOutput.Of(new
        {
            version = SchemaVersion,
            folder = history.Folder,
            shallow = history.IsShallow,
            notes = history.Notes,
            commits = commits.Select(c => new
            {
                commit = c.Bar.Commit.Id,
                date = Date(c.Bar.Commit),
                subject = c.Bar.Commit.Subject,
                start = c.Bar.Commit.IsStart,
                bar = c.Bar.IsKnown ? new { met = c.Bar.Met, missed = c.Bar.Missed, inconclusive = c.Bar.Inconclusive } : null,
                pairs = c.Bar.Pairs,
                @new = c.New,
                gone = c.Gone,
                withinNoise = c.WithinNoise,
                changes = c.Changes.Select(Change),
            }),
            series = history.Pairs.Select(p => new
            {
                dataset = p.Dataset,
                generator = p.Generator,
                states = p.States.Select(s => new { commit = s.Commit.Id, bar = s.Scores is { Bar: { Length: > 0 } bar } ? bar : null, missed = s.Scores is { Bar.Length: > 0 } ? s.Scores.Missed : null, generatorVersion = s.Scores?.GeneratorVersion }),
                metrics = p.Metrics.Where(m => metric is null || m == metric).Select(m => new { metric = m, points = Moved(p.Of(m)).Select(t => new { commit = t.Commit.Id, value = t.Value, version = t.Version }) }),
            }),
        });
    }

    /// <summary>A change, with the keys that it has in every JSON of the tool.</summary>
    /// <param name="change">The change.</param>
    public static object Change(ScoreChange change) => new
    {
        dataset = change.Dataset,
        generator = change.Generator,
        metric = change.IsMetric ? change.Metric : null,
        property = change.IsMetric ? null : change.Metric,
        kind = change.Change.ToString(),
        before = change.Before,
        after = change.Now,
        valueBefore = change.ValueBefore,
        valueAfter = change.ValueNow,
        noise = change.Noise,
        overNoise = change.OverNoise,
        parts = change.Parts,
    };

    // A value holds until the next point.
    private static IEnumerable<TrendPoint> Moved(IReadOnlyList<TrendPoint> points) => points.Where((p, i) => i == 0 || (p.Value, p.Version) != (points[i - 1].Value, points[i - 1].Version));

    private static string Date(HistoryCommit commit) => commit.Date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}

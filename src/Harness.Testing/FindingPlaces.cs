using Harness.Reports.Findings;
using Harness.Reports.GitHub;
using Harness.Studies;
using Harness.Studies.Snapshots;
using Harness.Tables;

namespace Harness.Testing;

/// <summary>The lines on which a pull request's reader looks for what failed: of the limit in <c>thresholds.json</c>, or of the metric in the snapshot.</summary>
/// <param name="manifest">The study.</param>
/// <param name="store">Its snapshots.</param>
internal sealed class FindingPlaces(StudyManifest manifest, SnapshotStore store)
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, int>> _lines = new(StringComparer.Ordinal);

    /// <summary>The file, by its path in the repository, and the line; neither where no file decided.</summary>
    /// <param name="finding">The finding.</param>
    public (string? File, int? Line) Of(Finding finding)
    {
        if (finding.LimitPath.Length > 0)
        {
            // What has no line of its own stands on that of what it belongs to: a pair's on its dataset's.
            return Find(manifest.ThresholdsFile, Upwards(finding.LimitPath));
        }

        string snapshot = store.VerifiedPath(finding.Pair.Dataset, finding.Pair.Generator);
        if (finding.Kind == FindingKind.Dangling)
        {
            return (AcceptCommand.InRepository(manifest, snapshot), 1);
        }

        return finding.Metric.Length > 0 && File.Exists(snapshot) ? Find(snapshot, [$"metrics.{finding.Metric}", finding.Metric]) : (null, null);
    }

    private (string? File, int? Line) Find(string file, IEnumerable<string> paths)
    {
        if (!_lines.TryGetValue(file, out IReadOnlyDictionary<string, int>? lines))
        {
            _lines[file] = lines = JsonLines.Of(CsvTableReader.ReadText(file));
        }

        int? line = paths.Select(p => lines.TryGetValue(p, out int at) ? at : (int?)null).FirstOrDefault(at => at is not null);
        return (AcceptCommand.InRepository(manifest, file), line);
    }

    private static IEnumerable<string> Upwards(string path)
    {
        for (; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('.'))])
        {
            yield return path;
        }
    }
}

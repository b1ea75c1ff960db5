using Harness.Datasets;
using Harness.Reports.Documents;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Recordings;
using Harness.Studies.Snapshots;
using Harness.Tables;

namespace Harness.Testing;

/// <summary>The findings of a study, <c>docs/study.md</c>, from what is committed: snapshots, recordings, published scores. Nothing is scored.</summary>
internal static class StudyFindingsDocument
{
    /// <summary>Reads what the document is drawn from.</summary>
    /// <param name="registry">The evaluators and generators that take part.</param>
    /// <param name="manifest">The datasets and pairs.</param>
    /// <exception cref="InputException">A file is not as it should be.</exception>
    public static StudyFacts Read(StudyRegistry registry, StudyManifest manifest)
    {
        var thresholds = new ThresholdsReader(Study.KnownNames(manifest, registry)).Read(manifest.ThresholdsFile);
        var store = new SnapshotStore(manifest.SnapshotsFolder);
        var datasets = manifest.Datasets.ToDictionary(d => d.Key, d => DatasetReader.Read(d.Value), StringComparer.Ordinal);
        StudyFacts.Pair[] pairs =
        [
            .. from pair in manifest.Pairs
               let snapshot = store.Find(pair.Dataset, pair.Generator)
               where snapshot is not null
               let recordings = pair.Recordings.Count == 0 ? [] : RecordingReader.Read(pair.Recordings, datasets[pair.Dataset])
               select new StudyFacts.Pair(snapshot, registry.Find(pair.Generator)?.Info.Baseline is not null, recordings.Average(r => r.FitSeconds)) { PeakMegabytes = recordings.Max(r => r.PeakMegabytes) },
        ];
        string published = Path.Combine(manifest.ProjectFolder, "published.json");
        return new StudyFacts(pairs, [.. datasets.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => d.Value)], registry.Metrics, thresholds)
        {
            Published = File.Exists(published) ? PublishedScore.Read(CsvTableReader.ReadText(published), published) : [],
        };
    }
}

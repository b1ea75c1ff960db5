using Harness.Datasets;
using Harness.Reports.Documents;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Recordings;
using Harness.Studies.Snapshots;

namespace Harness.Testing;

/// <summary>The findings of a study, <c>docs/study.md</c>, from what is committed: snapshots and recordings. Nothing is scored.</summary>
internal static class StudyFindingsDocument
{
    /// <summary>Writes the document.</summary>
    /// <param name="registry">The evaluators and generators that take part.</param>
    /// <param name="manifest">The datasets and pairs.</param>
    /// <exception cref="InputException">A file is not as it should be.</exception>
    public static string Write(StudyRegistry registry, StudyManifest manifest)
    {
        var thresholds = new ThresholdsReader(Study.KnownNames(manifest, registry)).Read(manifest.ThresholdsFile);
        var store = new SnapshotStore(manifest.SnapshotsFolder);
        var datasets = manifest.Datasets.ToDictionary(d => d.Key, d => DatasetReader.Read(d.Value), StringComparer.Ordinal);
        StudyFacts.Pair[] pairs =
        [
            .. from pair in manifest.Pairs
               let snapshot = store.Find(pair.Dataset, pair.Generator)
               where snapshot is not null
               select new StudyFacts.Pair(snapshot, registry.Find(pair.Generator)?.Info.Baseline is not null, SecondsOf(pair, datasets[pair.Dataset])),
        ];
        return StudyDocument.Write(new StudyFacts(pairs, [.. datasets.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => d.Value)], registry.Metrics, thresholds));
    }

    private static double? SecondsOf(StudyPair pair, Dataset dataset)
    {
        double[] seconds = pair.Recordings.Count == 0 ? [] : [.. RecordingReader.Read(pair.Recordings, dataset).Select(r => r.FitSeconds).OfType<double>()];
        return seconds.Length == 0 ? null : seconds.Average();
    }
}

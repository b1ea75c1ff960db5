using Harness.Studies.Snapshots;

namespace Harness.Studies.History;

/// <summary>The scores of a run as its <c>study.json</c> has them, of any version of its schema: values of the metrics with a limit, without noise and versions.</summary>
internal static class StudyFile
{
    /// <summary>Reads the pairs.</summary>
    /// <param name="pairs">The array of pairs.</param>
    /// <param name="path">The file, for its name.</param>
    /// <exception cref="InputException">It is not as a run writes it.</exception>
    public static Side Read(JsonReader pairs, string path)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var snapshots = new Dictionary<(string, string), Snapshot>();
        var without = new List<string>();
        foreach (JsonReader pair in pairs.Items())
        {
            Snapshot snapshot = Pair(pair);
            if (snapshot.Metrics.Count == 0)
            {
                without.Add($"{snapshot.Dataset} / {snapshot.Generator}");
                continue;
            }

            snapshots[(snapshot.Dataset, snapshot.Generator)] = snapshot;
        }

        if (snapshots.Count == 0)
        {
            throw new InputException($"{path}: no pair of it has a value.");
        }

        List<string> notes = [$"{path}: of a study.json the metrics with a limit are compared by their values alone: it has no noise."];
        if (without.Count > 0)
        {
            notes.Add($"{path}: {(without.Count == 1 ? $"1 pair has" : $"{without.Count} pairs have")} no values ({without[0]}{(without.Count > 1 ? ", …" : "")}), left out.");
        }

        return new Side(path, snapshots, notes) { IsPartial = true, IsStudy = true };
    }

    private static Snapshot Pair(JsonReader pair)
    {
        IReadOnlyList<JsonReader> limits = Get(pair, "limits").Items();
        return new Snapshot
        {
            Dataset = Get(pair, "dataset").Text(),
            Generator = Get(pair, "generator").Text(),
            GeneratorVersion = "",
            TrainDigest = "",
            HoldoutDigest = "",
            Seeds = [],
            Rows = 0,
            Failures = [.. pair.Find("failures")?.Items().Select(f => f.Text()) ?? []],
            Bar = pair.Find("bar")?.Text() ?? "none",
            Missed = [.. limits.Where(l => l.Find("verdict")?.Text() == "Fail").Select(Metric)],
            Metrics = [.. limits.DistinctBy(Metric, StringComparer.Ordinal).Select(l => KeyValuePair.Create(Metric(l), new SnapshotMetric(0, l.Find("value")?.Number(), null, [])))],
        };
    }

    private static string Metric(JsonReader limit) => Get(limit, "metric").Text();

    private static JsonReader Get(JsonReader parent, string key) => parent.Get(key, "a study.json has it");
}

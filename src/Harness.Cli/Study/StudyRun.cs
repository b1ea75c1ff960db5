using System.Text.Json.Nodes;
using Harness.Cli.Generate;
using Harness.Cli.Terminal;
using Harness.Reports;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Shards;
using Harness.Studies.Snapshots;

namespace Harness.Cli.Study;

/// <summary>Runs a study that lies in a folder, whole or a part of it.</summary>
/// <param name="description">Its parts.</param>
/// <param name="settings">The command line.</param>
/// <param name="surroundings">The process around it.</param>
internal sealed class StudyRun(JsonObject description, StudySettings settings, Surroundings surroundings)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Judges every pair of the part, and writes what belongs to it.</summary>
    /// <param name="cancellation">Ends the work early; scores that are done are kept.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        (StudyManifest manifest, bool keeps) = StudyParts.Open(description, settings.Folder, settings.Out);
        Thresholds thresholds = StudyParts.Limits(manifest, settings.Thresholds);
        SnapshotStore? snapshots = keeps ? new SnapshotStore(manifest.SnapshotsFolder) : null;
        var warnings = new List<string>();
        manifest = settings.Shard is { } shard ? manifest.PartOf(shard, settings.Durations) : manifest;
        StudyPair[] pairs = [.. manifest.Pairs.Where(p => p.IsSelected)];
        var study = new Studies.Study(manifest, NativeGenerators.Registry, warnings.Add, thresholds);

        IReadOnlyList<RunPair> results;
        await using (Timer _ = new(__ => Tell(study), null, Quiet, Pause))
        {
            results = await Judge(study, thresholds, settings.Shard is null ? snapshots : null, pairs, cancellation).ConfigureAwait(false);
        }

        foreach (string warning in warnings)
        {
            surroundings.Error.WriteLine(Printable.Of(warning));
        }

        return settings.Shard is null ? Whole(study, thresholds, snapshots, results) : Part(settings.Shard, results);
    }

    private async Task<IReadOnlyList<RunPair>> Judge(Studies.Study study, Thresholds thresholds, SnapshotStore? snapshots, StudyPair[] pairs, CancellationToken cancellation)
    {
        try
        {
            return await new StudyRunner(study, thresholds, snapshots, settings.Accept).RunAsync(pairs, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            surroundings.Error.WriteLine($"Nothing was written but scores: those that were done are kept in {Path.Combine(settings.Out, "cache")}, and the same command goes on from there.");
            throw;
        }
    }

    private int Part(Shard shard, IReadOnlyList<RunPair> results)
    {
        new ShardReceipt(shard, description.ToJsonString(), settings.Thresholds, [.. results.Select(r => new ShardReceipt.Entry(r.Pair.Dataset, r.Pair.Generator, r.Seconds))]) { Folder = Path.GetFullPath(settings.Folder) }.Write(settings.Out);
        foreach (RunPair broken in results.Where(r => r.Why is not null))
        {
            surroundings.Error.WriteLine($"{broken.Pair}: {Printable.Of(broken.Why!)}");
        }

        surroundings.Output.WriteLine($"Part {shard} is done: {results.Count} {(results.Count == 1 ? "pair" : "pairs")} in {Printable.Of(settings.Out)}. When all {shard.Count} are: harness merge {Printable.Of(settings.Out)} … --out harness-study");

        // What cannot be judged is told by the merge, which sees the whole.
        return ExitCode.Good;
    }

    private int Whole(Studies.Study study, Thresholds thresholds, SnapshotStore? snapshots, IReadOnlyList<RunPair> results)
    {
        PairOutcome[] outcomes = [.. results.Select(r => r.Outcome).OfType<PairOutcome>()];
        string[] notes = [.. study.Manifest.Problems.Select(p => $"not judged: {p.Message}")];
        StudyPair[] dangling = [.. snapshots?.Dangling(study.Manifest.Pairs.Select(p => (p.Dataset, p.Generator))).Select(SnapshotStore.PairOf).Select(p => new StudyPair(p.Dataset, p.Generator, "", [], [], IsSelected: false)) ?? []];
        var result = new StudyResult
        {
            Pairs = outcomes,
            NotJudged = [.. results.Where(r => r.Outcome is null).Select(r => new NotJudged(r.Pair, r.Why!))],
            Dangling = dangling,
            PairsInAll = study.Manifest.Pairs.Count,
            Metrics = study.Metrics,
            Thresholds = thresholds,
            TrainColumns = outcomes.Select(o => o.Gate.Scorecard.Dataset).DistinctBy(d => d.Name).ToDictionary(d => d.Name, d => ColumnSummary.Of(d.Train), StringComparer.Ordinal),
            Notes = notes,
        };
        string report = Path.Combine(settings.Out, "report");
        ReportFolder.WriteVerdicts(result, report, null);
        ReportFolder.WritePages(result, report, snapshots?.Folder);
        JobSummary.Append(StudySummary.OfJob.Write(result, surroundings.RunAddress), surroundings.JobSummary);
        PairCosts.Write(settings.Out, results.Select(r => new ShardReceipt.Entry(r.Pair.Dataset, r.Pair.Generator, r.Seconds)));
        if (settings.Json)
        {
            surroundings.Output.Write(StudyJson.Write(result));
        }
        else
        {
            surroundings.Show(StudyText.Of(result, Path.Combine(report, "index.html"), surroundings.Width));
        }

        return result.NotJudged.Count == 0 && notes.Length == 0 && dangling.Length == 0 && outcomes.All(o => o.Passes) ? ExitCode.Good : ExitCode.Below;
    }

    private void Tell(Studies.Study study)
    {
        if (study.Progress.Line() is { } line)
        {
            surroundings.Error.WriteLine($"Harness: {line}");
        }
    }
}

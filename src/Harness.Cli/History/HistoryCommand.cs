using System.CommandLine;
using Harness.Cli.Terminal;
using Harness.Studies.History;

namespace Harness.Cli.History;

/// <summary><c>harness history</c>: what changed of the committed scores, and when.</summary>
internal static class HistoryCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string?>("folder") { Description = "The folder of the snapshots, or of the evaluation project. Default: evaluation/snapshots.", Arity = ArgumentArity.ZeroOrOne };
        var dataset = new Option<string?>("--dataset") { Description = "Only pairs of this dataset." };
        var generator = new Option<string?>("--generator") { Description = "Only pairs of this generator." };
        var metric = new Option<string?>("--metric") { Description = "Only this metric: ks-statistic." };
        var since = new Option<string?>("--since") { Description = "Begin at a day (2026-03-04) or after a commit." };
        var json = new Option<bool>("--json") { Description = "Everything as JSON, for programs." };
        var command = new Command("history", """
            Shows what changed of the committed scores, and when: one line for each commit that moved a score, the newest last, then the trend of what was asked for. It reads the git log along first parents, writes nothing and fetches nothing.

            Examples:
              harness history
              harness history --generator gan --since 2026-03-04
              harness history --dataset iris --generator gan
              harness history --metric ks-statistic --dataset iris
              harness history my/evaluation/snapshots --json > history.json
            """) { folder, dataset, generator, metric, since, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(new Selection(parsed.GetValue(folder), parsed.GetValue(dataset), parsed.GetValue(generator), parsed.GetValue(metric), parsed.GetValue(since)), parsed.GetValue(json), surroundings, cancellation), cancellation));
        return command;
    }

    private static int Run(Selection selection, bool json, Surroundings surroundings, CancellationToken cancellation)
    {
        string folder = SnapshotFolder.Find(selection.Folder);
        SnapshotHistory history = SnapshotHistory.Read(folder, selection.Since, cancellation).Select(selection.Dataset, selection.Generator);
        SnapshotHistory.Require("metric", selection.Metric, history.Pairs.SelectMany(p => p.Metrics));
        var rule = new SnapshotChanges(Evaluators.Default.SelectMany(e => e.Metrics));
        IReadOnlyList<CommitChanges> changes = HistoryChanges.Of(history, rule, selection.Metric is { } id ? m => m == id : null);
        surroundings.Output.Write(json ? HistoryJson.Of(history, changes, selection.Metric) : HistoryText.Of(history, changes, selection));
        return ExitCode.Good;
    }

    /// <summary>What a person asked for.</summary>
    internal sealed record Selection(string? Folder, string? Dataset, string? Generator, string? Metric, string? Since);
}

using System.Globalization;
using System.Text;
using DiffEngine;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Testing;

/// <summary>Holds a pair against its snapshot, with the files and messages of Verify's conventions.</summary>
/// <param name="store">The snapshot files.</param>
/// <param name="manifest">The study, for the command that accepts.</param>
/// <param name="accepts">Whether the run may write snapshots.</param>
/// <param name="onBuildServer">Whether the run is on a build server, where nobody looks at a diff tool.</param>
internal sealed class SnapshotCheck(SnapshotStore store, StudyManifest manifest, bool accepts, bool onBuildServer)
{
    /// <summary>Compares, and leaves a received file where the comparison fails.</summary>
    public (SnapshotStatus Status, IReadOnlyList<SnapshotDifference> Differences) Run(Scorecard scorecard, SnapshotComparer comparer)
    {
        Snapshot now = Snapshot.Of(scorecard);
        store.ClearReceived(now.Dataset, now.Generator);
        Snapshot? before = store.Find(now.Dataset, now.Generator);
        IReadOnlyList<SnapshotDifference> differences = before is null ? [] : comparer.Compare(before, now);
        SnapshotStatus status = before is null ? SnapshotStatus.New : Status(differences);
        if (accepts)
        {
            if (status != SnapshotStatus.Same)
            {
                store.Accept(now);
                status = SnapshotStatus.Accepted;
            }
        }
        else if (status is SnapshotStatus.New or SnapshotStatus.Worse or SnapshotStatus.Incomparable)
        {
            store.LeaveReceived(now);
        }

        return (status, differences);
    }

    /// <summary>Compares nothing, for a pair whose scores are in error: what an earlier failure left is gone, and the snapshot stays.</summary>
    public (SnapshotStatus Status, IReadOnlyList<SnapshotDifference> Differences) Skip(Scorecard scorecard)
    {
        store.ClearReceived(scorecard.Dataset.Name, scorecard.Generator.Id);
        return (SnapshotStatus.Incomparable, []);
    }

    /// <summary>The message of a failed comparison; everything for a person stands after <c>FileContent:</c>.</summary>
    public string Message(PairOutcome outcome, string verdicts)
    {
        string dataset = outcome.Pair.Dataset;
        string generator = outcome.Pair.Generator;
        string received = $"{dataset}/{generator}.received.json";
        string verified = $"{dataset}/{generator}.verified.json";
        bool isNew = outcome.Snapshot == SnapshotStatus.New;
        var text = new StringBuilder($"Directory: {Path.GetFullPath(store.Folder)}\n{(isNew ? "New" : "NotEqual")}:\n  - Received: {received}\n    Verified: {verified}\n\nFileContent:\n\n");
        text.Append(isNew
            ? store.IsEmpty(dataset, generator)
                ? $"{outcome.Pair}: the snapshot {store.VerifiedPath(dataset, generator)} is empty (0 bytes), as an accept that was killed leaves it. Restore it from version control, or accept the scores of now.\n"
                : $"{outcome.Pair} {Bar(outcome.Gate)}. It has no snapshot yet: review the scores, then accept them; the run's last lines have one command for all new pairs.\n"
            : $"{outcome.Pair} differs from its snapshot.\n\n{PairMessage.Differences(outcome.Differences, outcome.Gate.Scorecard)}");
        text.Append(CultureInfo.InvariantCulture, $"\n{verdicts}");
        if (!isNew)
        {
            bool missed = outcome.Gate.Verdicts.Any(v => v.Verdict == Verdict.Fail);
            text.Append(CultureInfo.InvariantCulture, $"\nTo accept the scores of now{(missed ? ", and to hold the missed limits at their measured level" : "")}: {AcceptCommand.Of(manifest, missed ? "snapshots,thresholds" : "snapshots", [outcome.Pair])}\n");
        }

        return text.ToString();
    }

    private static string Bar(GateResult gate) => gate switch
    {
        { MeetsBar: true } => "clears the bar",
        { Scorecard.Seeds.Count: 0 } => "has no table",
        { Scorecard.Failures.Count: > 0 } => "has seeds without a table",
        _ => $"misses {gate.Verdicts.Count(v => !v.MeetsBar)} of {gate.Verdicts.Count(v => v.Bar is not null)} limits of the bar",
    };

    /// <summary>Opens the diff tool of the machine, if there is one and a person sits at it.</summary>
    public Task ShowAsync(PairOutcome outcome) => onBuildServer || DiffRunner.Disabled
        ? Task.CompletedTask
        : DiffRunner.LaunchForTextAsync(store.ReceivedPath(outcome.Pair.Dataset, outcome.Pair.Generator), store.VerifiedPath(outcome.Pair.Dataset, outcome.Pair.Generator));

    /// <summary>The received file of a pair, for the test's attachments.</summary>
    public string ReceivedPath(StudyPair pair) => store.ReceivedPath(pair.Dataset, pair.Generator);

    private static SnapshotStatus Status(IReadOnlyList<SnapshotDifference> differences) =>
        differences.Count == 0 ? SnapshotStatus.Same
        : differences.Any(d => d.Change == Change.Incomparable) ? SnapshotStatus.Incomparable
        : differences.Any(d => d.Change == Change.Worse) ? SnapshotStatus.Worse
        : SnapshotStatus.Better;
}

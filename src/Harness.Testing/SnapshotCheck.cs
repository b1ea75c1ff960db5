using System.Globalization;
using System.Text;
using DiffEngine;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Testing;

/// <summary>Holds a pair against its snapshot, with the files and messages of Verify's conventions.</summary>
/// <param name="store">The snapshot files.</param>
/// <param name="study">The study, for the metrics that a snapshot holds and the command that accepts.</param>
/// <param name="thresholds">The limits, which say the metrics of a snapshot.</param>
/// <param name="accepts">What the run may write.</param>
/// <param name="onBuildServer">Whether the run is on a build server, where nobody looks at a diff tool.</param>
internal sealed class SnapshotCheck(SnapshotStore store, Study study, Thresholds thresholds, AcceptSwitch accepts, bool onBuildServer)
{
    /// <summary>Compares, and leaves a received file where the comparison fails.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="result">Its scores and verdicts, none in error.</param>
    public PairOutcome Run(StudyPair pair, GateResult result)
    {
        store.ClearReceived(pair.Dataset, pair.Generator);
        (PairOutcome outcome, Snapshot now, bool isNews) = new SnapshotJudge(store, study.Metrics, thresholds, study.Manifest.IsExact).Judge(pair, result);
        if (accepts.Snapshots && isNews)
        {
            store.Accept(now);
            return outcome with { Snapshot = SnapshotStatus.Accepted, Lost = [] };
        }

        if (!outcome.SnapshotHolds)
        {
            store.LeaveReceived(now);
        }

        return outcome;
    }

    /// <summary>Writes the snapshot of a pair with its level and scatter over seeds.</summary>
    /// <param name="result">The pair.</param>
    /// <param name="noise">The scatter.</param>
    /// <returns>Number of metrics whose scatter would have grown, and was kept as it was.</returns>
    public int AcceptNoise(GateResult result, SnapshotNoise noise)
    {
        Snapshot now = Snapshot.Of(result, Profile.Of(thresholds), noise);
        int held = 0;
        if (!accepts.Loosen && store.Find(now.Dataset, now.Generator) is { } before)
        {
            (now, held) = now.NoLooserThan(before);
        }

        store.Accept(now);
        return held;
    }

    /// <summary>Compares nothing, for a pair whose scores are in error: what an earlier failure left is gone, and the snapshot stays.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="result">Its verdicts.</param>
    public PairOutcome Skip(StudyPair pair, GateResult result)
    {
        store.ClearReceived(pair.Dataset, pair.Generator);
        return new PairOutcome(pair, result, SnapshotStatus.Incomparable, []);
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
            : $"{outcome.Pair} {(outcome.Snapshot == SnapshotStatus.Worse ? "is worse than its snapshot" : "cannot be compared with its snapshot")}.\n\n{PairMessage.Differences(outcome, study.Manifest.IsExact)}{AskForVersion(outcome)}");
        text.Append(CultureInfo.InvariantCulture, $"\n{verdicts}");
        if (!isNew)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nTo accept the scores of now: {AcceptCommand.Of(study.Manifest, "snapshots", [outcome.Pair])}\n");
        }

        return text.ToString();
    }

    // A change of scores that no version tells of is a change that nobody can refer to.
    private string AskForVersion(PairOutcome outcome) =>
        study.Registry.Find(outcome.Pair.Generator)?.Info is { } info && !outcome.Differences.Any(d => d.Change == Change.Incomparable)
            ? $"\nThe numbers of '{info.Id}' moved and its version ({info.Version}) did not: raise GeneratorInfo.Version with a change of what it makes.\n"
            : "";

    private static string Bar(GateResult gate) => gate switch
    {
        { Bar: BarVerdict.Met } => "clears the bar",
        { Bar: BarVerdict.Inconclusive } => $"misses no limit of the bar, and {gate.Open.Count} of {gate.Verdicts.Count} are open",
        { Scorecard.Seeds.Count: 0 } => "has no table",
        { Scorecard.Failures.Count: > 0 } => "has seeds without a table",
        _ => $"misses {gate.Missed.Count} of {gate.Verdicts.Count} limits of the bar",
    };

    /// <summary>Opens the diff tool of the machine, if there is one and a person sits at it.</summary>
    public Task ShowAsync(PairOutcome outcome) => onBuildServer || DiffRunner.Disabled
        ? Task.CompletedTask
        : DiffRunner.LaunchForTextAsync(store.ReceivedPath(outcome.Pair.Dataset, outcome.Pair.Generator), store.VerifiedPath(outcome.Pair.Dataset, outcome.Pair.Generator));

    /// <summary>The received file of a pair, for the test's attachments.</summary>
    public string ReceivedPath(StudyPair pair) => store.ReceivedPath(pair.Dataset, pair.Generator);
}

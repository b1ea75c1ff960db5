using Harness.Reports.Words;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Testing;

/// <summary>What a run says when it ends, once for all pairs: what has to be accepted and what is not recorded.</summary>
internal static class EndOfRun
{
    /// <summary>The lines, each a whole sentence or a command.</summary>
    /// <param name="manifest">The study.</param>
    /// <param name="outcomes">The pairs that were judged.</param>
    /// <param name="notRecorded">The pairs that were passed over because nothing is recorded.</param>
    public static IReadOnlyList<string> Notes(StudyManifest manifest, IReadOnlyList<PairOutcome> outcomes, IReadOnlyList<StudyPair> notRecorded)
    {
        var notes = new List<string>();
        PairOutcome[] fresh = [.. outcomes.Where(o => o.Snapshot == SnapshotStatus.New)];
        if (fresh.Length > 0)
        {
            StudyPair[] pairs = [.. fresh.Select(o => o.Pair)];
            int met = fresh.Count(o => o.Gate.MeetsBar);
            string[] others = [.. AcceptCommand.Judged(manifest, pairs)
                .Select(p => outcomes.FirstOrDefault(o => o.Pair.Dataset == p.Dataset && o.Pair.Generator == p.Generator))
                .Where(o => o?.Snapshot is SnapshotStatus.Worse or SnapshotStatus.Incomparable)
                .Select(o => o!.Pair.ToString())];
            string beware = others.Length == 0 ? "" : $" It would accept {string.Join(", ", others)} too, which {(others.Length == 1 ? "differs from its snapshot" : "differ from their snapshots")}: look at {(others.Length == 1 ? "it" : "them")} first.";
            notes.Add($"{Numbers.Count(fresh.Length, "pair has", "pairs have")} no snapshot yet; {met} of {fresh.Length} {(met == 1 ? "clears" : "clear")} the bar. Review {(fresh.Length == 1 ? "it" : "them")} in {AcceptCommand.InRepository(manifest, Path.Combine(manifest.ArtifactsFolder, "report", "study.md"))}, then accept: {AcceptCommand.Of(manifest, "snapshots", pairs)}{(beware.Length == 0 ? "" : $".{beware}")}");
        }

        if (notRecorded.Count > 0)
        {
            notes.Add($"{Numbers.Count(notRecorded.Count, "pair was", "pairs were")} passed over, not recorded: {string.Join(", ", notRecorded)}. To train: {AcceptCommand.Of(manifest, "recordings", notRecorded)}");
        }

        return notes;
    }

    /// <summary>The command that accepts what differs from its snapshot for the worse, or lost a limit; <see langword="null"/> where nothing does.</summary>
    /// <param name="manifest">The study.</param>
    /// <param name="outcomes">The pairs that were judged.</param>
    public static string? AcceptLosses(StudyManifest manifest, IReadOnlyList<PairOutcome> outcomes)
    {
        PairOutcome[] losses = [.. outcomes.Where(o => o.Gate.Overall != Verdict.Error && (o.Lost.Count > 0 || o.Snapshot is SnapshotStatus.Worse or SnapshotStatus.Incomparable))];

        // A new version of a generator scatters as it may: the noise of the old one says nothing of it.
        string what = losses.Any(o => o.Pair.Recordings.Count == 0 && o.Differences.Any(d => d.Subject == "generatorVersion")) ? "snapshots,noise" : "snapshots";
        return losses.Length == 0 ? null : AcceptCommand.Of(manifest, what, [.. losses.Select(o => o.Pair)]);
    }

    /// <summary>The command that keeps what got better; <see langword="null"/> where nothing did.</summary>
    /// <param name="manifest">The study.</param>
    /// <param name="outcomes">The pairs that were judged.</param>
    public static string? KeepGains(StudyManifest manifest, IReadOnlyList<PairOutcome> outcomes)
    {
        StudyPair[] gains = [.. outcomes.Where(o => o.Snapshot == SnapshotStatus.Better && o.Passes).Select(o => o.Pair)];
        return gains.Length == 0 ? null : AcceptCommand.Of(manifest, "snapshots", gains);
    }
}

using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Testing;

/// <summary>What a run says when it ends, once for all pairs: what has to be accepted, what is not recorded, what is not needed.</summary>
internal static class EndOfRun
{
    /// <summary>The lines, each a whole sentence or a command.</summary>
    /// <param name="manifest">The study.</param>
    /// <param name="outcomes">The pairs that were judged.</param>
    /// <param name="notRecorded">The pairs that were passed over because nothing is recorded.</param>
    /// <param name="thresholds">The bar and its exceptions.</param>
    public static IReadOnlyList<string> Notes(StudyManifest manifest, IReadOnlyList<PairOutcome> outcomes, IReadOnlyList<StudyPair> notRecorded, Thresholds thresholds)
    {
        var notes = new List<string>();
        PairOutcome[] fresh = [.. outcomes.Where(o => o.Snapshot == SnapshotStatus.New)];
        if (fresh.Length > 0)
        {
            StudyPair[] pairs = [.. fresh.Select(o => o.Pair)];
            int met = fresh.Count(o => o.Gate.MeetsBar);
            string what = fresh.Any(o => o.Gate.Overall == Verdict.Fail) ? "snapshots,thresholds" : "snapshots";
            string[] others = [.. AcceptCommand.Judged(manifest, pairs)
                .Select(p => outcomes.FirstOrDefault(o => o.Pair.Dataset == p.Dataset && o.Pair.Generator == p.Generator))
                .Where(o => o?.Snapshot is SnapshotStatus.Worse or SnapshotStatus.Incomparable)
                .Select(o => o!.Pair.ToString())];
            string beware = others.Length == 0 ? "" : $" It would accept {string.Join(", ", others)} too, which {(others.Length == 1 ? "differs from its snapshot" : "differ from their snapshots")}: look at {(others.Length == 1 ? "it" : "them")} first.";
            notes.Add($"{Count(fresh.Length, "pair has", "pairs have")} no snapshot yet; {met} of {fresh.Length} {(met == 1 ? "clears" : "clear")} the bar. Review {(fresh.Length == 1 ? "it" : "them")} in {AcceptCommand.InRepository(manifest, Path.Combine(manifest.ArtifactsFolder, "report", "study.md"))}, then accept: {AcceptCommand.Of(manifest, what, pairs)}{(beware.Length == 0 ? "" : $".{beware}")}");
        }

        if (notRecorded.Count > 0)
        {
            notes.Add($"{Count(notRecorded.Count, "pair was", "pairs were")} passed over, not recorded: {string.Join(", ", notRecorded)}. To train: {AcceptCommand.Of(manifest, "recordings", notRecorded)}");
        }

        IReadOnlyList<string> needless = NeedlessLevels.Met(thresholds, [.. outcomes.Select(o => o.Gate)], isWhole: outcomes.Count + notRecorded.Count == manifest.Pairs.Count);
        if (needless.Count > 0)
        {
            notes.Add($"{AcceptCommand.InRepository(manifest, manifest.ThresholdsFile)}: {Count(needless.Count, "entry is", "entries are")} not needed, since the pairs clear the bar; remove {(needless.Count == 1 ? "it" : "them")}, so that a loss shows: {string.Join(", ", needless)}");
        }

        return notes;
    }

    private static string Count(int number, string one, string several) => number == 1 ? $"1 {one}" : $"{number} {several}";
}

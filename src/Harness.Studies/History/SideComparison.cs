using Harness.Metrics;
using Harness.Studies.Snapshots;

namespace Harness.Studies.History;

/// <summary>What changed between two sides.</summary>
internal sealed record SideComparison
{
    /// <summary>The side whose noise counts.</summary>
    public required Side Before { get; init; }

    /// <summary>The other one.</summary>
    public required Side After { get; init; }

    /// <summary>Number of pairs that both sides have, on the same rows.</summary>
    public required int Compared { get; init; }

    /// <summary>The changes, worst first, without those within noise.</summary>
    public required IReadOnlyList<ScoreChange> Changes { get; init; }

    /// <summary>Number of metrics that moved within noise.</summary>
    public required int WithinNoise { get; init; }

    /// <summary>Pairs that only the side before has, as <c>dataset / generator</c>; none where the other has only some by its nature.</summary>
    public required IReadOnlyList<string> Gone { get; init; }

    /// <summary>Pairs that only the side after has, likewise.</summary>
    public required IReadOnlyList<string> New { get; init; }

    /// <summary>What has to be known to read it, each a sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Number of changes for the worse.</summary>
    public int Worse => Changes.Count(c => c.Change == Change.Worse);

    /// <summary>Number of changes for the better.</summary>
    public int Better => Changes.Count(c => c.Change == Change.Better);

    /// <summary>Number of changes that cannot be compared.</summary>
    public int Incomparable => Changes.Count(c => c.Change == Change.Incomparable);

    /// <summary>Compares two sides.</summary>
    /// <param name="before">The side whose noise counts.</param>
    /// <param name="after">The other one.</param>
    /// <param name="metrics">The descriptors of all metrics that are known.</param>
    /// <param name="names">The names of parts; <see langword="null"/> to number them.</param>
    /// <param name="named">Number of changes, from the worst, whose parts have names: to find one may take a moment.</param>
    /// <exception cref="InputException">They have nothing in common.</exception>
    public static SideComparison Of(Side before, Side after, IEnumerable<MetricDescriptor> metrics, PartNames? names = null, int named = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var rule = new SnapshotChanges(metrics);
        (string Dataset, string Generator)[] both = [.. before.Snapshots.Keys.Where(after.Snapshots.ContainsKey).Order()];
        if (both.Length == 0)
        {
            throw new InputException($"{before.Name} and {after.Name} have no pair in common: nothing can be compared.");
        }

        var changes = new List<ScoreChange>();
        var aligned = new Dictionary<(string, string), (Snapshot Before, Snapshot Now)>();
        foreach ((string Dataset, string Generator) pair in both)
        {
            (Snapshot old, Snapshot now) = Align(before, after, before.Snapshots[pair], after.Snapshots[pair], rule);
            if (OtherRows(old, now) is { } other)
            {
                changes.Add(other);
                continue;
            }

            aligned.Add(pair, (old, now));
            changes.AddRange(rule.Between(old, now, (_, part) => $"part {part + 1}"));
        }

        if (aligned.Count == 0)
        {
            throw new InputException($"{before.Name} and {after.Name}: every pair that they share was scored on other rows ({changes[0].Dataset} / {changes[0].Generator}: {changes[0].Before} and {changes[0].Now}), so nothing can be compared.");
        }

        List<string> notes = [.. before.Notes, .. after.Notes.Except(before.Notes)];
        if (rule.Unknown.Count > 0)
        {
            notes.Add($"{(rule.Unknown.Count == 1 ? "1 metric is" : $"{rule.Unknown.Count} metrics are")} not known to this version of the tool ({string.Join(", ", rule.Unknown.Order(StringComparer.Ordinal).Take(3))}{(rule.Unknown.Count > 3 ? ", …" : "")}): a move is neither better nor worse.");
        }

        // A run of a few pairs leaves a study.json of them: the others are not gone, and yet nothing is said of them.
        notes.AddRange(
            from side in new[] { (Own: after, Other: before), (Own: before, Other: after) }
            where side.Own.IsStudy
            let missing = Only(side.Other, side.Own).Length
            where missing > 0
            select $"{(missing == 1 ? "1 pair" : $"{missing} pairs")} of {side.Other.Name} {(missing == 1 ? "is" : "are")} not in {side.Own.Name}, and not compared.");

        return new SideComparison
        {
            Before = before,
            After = after,
            Compared = aligned.Count,
            Changes = [.. HistoryChanges.WorstFirst(changes.Where(c => !c.IsWithinNoise)).Select((c, i) => names is null || i >= named || c.Parts.Count == 0 ? c : Named(c))],
            WithinNoise = changes.Count(c => c.IsWithinNoise),
            Gone = after.IsPartial ? [] : Only(before, after),
            New = before.IsPartial ? [] : Only(after, before),
            Notes = notes,
        };

        ScoreChange Named(ScoreChange change)
        {
            (Snapshot old, Snapshot now) = aligned[(change.Dataset, change.Generator)];
            return rule.Between(old, now, (metric, part) => metric == change.Metric ? names.Of(now, metric, part) : null).Single(c => c.IsMetric && c.Metric == change.Metric);
        }
    }

    private static string[] Only(Side side, Side other) => [.. side.Snapshots.Keys.Where(p => !other.Snapshots.ContainsKey(p)).Order().Select(p => $"{p.Dataset} / {p.Generator}")];

    private static ScoreChange? OtherRows(Snapshot before, Snapshot now)
    {
        string[] which = [.. new[] { before.TrainDigest == now.TrainDigest ? "" : "train", before.HoldoutDigest == now.HoldoutDigest ? "" : "holdout" }.Where(w => w.Length > 0)];
        return which.Length == 0
            ? null
            : new ScoreChange(now.Dataset, now.Generator, "dataset", Change.Incomparable, Digest(before), Digest(now) + $" (other {string.Join(" and ", which)} rows: no score is compared)");

        string Digest(Snapshot snapshot) => (which.Contains("train") ? snapshot.TrainDigest : snapshot.HoldoutDigest) is { Length: > 8 } digest ? digest[..8] : "unknown";
    }

    // What a study.json does not say is no difference.
    private static (Snapshot Before, Snapshot Now) Align(Side a, Side b, Snapshot before, Snapshot now, SnapshotChanges rule)
    {
        if (!a.IsStudy && !b.IsStudy)
        {
            return (before, now);
        }

        Snapshot whole = a.IsStudy ? now : before;
        return (Like(before, a.IsStudy, now), Like(now, b.IsStudy, before));

        Snapshot Like(Snapshot own, bool isStudy, Snapshot other)
        {
            var metrics = own.Metrics.Where(m => other.Find(m.Key) is not null);
            return isStudy
                ? own with
                {
                    GeneratorVersion = whole.GeneratorVersion,
                    TrainDigest = whole.TrainDigest,
                    HoldoutDigest = whole.HoldoutDigest,
                    Seeds = whole.Seeds,
                    Rows = whole.Rows,
                    Metrics = [.. metrics.Select(m => KeyValuePair.Create(m.Key, m.Value with { Version = other.Find(m.Key)!.Version, Value = SignificantDigits.Round(m.Value.Value, rule.Find(m.Key)?.Digits ?? 4), Why = m.Value.Value is null ? other.Find(m.Key)!.Why : null }))],
                }
                : own with { Metrics = [.. metrics] };
        }
    }
}

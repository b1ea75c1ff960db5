namespace Harness.Studies.Shards;

/// <summary>All parts of a divided study.</summary>
internal static class ShardSet
{
    /// <summary>Checks that receipts are all parts of one study, each once.</summary>
    /// <param name="receipts">The receipts, at least one.</param>
    /// <returns>Any of them, for what they share.</returns>
    /// <exception cref="InputException">A part is missing, or they are not of one study; the message names the parts.</exception>
    public static ShardReceipt Check(IReadOnlyList<ShardReceipt> receipts)
    {
        ArgumentNullException.ThrowIfNull(receipts);
        ShardReceipt first = receipts[0];
        if (receipts.FirstOrDefault(r => r.Shard.Count != first.Shard.Count) is { } other)
        {
            throw new InputException($"The parts are not of one study: {first.Shard} and {other.Shard}. Merge the parts of one division, in folders of their own.");
        }

        if (receipts.FirstOrDefault(r => r.Manifest != first.Manifest || r.Thresholds != first.Thresholds) is { } stranger)
        {
            throw new InputException($"The parts {first.Shard} and {stranger.Shard} are of different studies: other datasets, generators, seeds or limits. Run all parts with the same options on the same files.");
        }

        int[] missing = [.. Enumerable.Range(1, first.Shard.Count).Except(receipts.Select(r => r.Shard.Index))];
        return missing.Length == 0
            ? first
            : throw new InputException($"{(missing.Length == 1 ? "The part" : "The parts")} {string.Join(", ", missing.Select(i => $"{i}/{first.Shard.Count}"))} {(missing.Length == 1 ? "is" : "are")} missing, so nothing was merged. Run {(missing.Length == 1 ? "it" : "them")}, or name {(missing.Length == 1 ? "its folder" : "their folders")} too: a part that ended leaves shard-{missing[0]}-of-{first.Shard.Count}.json.");
    }
}

using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>Damages to tables that are made for them: relations that no pair of columns shows, and clusters.</summary>
internal static class MadeDamages
{
    public static IReadOnlyList<Damage> All { get; } =
    [
        new("xor-lost", "the third of three columns, the XOR of two, shuffled", [1])
        {
            PromisedByBar = 1,
            PromisedBySnapshot = 1,
            Targets = real => real.Dataset.Name == MadeTables.Xor ? [DamageTarget.Column("c")] : [],
            Change = Shuffled,
        },
        new("square-lost", "two numbers on a square that stands on its corner, shuffled", [1])
        {
            PromisedByBar = 1,
            PromisedBySnapshot = 1,
            Targets = real => real.Dataset.Name == MadeTables.Square ? [DamageTarget.Pair("y", "x")] : [],
            Change = Shuffled,
        },
        new("mode-collapse", "the rows of half of the clusters replaced by rows of the others", [1])
        {
            PromisedByBar = 1,
            PromisedBySnapshot = 1,
            // Which column a lost cluster shows in is open.
            Metrics = ["total-variation", "ks-", "energy", "coverage", "density", "detection", "error", "association"],
            Targets = real => real.Dataset.Name == MadeTables.Clusters ? [DamageTarget.Rows] : [],
            Change = c =>
            {
                // A cluster is a corner of a cube; those with an odd number of positive places are lost.
                NumericColumn[] axes = [.. c.Synthetic.Columns.OfType<NumericColumn>().Take(3)];
                bool[] lost = [.. Enumerable.Range(0, c.Rows).Select(row => axes.Count(a => a.Values[row] > 0) % 2 == 1)];
                int[] kept = [.. Enumerable.Range(0, c.Rows).Where(row => !lost[row])];
                return kept.Length == 0 ? null : c.Synthetic.Take([.. Enumerable.Range(0, c.Rows).Select(row => lost[row] ? kept[c.Stream.Index((ulong)row, kept.Length)] : row)]);
            },
        },
    ];

    private static Table Shuffled(DamageCase damage) => damage.With(damage.Changed.Take(Draws.Exchanged(damage.Stream, damage.Rows, 1)));
}

using Harness.Random;
using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>Damages to one column of labels.</summary>
internal static class LabelDamages
{
    public static IReadOnlyList<Damage> All { get; } =
    [
        new("flips", "{0:0.#%} of the labels of a column replaced by others", [0.05, 0.1, 0.2, 0.4])
        {
            PromisedByBar = 0.2,
            PromisedBySnapshot = 0.1,
            Targets = real => real.Labels.Where(l => l.Name != real.Dataset.Target && real.Strongest(l.Name) >= DamageContext.Related).Select(l => DamageTarget.Column(l.Name)),
            Change = c => c.With(Flipped(c)),
        },

        // Flips of a column that goes with no other and has even shares leave the very same distribution.
        new("flips-weak", "{0:0.#%} of the labels of a weakly related column replaced by others", [0.1, 0.2, 0.4])
        {
            Targets = real => real.Labels.Where(l => l.Name != real.Dataset.Target && real.Strongest(l.Name) < DamageContext.Related).Select(l => DamageTarget.Column(l.Name)),
            Change = c => c.With(Flipped(c)),
        },
        new("class-swaps", "{0:0.#%} of the labels of the target replaced by others", [0.05, 0.1, 0.2, 0.4])
        {
            PromisedByBar = 0.2,
            PromisedBySnapshot = 0.1,
            Targets = real => real.Labels.Where(l => l.Name == real.Dataset.Target).Select(l => DamageTarget.Column(l.Name)),
            Change = c => c.With(Flipped(c)),
        },
        new("renamed", "the labels of a column exchanged in every row", [1])
        {
            PromisedByBar = 1,
            PromisedBySnapshot = 1,
            Targets = real => real.Labels.Where(l => real.Strongest(l.Name) >= DamageContext.Related).Select(l => DamageTarget.Column(l.Name)),
            Change = c =>
            {
                int[] used = Used(c);
                return used.Length < 2 ? null : c.With(Mapped(c.Labels, (code, _) => used[(Array.IndexOf(used, code) + 1) % used.Length]));
            },
        },
        new("rare-label", "a label of at most {0:0.#%} of the rows dropped", [0.02, 0.05, 0.1, 0.2])
        {
            Targets = real => real.Labels.Where(l => DamageContext.Used(l) > 2).Select(l => DamageTarget.Column(l.Name)),
            Change = c =>
            {
                KeyValuePair<int, int>[] shares = [.. c.Labels.Codes.ToArray().Where(code => code >= 0).CountBy(code => code).OrderByDescending(s => s.Value).ThenBy(s => s.Key)];
                int dropped = shares.Where(s => s.Value <= c.Strength * c.Rows && s.Value > c.Strength * c.Rows / 2).Select(s => s.Key).DefaultIfEmpty(-1).First();
                int[] others = [.. shares.Select(s => s.Key).Where(code => code != dropped)];
                return dropped < 0 || others.Length == 0 ? null : c.With(Mapped(c.Labels, (code, row) => code == dropped ? others[c.Stream.Index((ulong)row, others.Length)] : code));
            },
        },
    ];

    private static CategoricalColumn Flipped(DamageCase damage)
    {
        int[] used = Used(damage);
        HashSet<int> rows = [.. Draws.Rows(damage.Stream, damage.Rows, damage.Strength)];
        RandomStream stream = damage.Stream.Fork("labels");
        return Mapped(damage.Labels, (code, row) =>
        {
            if (!rows.Contains(row) || used.Length < 2)
            {
                return code;
            }

            // Another one: a step of 1 to all but one round the circle of labels.
            return used[(Array.IndexOf(used, code) + 1 + stream.Index((ulong)row, used.Length - 1)) % used.Length];
        });
    }

    private static int[] Used(DamageCase damage) => [.. damage.Labels.Codes.ToArray().Where(c => c >= 0).Distinct().Order()];

    private static CategoricalColumn Mapped(CategoricalColumn labels, Func<int, int, int> map) =>
        new(labels.Schema, [.. labels.Codes.ToArray().Select((code, row) => code < 0 ? code : map(code, row))], [.. labels.Levels], [.. labels.Spelling]);
}

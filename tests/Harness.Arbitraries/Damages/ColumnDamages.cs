using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>Damages to a column of any kind, to its cells and to its relations with others.</summary>
internal static class ColumnDamages
{
    private const int Halvings = 12;

    public static IReadOnlyList<Damage> All { get; } =
    [
        new("shuffle", "{0:0.#%} of a related column shuffled", [0.25, 0.5, 1])
        {
            PromisedByBar = 1,
            PromisedBySnapshot = 1,
            Targets = real => real.Columns.Where(c => real.Strongest(c.Name) >= DamageContext.Related).Select(c => DamageTarget.Column(c.Name)),
            Change = Shuffled,
        },
        new("shuffle-weak", "{0:0.#%} of a weakly related column shuffled", [1])
        {
            Targets = real => real.Columns.Where(c => real.Strongest(c.Name) is >= DamageContext.Unrelated and < DamageContext.Related).Select(c => DamageTarget.Column(c.Name)),
            Change = Shuffled,
        },
        new("constant", "a column with one value in every row", [1])
        {
            PromisedByBar = 1,
            PromisedBySnapshot = 1,
            Targets = real => real.Columns.Select(c => DamageTarget.Column(c.Name)),
            Change = c => c.With(c.Changed.Take([.. Enumerable.Repeat(c.Stream.Index(0, c.Rows), c.Rows)])),
        },
        new("missing", "{0:0.#%} of the cells of a column blanked", [0.01, 0.02, 0.05, 0.1])
        {
            PromisedByBar = 0.05,
            PromisedBySnapshot = 0.02,
            Targets = real => real.Columns.Select(c => DamageTarget.Column(c.Name)),
            Change = c =>
            {
                int[] present = [.. Enumerable.Range(0, c.Rows).Where(row => !c.Changed.IsMissing(row))];
                HashSet<int> blank = [.. c.Stream.Permutation(present.Length).Take(Draws.Count(c.Rows, c.Strength)).Select(i => present[i])];
                return blank.Count == 0 ? null : c.With(Blanked(c.Changed, blank.Contains));
            },
        },
        new("filled", "the gaps of a column filled with values of other rows", [1])
        {
            Targets = real => real.Columns.Where(c => c.MissingCount >= 0.02 * c.Length).Select(c => DamageTarget.Column(c.Name)),
            Change = c =>
            {
                int[] present = [.. Enumerable.Range(0, c.Rows).Where(row => !c.Changed.IsMissing(row))];
                return present.Length == 0 ? null : c.With(c.Changed.Take([.. Enumerable.Range(0, c.Rows).Select(row => c.Changed.IsMissing(row) ? present[c.Stream.Index((ulong)row, present.Length)] : row)]));
            },
        },
        new("strewn-gaps", "{0:0.#%} of the gaps of a column, which depend on another, moved to other rows", [0.5, 1])
        {
            PromisedByBar = 1,
            Targets = real => real.Columns.Where(c => c.MissingCount >= 0.02 * c.Length && real.GapDependence(c.Name) >= DamageContext.Related).Select(c => DamageTarget.Column(c.Name)),
            Change = c =>
            {
                // A gap and the value of a row that has one change places.
                int[] gaps = [.. Enumerable.Range(0, c.Rows).Where(c.Changed.IsMissing)];
                int[] values = [.. Enumerable.Range(0, c.Rows).Where(row => !c.Changed.IsMissing(row))];
                int[] from = c.Stream.Fork("gaps").Permutation(gaps.Length);
                int[] to = c.Stream.Fork("values").Permutation(values.Length);
                int[] take = [.. Enumerable.Range(0, c.Rows)];
                for (int i = 0; i < Math.Min(Draws.Count(gaps.Length, c.Strength), values.Length); i++)
                {
                    (take[gaps[from[i]]], take[values[to[i]]]) = (values[to[i]], gaps[from[i]]);
                }

                return c.With(c.Changed.Take(take));
            },
        },
        new("broken-pair", "{0:0.#%} of one column of a related pair shuffled", [0.25, 0.5, 1])
        {
            PromisedByBar = 1,
            PromisedBySnapshot = 1,
            Targets = real => real.Pairs().Where(p => p.Association >= DamageContext.Related).Select(p => DamageTarget.Pair(p.Changed, p.Beside)),
            Change = Shuffled,
        },
        new("invented-pair", "an unrelated pair with association {0}", [0.2, 0.3, 0.5, 0.8])
        {
            PromisedByBar = 0.5,
            Targets = real => real.Pairs().Where(p => p.Association < DamageContext.Unrelated).Select(p => DamageTarget.Pair(p.Changed, p.Beside)),
            Change = c => Tied(c) is { } tied ? c.With(tied) : null,
        },
        new("independent", "{0:0.#%} of every column shuffled", [0.25, 0.5, 1])
        {
            PromisedByBar = 1,
            PromisedBySnapshot = 1,
            // Any relation that is lost is a right name.
            Metrics = ["association", "correlation", "total-variation", "detection", "pmse"],
            Targets = real => real.Pairs().Any(p => p.Association >= DamageContext.Related) ? [DamageTarget.Rows] : [],
            Change = c => new Table(c.Synthetic.Columns.Select((column, i) => column.Take(Draws.Exchanged(c.Stream.Fork(i), c.Rows, c.Strength)))),
        },
    ];

    private static Table Shuffled(DamageCase damage) => damage.With(damage.Changed.Take(Draws.Exchanged(damage.Stream, damage.Rows, damage.Strength)));

    private static Column Blanked(Column column, Func<int, bool> blank) => column switch
    {
        NumericColumn n => new NumericColumn(n.Schema, [.. n.Values.ToArray().Select((v, row) => blank(row) ? double.NaN : v)], n.Style),
        DateTimeColumn d => new DateTimeColumn(d.Schema, [.. d.Ticks.ToArray().Select((t, row) => blank(row) ? DateTimeColumn.Missing : t)]),
        CategoricalColumn l => new CategoricalColumn(l.Schema, [.. l.Codes.ToArray().Select((code, row) => blank(row) ? CategoricalColumn.Missing : code)], [.. l.Levels], [.. l.Spelling]),
        _ => column,
    };

    // The values of the column in the order of a mixture of its own and the other's: its margin stays, the pair gets about the association.
    private static Column? Tied(DamageCase damage)
    {
        Column other = damage.Synthetic[damage.Target.Beside!];
        (double low, double high) = (0, 1);
        if (!(Strength(1) >= damage.Strength))
        {
            return null;
        }

        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Strength(middle) >= damage.Strength ? (low, middle) : (middle, high);
        }

        return Mixed(damage, other, high);

        double Strength(double weight) => DamageContext.Association(Mixed(damage, other, weight), other);
    }

    private static Column Mixed(DamageCase damage, Column other, double weight)
    {
        Column own = damage.Changed;
        double[] ranks = Ranked(own, damage, "own");
        double[] by = Ranked(other, damage, "other");
        double rest = Math.Sqrt(1 - weight * weight);
        int[] rows = [.. Enumerable.Range(0, damage.Rows).Where(row => !own.IsMissing(row))];
        int[] ordered = [.. rows.OrderBy(row => ranks[row])];
        int[] places = [.. rows.OrderBy(row => weight * by[row] + rest * ranks[row])];
        int[] take = [.. Enumerable.Range(0, damage.Rows)];
        for (int i = 0; i < places.Length; i++)
        {
            take[places[i]] = ordered[i];
        }

        return own.Take(take);
    }

    // Ranks as normal scores would be, uniform here: only their order and a like scale matter. Ties in random order.
    private static double[] Ranked(Column column, DamageCase damage, string scope)
    {
        int[] order = [.. Enumerable.Range(0, column.Length).OrderBy(row => column is QuantitativeColumn n ? n.Values[row] : ((CategoricalColumn)column).Codes[row]).ThenBy(row => damage.Stream.Fork(scope).Uniform((ulong)row))];
        var ranks = new double[column.Length];
        for (int i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = (i + 0.5) / order.Length - 0.5;
        }

        return ranks;
    }
}

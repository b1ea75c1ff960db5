using Harness.Random;
using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>Damages to whole rows: repeats, copies, leaks, collapses.</summary>
internal static class RowDamages
{
    // Where rows repeat in train, copies are what any good table has.
    private const double Distinct = 0.95;
    private const double Jitter = 0.02;
    private const int FewestNumbers = 2;

    private static readonly string[] Copies = ["copy", "copies", "nearest-train", "nndr", "memorised", "disclosure"];
    private static readonly string[] Leaks = ["copy", "copies", "holdout", "nearest", "memorised"];

    public static IReadOnlyList<Damage> All { get; } =
    [
        new("duplicates", "{0:0.#%} of the rows replaced by repeats of others", [0.1, 0.25, 0.5, 0.9])
        {
            PromisedByBar = 0.5,
            Metrics = ["distinct", "duplicate"],
            Targets = WhereDistinct,
            Change = c =>
            {
                int[] order = c.Stream.Permutation(c.Rows);
                int repeats = Math.Min(Draws.Count(c.Rows, c.Strength), c.Rows - 1);
                int[] take = [.. Enumerable.Range(0, c.Rows)];
                for (int i = 0; i < repeats; i++)
                {
                    take[order[i]] = order[repeats + c.Stream.Fork("repeat").Index((ulong)i, c.Rows - repeats)];
                }

                return c.Synthetic.Take(take);
            },
        },
        new("exact-copies", "{0:0.#%} of the rows replaced by train rows", [0.02, 0.05, 0.1, 0.2, 0.5])
        {
            PromisedByBar = 0.05,
            PromisedBySnapshot = 0.1,
            Metrics = Copies,
            Targets = WhereDistinct,
            Change = c => Replaced(c, c.Real.Train, c.Strength),
        },
        new("near-copies", "{0:0.#%} of the rows replaced by train rows jittered by .02 sd", [0.05, 0.1, 0.2, 0.5])
        {
            PromisedByBar = 0.05,
            PromisedBySnapshot = 0.1,
            Metrics = Copies,
            Targets = WhereNumbersAreDistinct,
            Change = c => Replaced(c, Jittered(c.Real, c.Stream, Jitter), c.Strength),
        },
        new("train-jittered", "all train rows, jittered by {0} sd", [0.1, 0.05, 0.02])
        {
            PromisedByBar = 0.02,
            PromisedBySnapshot = 0.02,
            Metrics = Copies,
            Targets = WhereNumbersAreDistinct,
            Change = c => Jittered(c.Real, c.Stream, c.Strength),
        },
        new("leak", "{0:0.#%} of the rows replaced by holdout rows", [0.05, 0.1, 0.2])
        {
            PromisedByBar = 0.2,
            PromisedBySnapshot = 0.1,
            Metrics = Leaks,
            Targets = WhereDistinct,
            Change = c => Replaced(c, c.Real.Dataset.Holdout, c.Strength),
        },
        new("holdout", "the holdout posing as synthetic", [1])
        {
            PromisedByBar = 1,
            PromisedBySnapshot = 1,
            Metrics = Leaks,
            Targets = WhereDistinct,
            Change = c => c.Real.Dataset.Holdout,
        },
        new("segment-collapse", "{0:0.#%} of the rows of one label replaced by one of them", [0.25, 0.5, 1])
        {
            Metrics = ["distinct", "duplicate"],
            Targets = real => real.DistinctShare < Distinct ? [] : real.Labels.Where(l => NumberDamages.Segment(l) >= 0).Select(l => DamageTarget.Column(l.Name)),
            Change = c =>
            {
                int segment = NumberDamages.Segment(c.Labels);
                int[] rows = [.. Enumerable.Range(0, c.Rows).Where(row => c.Labels.Codes[row] == segment)];
                HashSet<int> collapsed = [.. Draws.Rows(c.Stream, rows.Length, c.Strength).Select(i => rows[i])];
                return segment < 0 ? null : c.Synthetic.Take([.. Enumerable.Range(0, c.Rows).Select(row => collapsed.Contains(row) ? rows[0] : row)]);
            },
        },
    ];

    private static IEnumerable<DamageTarget> WhereDistinct(DamageContext real) => real.DistinctShare >= Distinct ? [DamageTarget.Rows] : [];

    private static IEnumerable<DamageTarget> WhereNumbersAreDistinct(DamageContext real) => real.Numbers.Count() >= FewestNumbers ? WhereDistinct(real) : [];

    private static Table Jittered(DamageContext real, RandomStream stream, double deviations) => new(real.Train.Columns.Select((column, i) => column is not NumericColumn number || !real.Numbers.Contains(number)
        ? column
        : Moved(number, deviations * real.Deviation(number.Name), stream.Fork("jitter").Fork(i))));

    private static NumericColumn Moved(NumericColumn number, double width, RandomStream stream)
    {
        var grid = Grid.Of(number);
        return new NumericColumn(number.Schema, [.. number.Values.ToArray().Select((v, row) => double.IsNaN(v) ? v : grid.Round(v + width * Draws.Normal(stream, row)))], number.Style);
    }

    // Each source row stands for at most one other.
    private static Table? Replaced(DamageCase damage, Table source, double share)
    {
        int count = Math.Min(Draws.Count(damage.Rows, share), source.RowCount);
        int[] rows = damage.Stream.Fork("places").Permutation(damage.Rows);
        int[] from = damage.Stream.Fork("source").Permutation(source.RowCount);
        int[] take = [.. Enumerable.Range(0, damage.Rows)];
        for (int i = 0; i < count; i++)
        {
            take[rows[i]] = damage.Rows + from[i];
        }

        return count == 0 ? null : damage.Synthetic.Append(source).Take(take);
    }
}

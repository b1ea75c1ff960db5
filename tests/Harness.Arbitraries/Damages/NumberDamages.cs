using Harness.Statistics;
using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>Damages to one column of numbers. Results are rounded to the column's own decimals.</summary>
internal static class NumberDamages
{
    // A column of few whole numbers has no room for a change of its width.
    private const double FewestSteps = 2;

    public static IReadOnlyList<Damage> All { get; } =
    [
        new("shift", "a number moved by {0} sd", [0.05, 0.1, 0.2, 0.3, 0.5])
        {
            PromisedByBar = 0.3,
            PromisedBySnapshot = 0.2,
            Targets = Any,
            Change = c => Mapped(c, (grid, value, row) => grid.Dither(value + c.Strength * c.Real.Deviation(c.Number.Name), c.Stream.Uniform((ulong)row))),
        },
        new("variance", "variance of a number × {0}", [0.9, 0.7, 0.5, 0.3])
        {
            PromisedByBar = 0.5,
            PromisedBySnapshot = 0.7,
            Targets = Wide,
            Change = c =>
            {
                double mean = Moments.Mean(c.Number.Present());
                return Mapped(c, (grid, value, _) => grid.Round(mean + Math.Sqrt(c.Strength) * (value - mean)));
            },
        },
        new("noise", "noise of {0} sd added to a number", [0.1, 0.2, 0.3, 0.5, 1])
        {
            Targets = Wide,
            Change = c => Mapped(c, (grid, value, row) => grid.Round(value + c.Strength * c.Real.Deviation(c.Number.Name) * Draws.Normal(c.Stream, row))),
        },
        new("stretched-difference", "the difference of two like columns × {0}", [1.2, 1.5, 2, 3])
        {
            PromisedByBar = 2,
            Targets = real => real.LikePairs().Select(p => DamageTarget.Pair(p.Changed, p.Beside)),
            Change = Stretched,
        },
        new("tails", "a number cut at its quantiles {0} and 1 − {0}", [0.01, 0.02, 0.05, 0.1, 0.2])
        {
            Targets = Tailed,
            Change = c =>
            {
                double[] sorted = [.. c.Number.Present().Order()];
                double low = Quantile(sorted, c.Strength);
                double high = Quantile(sorted, 1 - c.Strength);
                return low == sorted[0] && high == sorted[^1] ? null : Mapped(c, (_, value, _) => Math.Clamp(value, low, high));
            },
        },
        new("rounding", "a number rounded to steps of {0} sd", [0.1, 0.25, 0.5, 1])
        {
            Targets = Wide,
            Change = c =>
            {
                double width = c.Strength * c.Real.Deviation(c.Number.Name);
                return width < FewestSteps * Grid.Of(c.Number).Step ? null : Mapped(c, (grid, value, _) => grid.Round(Math.Round(value / width) * width));
            },
        },
        new("outliers", "{0:0.#%} of the cells of a number 10 sd above its mean", [0.005, 0.01, 0.02, 0.05])
        {
            Targets = Any,
            Change = c =>
            {
                HashSet<int> rows = [.. Draws.Rows(c.Stream, c.Rows, c.Strength)];
                double far = Moments.Mean(c.Number.Present()) + 10 * c.Real.Deviation(c.Number.Name);
                return Mapped(c, (grid, value, row) => rows.Contains(row) ? grid.Round(far) : value);
            },
        },
        new("reversed", "the order of a number turned round, its margin kept", [1])
        {
            Targets = real => Any(real).Where(t => real.Strongest(t.Changed!) >= DamageContext.Related),
            Change = c =>
            {
                int[] order = Ranks.Order(c.Number.Values);
                double[] values = c.Number.Values.ToArray();
                for (int i = 0; i < order.Length; i++)
                {
                    values[order[i]] = c.Number.Values[order[order.Length - 1 - i]];
                }

                return c.With(new NumericColumn(c.Number.Schema, values, c.Number.Style));
            },
        },
        new("segment-shift", "a number moved by {0} sd within the rows of one label", [0.3, 0.5, 1])
        {
            Targets = real =>
                from number in real.Numbers
                from labels in real.Labels
                where Segment(labels) >= 0
                select DamageTarget.Pair(number.Name, labels.Name),
            Change = c =>
            {
                var labels = (CategoricalColumn)c.Synthetic[c.Target.Beside!];
                int segment = Segment(labels);
                double shift = c.Strength * c.Real.Deviation(c.Number.Name);
                return segment < 0 ? null : Mapped(c, (grid, value, row) => labels.Codes[row] == segment ? grid.Dither(value + shift, c.Stream.Uniform((ulong)row)) : value);
            },
        },
    ];

    /// <summary>The most frequent label that a tenth to a half of the rows have; −1 where none.</summary>
    internal static int Segment(CategoricalColumn labels)
    {
        (int Code, double Share)[] shares = [.. labels.Codes.ToArray().Where(c => c >= 0).CountBy(c => c).Select(c => (c.Key, c.Value / (double)labels.Length)).Where(c => c.Item2 is >= 0.1 and <= 0.5)];
        return shares.Length == 0 ? -1 : shares.OrderByDescending(c => c.Share).ThenBy(c => c.Code).First().Code;
    }

    private static IEnumerable<DamageTarget> Any(DamageContext real) => real.Numbers.Select(n => DamageTarget.Column(n.Name));

    private static IEnumerable<DamageTarget> Wide(DamageContext real) =>
        real.Numbers.Where(n => real.Deviation(n.Name) >= FewestSteps * Grid.Of(n).Step).Select(n => DamageTarget.Column(n.Name));

    private static IEnumerable<DamageTarget> Tailed(DamageContext real) => Wide(real).Where(t =>
    {
        double[] sorted = [.. ((NumericColumn)real.Train[t.Changed!]).Present().Order()];
        return Quantile(sorted, 0.05) > sorted[0] && Quantile(sorted, 0.95) < sorted[^1];
    });

    // Days stay days.
    private static Table Stretched(DamageCase damage)
    {
        Column other = damage.Synthetic[damage.Target.Beside!];
        if (damage.Changed is not DateTimeColumn dates)
        {
            ReadOnlyMemory<double> beside = ((NumericColumn)other).Values.ToArray();
            return Mapped(damage, (grid, value, row) => double.IsNaN(beside.Span[row]) ? value : grid.Round(beside.Span[row] + damage.Strength * (value - beside.Span[row])));
        }

        long[] from = ((DateTimeColumn)other).Ticks.ToArray();
        long[] to = dates.Ticks.ToArray();
        for (int row = 0; row < to.Length; row++)
        {
            if (from[row] != DateTimeColumn.Missing && to[row] != DateTimeColumn.Missing)
            {
                to[row] = from[row] + (long)Math.Round(damage.Strength * (to[row] - from[row]) / TimeSpan.TicksPerDay) * TimeSpan.TicksPerDay;
            }
        }

        return damage.With(new DateTimeColumn(dates.Schema, to));
    }

    private static double Quantile(double[] sorted, double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];

    private static Table Mapped(DamageCase damage, Func<Grid, double, int, double> map)
    {
        var grid = Grid.Of((NumericColumn)damage.Real.Train[damage.Number.Name]);
        double[] values = damage.Number.Values.ToArray();
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = double.IsNaN(values[row]) ? double.NaN : map(grid, values[row], row);
        }

        return damage.With(new NumericColumn(damage.Number.Schema, values, damage.Number.Style));
    }
}

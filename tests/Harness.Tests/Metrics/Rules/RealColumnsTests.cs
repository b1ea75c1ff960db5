using FsCheck.Xunit;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;
using static Harness.Tests.Metrics.Rules.SmallTables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>
/// Which columns rules are looked for in, what is known of their numbers, and the
/// random order that stands for columns that have nothing to do with each other.
/// </summary>
public class RealColumnsTests
{
    /// <summary>An id is no column of any rule; a number is one where two rows have different ones.</summary>
    [Fact]
    public void Columns_are_told_apart_by_what_rules_may_say_of_them()
    {
        RealColumns real = new(new Table(
        [
            CategoricalColumn.FromLabels(new ColumnSchema("key", ColumnKind.Id), ["1", "2", "3", "4"]),
            CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), ["a", "b", "a", null]),
            Numbers("always", 5, 5, 5, 5),
            Numbers("often", double.NaN, 5, double.NaN, 5),
            Numbers("never", double.NaN, double.NaN, double.NaN, double.NaN),
            new DateTimeColumn(
                new ColumnSchema("day", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")),
                [.. Enumerable.Range(1, 4).Select(d => new DateTime(2020, 1, d).Ticks)]),
            Numbers("two", double.NaN, 5, 5, 6),
            Numbers("last", double.NaN, 1, double.NaN, 2),
        ]));

        Assert.Equal(4, real.Rows);
        Assert.Equal(["label", "always", "often", "never", "day", "two", "last"], real.All.Select(c => c.Name));
        Assert.Equal(["always", "often", "never", "day", "two", "last"], real.Quantities.Select(c => c.Name));
        Assert.Equal(["two", "last"], real.Numbers.Select(c => c.Name));
    }

    /// <summary>To six decimals numbers are exact but for 1e-12 of the largest, whatever its sign; of more decimals each is trusted to single precision only.</summary>
    [Theory]
    [InlineData(new[] { 0.25, -2000, double.NaN, 1000 }, 2, 2000, 2e-9)]
    [InlineData(new[] { 3, 1, 2.0 }, 0, 3, 3e-12)]
    [InlineData(new[] { 0.000001, 4 }, 6, 4, 4e-12)]
    [InlineData(new[] { 0.0000001, 4 }, 7, 4, 4e-7)]
    public void Numbers_err_by_their_decimals_and_the_largest(double[] values, int decimals, double largest, double error)
    {
        RealNumbers numbers = Assert.Single(new RealColumns(new Table([Numbers("x", values)])).Numbers);

        Assert.Equal((decimals, largest), (numbers.Decimals, numbers.Largest));
        Assert.Equal(error, numbers.Error, 1e-6 * error);
        Assert.Equal(values, numbers.Values);
    }

    /// <summary>Each row once, in an order that is not the table's, and the same one whenever it is asked for.</summary>
    [Fact]
    public void The_random_order_is_of_all_rows_and_always_the_same()
    {
        string[] names = [.. Enumerable.Range(0, 100).Select(i => $"row {i}")];
        RealColumns real = new(Ascending(100));

        Assert.Equal(Enumerable.Range(0, 100), real.Shuffled.Order());
        Assert.NotEqual(Enumerable.Range(0, 100), real.Shuffled);
        Assert.Equal(real.Shuffled, new RealColumns(Ascending(100)).Shuffled);
        Assert.Equal(real.Shuffled.Select(row => $"row {row}"), real.Shuffle(names));

        static Table Ascending(int rows) => new([Numbers("x", [.. Enumerable.Range(0, rows).Select(i => (double)i)])]);
    }

    [Property]
    public void Sorted_values_ascend_without_gaps(ulong seed)
    {
        RandomStream stream = new(seed);
        double[][] columns =
        [
            .. Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, 20).Select(i => stream.Fork(c).Index((ulong)i, 9) is var v && v == 0 ? double.NaN : v).ToArray()),
        ];
        RealColumns real = new(new Table(columns.Select((values, c) => Numbers($"c{c}", values))));

        Assert.All([2, 0, 1, 0], c => Assert.Equal(columns[c].Where(v => !double.IsNaN(v)).Order(), real.Sorted(c)));
        Assert.Equal(columns[0], ((NumericColumn)real.All[0]).Values.ToArray());
    }
}

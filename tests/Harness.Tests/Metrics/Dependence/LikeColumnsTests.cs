using Harness.Arbitraries;
using Harness.Metrics;
using Harness.Metrics.Dependence;
using Harness.Tables;

namespace Harness.Tests.Metrics.Dependence;

public class LikeColumnsTests
{
    /// <summary>Either varies by 4 (16 = 64 / 4) and the difference by 2 (4 = 16 / 4), all exact in binary.</summary>
    [Fact]
    public void A_difference_that_varies_half_as_much_as_either_is_that_of_like_columns() =>
        Assert.Equal([new LikeColumns.Pair("a", "b", 0)], Pairs(Number("a", [4, 4, -4, -4, 0]), Number("b", [5, 3, -1, -5, -2])));

    /// <summary>Columns that vary by 2 units and differ in 4 of 17 rows by a gap, so that the difference varies by half of it: more than a billionth of a unit is no rounding.</summary>
    [Theory]
    [InlineData(1, 2e-9, 0)]
    [InlineData(1, 3e-9, 1)]
    [InlineData(1000, 2e-7, 0)]
    [InlineData(0.001, 2e-10, 1)]
    public void A_difference_that_is_rounding_beside_the_columns_makes_no_pair(double unit, double gap, int pairs)
    {
        double[] x = [4 * unit, 4 * unit, -4 * unit, -4 * unit, 0, 0, 0, 0, .. new double[9]];
        double[] y = [.. x[..4], gap, gap, -gap, -gap, .. x[8..]];

        Assert.Equal(pairs, Pairs(Number("a", x), Number("b", y)).Count);
    }

    [Fact]
    public void Numbers_are_rounded_to_what_they_are_written_with_and_dates_are_not()
    {
        int[] rows = [.. Enumerable.Range(0, 10)];
        IReadOnlyList<LikeColumns.Pair> pairs = Pairs(
            Number("tenths", [.. rows.Select(i => i + 0.5)]),
            Number("hundredths", [.. rows.Select(i => i + (i % 2 == 0 ? 0.25 : 0.75))]),
            Date("opened", [.. rows]),
            Date("closed", [.. rows.Select(i => i + i % 2)]));

        Assert.Equal([new LikeColumns.Pair("tenths", "hundredths", 2), new LikeColumns.Pair("opened", "closed", int.MaxValue)], pairs);
    }

    /// <summary>.3 − .1 and .2 are not the same number in binary; written with one decimal they are. Beyond 12 decimals nothing is rounded.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    [InlineData(int.MaxValue, false)]
    public void Differences_are_rounded_to_what_the_columns_are_written_with(int decimals, bool rounded)
    {
        var pair = new LikeColumns.Pair("a", "b", decimals);
        Table table = new([Number("a", [0.1, 0.5, double.NaN, 2]), Number("b", [0.3, 0.7, 1, double.NaN])]);
        double[] expected = rounded ? [0.2, 0.2] : [0.7 - 0.5, 0.3 - 0.1];

        Assert.Equal(expected, pair.Differences(table));
    }

    private static IReadOnlyList<LikeColumns.Pair> Pairs(params Column[] columns)
    {
        Table table = new(columns);
        return LikeColumns.Of(new DatasetContext(TableMaps.Dataset(table, table, table))).Pairs;
    }

    private static NumericColumn Number(string name, double[] values) => new(new ColumnSchema(name, ColumnKind.Numerical), values);

    private static DateTimeColumn Date(string name, int[] days) =>
        new(new ColumnSchema(name, ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")), [.. days.Select(d => new DateTime(2020, 1, 1).AddDays(d).Ticks)]);
}

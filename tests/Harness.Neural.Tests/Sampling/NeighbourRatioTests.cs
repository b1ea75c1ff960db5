using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Neural.Sampling;
using Harness.Tables;

namespace Harness.Neural.Tests.Sampling;

public sealed class NeighbourRatioTests
{
    [Theory]
    [InlineData(3.25, 2, 0.25 / 0.75)]
    [InlineData(3.25, 5, 0.25 / 2.25)]
    [InlineData(4, 5, 0)]
    [InlineData(30, 3, 20 / 22.0)]
    [InlineData(3.25, 99, 0.25 / 6.75)]
    public void It_is_the_nearest_distance_over_that_of_the_kth_nearest(double place, int neighbour, double ratio)
    {
        Table train = Numbers([.. Enumerable.Range(0, 11).Select(i => (double)i)]);
        Assert.Equal(ratio, new NeighbourRatio(train, neighbour).Of(Numbers(place)).Single(), 1e-8);
    }

    [Fact]
    public void Labels_and_gaps_count_as_whole_columns()
    {
        Table train = new([Number("x", 0, 10, double.NaN), Label("c", "a", "b", null)]);

        // Distances of (1, a): .1, .9 + 1, 2; of (gap, b): 1 + 1, 1, 0 + 1.
        double[] ratios = new NeighbourRatio(train, 3).Of(new Table([Number("x", 1, double.NaN), Label("c", "a", "b")]));
        Assert.Equal(0.1 / 2, ratios[0], 1e-8);
        Assert.Equal(0.5, ratios[1], 1e-8);
    }

    [Fact]
    public void A_row_that_many_train_rows_equal_is_near_to_no_single_one() =>
        Assert.Equal([1, 0], new NeighbourRatio(Numbers(1, 1, 1, 2, 3), 3).Of(Numbers(1, 2)));

    [Fact]
    public void Of_a_single_train_row_or_of_ids_alone_nothing_is_told()
    {
        Assert.Equal([1, 1], new NeighbourRatio(Numbers(4), 5).Of(Numbers(4, 7)));
        Table ids = OddTables.Of("ids only");
        Assert.All(new NeighbourRatio(ids, 5).Of(ids), ratio => Assert.Equal(1, ratio));
    }

    [Fact]
    public void Rows_of_several_blocks_have_the_ratios_that_they_have_alone()
    {
        Table train = Numbers([.. Enumerable.Range(0, 50).Select(i => i * i / 7.0)]);
        double[] places = [.. Enumerable.Range(0, 5000).Select(i => i * 0.07)];
        double[] together = new NeighbourRatio(train, 5).Of(Numbers(places));
        Assert.All((int[])[0, 2047, 2048, 4999], i => Assert.Equal(new NeighbourRatio(train, 5).Of(Numbers(places[i])).Single(), together[i]));
    }

    [Property]
    public void It_lies_between_0_and_1(ulong seed)
    {
        TableSchema schema = RandomTables.Schema(seed);
        double[] ratios = new NeighbourRatio(RandomTables.Table(schema, seed), 5).Of(RandomTables.Table(schema, seed + 1));
        Assert.All(ratios, ratio => Assert.InRange(ratio, 0, 1));
    }

    [Fact]
    public void The_nearest_alone_is_no_ratio() => Assert.Throws<ArgumentOutOfRangeException>(() => new NeighbourRatio(Numbers(1, 2), 1));

    private static Table Numbers(params double[] values) => new([Number("x", values)]);

    private static NumericColumn Number(string name, params double[] values) => new(new(name, ColumnKind.Numerical), values);

    private static CategoricalColumn Label(string name, params string?[] values) => CategoricalColumn.FromLabels(new(name, ColumnKind.Categorical), values);
}

using Harness.Metrics.Contingency;
using Harness.Random;

namespace Harness.Tests.Metrics.Contingency;

public class ColumnSetsTests
{
    [Fact]
    public void All_sets_stand_in_the_order_of_the_schema()
    {
        // itertools.combinations(range(4), 2) and (…, 3)
        Assert.Equal(["01", "02", "03", "12", "13", "23"], Text(ColumnSets.Of(4, 2)));
        Assert.Equal(["012", "013", "023", "123"], Text(ColumnSets.Of(4, 3)));
        Assert.Equal(["0", "1"], Text(ColumnSets.Of(2, 1)));
        Assert.Empty(ColumnSets.Of(2, 3));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(31)]
    public void Drawn_triples_are_those_of_the_whole_list(int columns)
    {
        int[][] all = [.. ColumnSets.All(columns, 3)];

        int[] drawn = RandomStream.ForMetric("triples").Subset(all.Length, ColumnSets.MostTriples);

        Assert.Equal(ColumnSets.MostTriples, drawn.Length);
        Assert.Equal(Text(drawn.Select(i => all[i])), Text(ColumnSets.Of(columns, 3)));
    }

    [Theory]
    [InlineData(201)]
    [InlineData(3000)]
    public void Of_very_many_columns_as_many_other_triples_are_drawn(int columns)
    {
        int[][] drawn = ColumnSets.Of(columns, 3);

        Assert.Equal(ColumnSets.MostTriples, drawn.Length);
        Assert.Equal(drawn.Length, drawn.Select(t => (t[0], t[1], t[2])).Distinct().Count());
        Assert.All(drawn, t => Assert.True(0 <= t[0] && t[0] < t[1] && t[1] < t[2] && t[2] < columns));
        Assert.True(drawn.Max(t => t[2]) > columns / 2);
    }

    private static IEnumerable<string> Text(IEnumerable<int[]> sets) => sets.Select(s => string.Concat(s));
}

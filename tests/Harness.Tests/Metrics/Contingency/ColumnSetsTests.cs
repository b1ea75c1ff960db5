using Harness.Metrics.Contingency;
using Harness.Random;

namespace Harness.Tests.Metrics.Contingency;

public class ColumnSetsTests
{
    [Fact]
    public void All_sets_stand_in_the_order_of_the_schema()
    {
        // itertools.combinations(range(4), 2) and (…, 3)
        Assert.Equal(["01", "02", "03", "12", "13", "23"], Text(ColumnSets.Draw(4, 2)));
        Assert.Equal(["012", "013", "023", "123"], Text(ColumnSets.Draw(4, 3)));
        Assert.Equal(["0", "1"], Text(ColumnSets.Draw(2, 1)));
        Assert.Empty(ColumnSets.Draw(2, 3));
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
        Assert.Equal(Text(drawn.Select(i => all[i])), Text(ColumnSets.Draw(columns, 3)));
    }

    [Theory]
    [InlineData(201)]
    [InlineData(3000)]
    public void Of_very_many_columns_as_many_other_triples_are_drawn(int columns)
    {
        int[][] drawn = ColumnSets.Draw(columns, 3);

        Assert.Equal(ColumnSets.MostTriples, drawn.Length);
        Assert.Equal(drawn.Length, drawn.Select(t => (t[0], t[1], t[2])).Distinct().Count());
        Assert.All(drawn, t => Assert.True(0 <= t[0] && t[0] < t[1] && t[1] < t[2] && t[2] < columns));
        Assert.True(drawn.Max(t => t[2]) > columns / 2);
    }

    /// <summary>Of 201 and 202 columns four draws have a column twice, the lower or the upper one.</summary>
    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    public void Three_numbers_of_the_stream_are_a_triple_unless_two_are_equal(int columns)
    {
        RandomStream stream = RandomStream.ForMetric("triples");
        int[][] threes = [.. Enumerable.Range(0, 204).Select(i => Enumerable.Range(3 * i, 3).Select(p => stream.Index((ulong)p, columns)).Order().ToArray())];
        IEnumerable<int[]> triples = threes.Where(t => t.Distinct().Count() == 3).OrderBy(t => t[0]).ThenBy(t => t[1]).ThenBy(t => t[2]);

        Assert.Contains(threes, t => t[0] == t[1]);
        Assert.Contains(threes, t => t[1] == t[2]);
        Assert.Equal(triples, ColumnSets.Draw(columns, 3));
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(5, 2)]
    [InlineData(13, 3)]
    [InlineData(201, 3)]
    public void Sets_are_drawn_once_and_always_the_same(int columns, int size)
    {
        Assert.Same(ColumnSets.Of(columns, size), ColumnSets.Of(columns, size));
        Assert.Equal(ColumnSets.Draw(columns, size), ColumnSets.Of(columns, size));
    }

    private static IEnumerable<string> Text(IEnumerable<int[]> sets) => sets.Select(s => string.Concat(s));
}

using Harness.Metrics;
using Harness.Metrics.Contingency;
using Harness.Tables;
using static Harness.Tests.Metrics.Contingency.TestColumns;

namespace Harness.Tests.Metrics.Contingency;

/// <summary>By hand: four rows each, so every row in another cell costs an eighth twice.</summary>
public class MarginalAccuracyTests
{
    private static readonly Table Train = new([Numbers("n", 4, 2, 3, 1), Labels("l", "q", "p", "q", "p"), Labels("k", "t", "t", "t", "t")]);

    // In the order of train's 1, 2, 3, 4: the second row has a label of the upper half, the third a label that train lacks, the last a number beyond its range and no label.
    private static readonly Table Other = new([Numbers("n", 1, 1, 4, 9), Labels("l", "p", "q", "q", null), Labels("k", "t", "t", "f", "t")]);

    /// <summary>
    /// Two cells a column: n up to 2½ or 4, l p or q. Train has n 2, 2; l 2, 2; k 4; pairs (low, p) 2, (high, q) 2. The other has n 2, 1
    /// and 1 beyond; l 1, 2 and 1 other; k 3 and 1 other; pairs (low, p), (low, q), (high, q) and (beyond, other) once each, the third with the
    /// k that train lacks.
    /// </summary>
    [Theory]
    [InlineData(1, "n 0.75, l 0.75, k 0.75")]
    [InlineData(2, "n × l 0.5, n × k 0.5, l × k 0.5")]
    [InlineData(3, "n × l × k 0.25")]
    public void The_accuracy_is_the_share_of_rows_in_cells_of_both(int columns, string expected) =>
        Assert.Equal(expected, Text(MarginalAccuracy.Of(Train, Other, columns, 2)));

    /// <summary>Ten and five bins of four numbers have each in its own: of n train has 1, 2, 3, 4 once, the other 1 twice and 4.</summary>
    [Theory]
    [InlineData(1, 10, "n 0.5, l 0.75, k 0.75")]
    [InlineData(2, 10, "n × l 0.5, n × k 0.25, l × k 0.5")]
    [InlineData(3, 5, "n × l × k 0.25")]
    public void Cells_are_those_that_are_published_where_none_are_given(int columns, int cells, string expected)
    {
        Assert.Equal(cells, MarginalAccuracy.PublishedCells(columns));
        Assert.Equal(expected, Text(MarginalAccuracy.Of(Train, Other, columns)));
    }

    [Fact]
    public void Two_tables_and_one_to_three_columns_a_set_are_needed()
    {
        Assert.Throws<ArgumentNullException>("train", () => MarginalAccuracy.Of(null!, Other, 1));
        Assert.Throws<ArgumentNullException>("other", () => MarginalAccuracy.Of(Train, null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => MarginalAccuracy.Of(Train, Other, 0));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => MarginalAccuracy.Of(Train, Other, 4));
    }

    private static string Text(IEnumerable<MetricPart> parts) => string.Join(", ", parts.Select(p => FormattableString.Invariant($"{p.Label} {p.Value}")));
}

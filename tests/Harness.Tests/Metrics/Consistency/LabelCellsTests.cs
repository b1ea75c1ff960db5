using Harness.Metrics.Consistency;
using Harness.Tables;
using Harness.Tests.Metrics.Contingency;

namespace Harness.Tests.Metrics.Consistency;

public class LabelCellsTests
{
    /// <summary>Up to fifty labels have a cell each, of more the fifty-first and all others share one. Label i occurs once less than label i − 1.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(48, 48)]
    [InlineData(49, 49)]
    [InlineData(50, 50)]
    [InlineData(51, 51)]
    [InlineData(60, 51)]
    public void Labels_beyond_the_fifty_most_frequent_share_a_cell_and_the_last_two_are_for_unknown_and_missing_ones(int labels, int cells)
    {
        var learned = new LabelCells(new Table([TestColumns.Numbered("y", Enumerable.Range(0, labels).SelectMany(i => Enumerable.Repeat(i, labels - i)))]));
        int[] codes = Assert.Single(learned.Encode(new Table([TestColumns.Labels("y", [.. Enumerable.Range(0, labels).Select(i => $"{i:000}"), "unknown", null])])));

        Assert.Equal([.. Enumerable.Range(0, labels).Select(i => Math.Min(i, 50)), cells, cells + 1], codes);
        Assert.Equal((cells + 2, cells), (Assert.Single(learned.Cells), learned.Labels(0)));
    }
}

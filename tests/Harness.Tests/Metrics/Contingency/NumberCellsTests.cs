using FsCheck.Xunit;
using Harness.Metrics.Contingency;
using Harness.Random;

namespace Harness.Tests.Metrics.Contingency;

public class NumberCellsTests
{
    /// <summary>Against .NET's binary search, at lengths on either side of those that are compared four at a time.</summary>
    [Property]
    public void The_cell_of_a_number_is_its_place_among_the_edges(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("numbers");
        double[] edges = [.. Enumerable.Range(0, stream.Index(0, 10)).Select(i => (double)stream.Index((ulong)i + 10, 20) - 10).Distinct().Order()];
        double[] special = [double.NaN, -0.0, 0, double.NegativeInfinity, double.PositiveInfinity, double.Epsilon, -double.MaxValue];
        double[] values = [.. Enumerable.Range(0, stream.Index(1, 40)).Select(i =>
            stream.Index((ulong)i + 100, 3) == 0 ? special[stream.Index((ulong)i + 200, special.Length)] : (stream.Index((ulong)i + 300, 48) - 24) / 2.0)];
        var cells = new int[values.Length];

        NumberCells.Write(values, edges, double.NegativeInfinity, double.PositiveInfinity, cells);
        Assert.Equal(values.Select(v => double.IsNaN(v) ? edges.Length + 1 : Place(v)), cells);

        NumberCells.Write(values, edges, -3, 5, cells);
        Assert.Equal(values.Select(v => double.IsNaN(v) ? edges.Length + 2 : v is < -3 or > 5 ? edges.Length + 1 : Place(v)), cells);

        int Place(double value) => Array.BinarySearch(edges, value) is >= 0 and var found ? found : ~Array.BinarySearch(edges, value);
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 5, new[] { 2.0, 4, 6, 8 })]
    [InlineData(new[] { 1.0, 2, 3, 4, 5 }, 2, new[] { 2.0 })]
    [InlineData(new[] { 1.0, 1, 1, 1, 1, 2, 3, 4 }, 3, new[] { 1.0 })]
    [InlineData(new[] { 1.0, 1, 2, 2, 2, 3 }, 3, new[] { 1.0, 2 })]
    [InlineData(new[] { 4.0, 4 }, 3, new double[0])]
    [InlineData(new double[0], 3, new double[0])]
    public void Edges_part_numbers_by_equal_counts_or_few_different_ones_each_from_the_next(double[] sorted, int most, double[] edges) =>
        Assert.Equal(edges, NumberCells.Edges(sorted, most));
}

using FsCheck.Xunit;
using Harness.Metrics.Rules;
using Harness.Random;

namespace Harness.Tests.Metrics.Rules;

/// <summary>Rows that are off are counted up to where it is plain that there are too many, and no farther.</summary>
public class BreachesTests
{
    /// <summary>By hand: 3, −3 and 4 are off by more than 2; what is off by 2 is not, nor is a row without a difference.</summary>
    [Fact]
    public void Rows_off_by_more_than_the_tolerance_to_either_side_are_counted() =>
        Assert.Equal(3, Count([2, 3, double.NaN, -2, -3, 0, 4], 2, 100));

    /// <summary>As many as are allowed are counted to the end; one more, and no later row is looked at.</summary>
    [Theory]
    [InlineData(3, 3, 6)]
    [InlineData(2, 3, 4)]
    [InlineData(0, 1, 1)]
    public void Counting_ends_above_the_most(int most, int broken, int looked)
    {
        List<int> rows = [];

        Assert.Equal(broken, Breaches.Count(new Listed([9, 9, 0, 9, 0, double.NaN], rows), 6, 1, most));
        Assert.Equal(Enumerable.Range(0, looked), rows);
    }

    /// <summary>Three of the first rows that have all values, all off, are enough to say that there is no identity; one among them that is near lets all be counted.</summary>
    [Theory]
    [InlineData(new[] { double.NaN, 9, 9, double.NaN, 9, 0, 0 }, int.MaxValue)]
    [InlineData(new[] { 9, 9, 0, 9, 9, 9, 9.0 }, 6)]
    [InlineData(new[] { 9, 9, double.NaN, 0, 9, 9, 9 }, 5)]
    [InlineData(new[] { 0, 9, 9, 9, 9.0 }, 4)]
    [InlineData(new[] { 9, 9, double.NaN }, 2)]
    [InlineData(new[] { 0, 0, 0, 0.0 }, 0)]
    [InlineData(new[] { double.NaN, double.NaN, double.NaN, double.NaN }, 0)]
    public void Where_the_first_rows_are_all_off_it_is_no_identity(double[] differences, int expected) =>
        Assert.Equal(expected, Count(differences, 1, 100, 3));

    [Fact]
    public void A_table_without_rows_breaks_nothing() => Assert.Equal(0, Count([], 0, 0, 1));

    [Property]
    public void What_is_counted_is_the_number_of_rows_that_are_off(ulong seed)
    {
        RandomStream stream = new(seed);
        double[] differences =
        [
            .. Enumerable.Range(0, stream.Index(0, 60)).Select(i => stream.Fork("gap").Index((ulong)i, 5) == 0 ? double.NaN : stream.Fork("off").Index((ulong)i, 7) - 3),
        ];
        int off = differences.Count(d => d is < -1 or > 1);

        Assert.Equal(off, Count(differences, 1, off));
        Assert.Equal(off == 0 ? 0 : off / 2 + 1, Count(differences, 1, off / 2));

        double[] first = [.. differences.Where(d => !double.IsNaN(d)).Take(4)];
        Assert.Equal(first.Length == 4 && first.All(d => d is < -1 or > 1) ? int.MaxValue : off, Count(differences, 1, 60, 4));
    }

    private static int Count(double[] differences, double tolerance, int most, int screened = int.MaxValue) =>
        Breaches.Count(new Listed(differences, []), differences.Length, tolerance, most, screened);

    private readonly struct Listed(double[] differences, List<int> rows) : Breaches.IDifference
    {
        public double At(int row)
        {
            rows.Add(row);
            return differences[row];
        }
    }
}

using FsCheck.Xunit;
using Harness.Metrics.Rules;
using Harness.Random;

namespace Harness.Tests.Metrics.Rules;

/// <summary>What a column of numbers may err by, what is little beside its scatter, and which of its rows say most.</summary>
public class RealNumbersTests
{
    /// <summary>Half a unit of the last decimal, and the error of calculating.</summary>
    [Theory]
    [InlineData(0, 0.25, 0.75)]
    [InlineData(1, 0, 0.05)]
    [InlineData(3, 0.125, 0.1255)]
    public void Rounding_errs_by_half_a_unit_of_the_last_decimal(int decimals, double error, double expected) =>
        Assert.Equal(expected, new RealNumbers("x", [1, 2], decimals, 2, error).Rounding, 1e-15);

    /// <summary>Of −10, 0 and 10 the deviation is 10 (divisor n − 1), a tenth of it 1; a gap has no part in it.</summary>
    [Theory]
    [InlineData(0.5, true)]
    [InlineData(1, true)]
    [InlineData(1.01, false)]
    [InlineData(11, false)]
    public void A_tenth_of_the_deviation_is_still_telling(double tolerance, bool isTelling) =>
        Assert.Equal(isTelling, Of([-10, double.NaN, 0, 10, double.NaN]).IsTelling(tolerance));

    /// <summary>Gaps are more frequent than any number, and count for none.</summary>
    [Theory]
    [InlineData(new double[] { 0, 5, 0, double.NaN, 7, 0 }, new[] { 1, 4 })]
    [InlineData(new double[] { 3, double.NaN, double.NaN, 4, double.NaN, 4, 5 }, new[] { 0, 6 })]
    [InlineData(new double[] { 8, 2, 8, 2, 9 }, new[] { 1, 3, 4 })]
    [InlineData(new double[] { double.NaN, double.NaN }, new int[] { })]
    [InlineData(new double[] { }, new int[] { })]
    public void Rows_of_other_numbers_than_the_most_frequent_are_telling(double[] values, int[] expected) => Assert.Equal(expected, Of(values).Telling);

    /// <summary>The first 4,096 rows say what is frequent, though the number of all later ones is more so; 256 rows are enough.</summary>
    [Fact]
    public void The_first_rows_say_what_is_frequent_and_so_many_are_enough()
    {
        double[] values = [.. Enumerable.Range(0, 12_000).Select(i => i >= 4096 ? 1 : i % 2 == 0 ? 0 : i)];

        Assert.Equal(Enumerable.Range(0, 256).Select(i => 2 * i + 1), Of(values).Telling);
    }

    [Property]
    public void Telling_rows_are_those_of_the_definition(ulong seed)
    {
        RandomStream stream = new(seed);
        double[] values = [.. Enumerable.Range(0, stream.Index(0, 50)).Select(i => stream.Index((ulong)i + 1, 5) is var v && v == 4 ? double.NaN : v)];
        double frequent = -1;
        foreach (double value in values)
        {
            // Of two that are as frequent it is the earlier one.
            frequent = values.Count(v => v == value) > values.Count(v => v == frequent) ? value : frequent;
        }

        Assert.Equal(Enumerable.Range(0, values.Length).Where(i => values[i] >= 0 && values[i] != frequent), Of(values).Telling);
    }

    private static RealNumbers Of(double[] values) => new("x", values, 0, 10, 0);
}

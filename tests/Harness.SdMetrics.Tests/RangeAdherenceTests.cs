using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.SingleColumn;
using Harness.Tables;

namespace Harness.SdMetrics.Tests;

/// <summary>Expected is what SDMetrics 0.32.0 gave for the same values.</summary>
public class RangeAdherenceTests
{
    private const double Gap = double.NaN;

    [Fact]
    public void Declared_bounds_go_before_real_ones()
    {
        var range = new ColumnRange { Minimum = 0, Maximum = 10, IsNullable = true };

        Assert.Equal(1, RangeAdherence.Boundary([1, 2, 3], [0, 2, 5, Gap], range).Value);
        Assert.Equal(0.75, RangeAdherence.Boundary([1, 2, 3], [0, 2, 5, Gap], range with { IsNullable = null }).Value);
        Assert.Equal(0.25, RangeAdherence.Boundary([1, 2, 3], [0, 2, 5, Gap], new ColumnRange()).Value);
        Assert.Equal(0.5, RangeAdherence.Boundary([1, Gap, 3], [2, Gap], new ColumnRange { IsNullable = false }).Value);
    }

    [Fact]
    public void Infinities_are_numbers_and_nothing_is_within_what_no_real_value_bounds()
    {
        Assert.Equal(0.5, RangeAdherence.Boundary([double.NegativeInfinity, 3], [double.NegativeInfinity, double.PositiveInfinity], new ColumnRange()).Value);
        Assert.Equal(0, RangeAdherence.Boundary([Gap], [1], new ColumnRange()).Value);
        Assert.False(RangeAdherence.Boundary([1], [], new ColumnRange()).HasValue);
    }

    [Fact]
    public void Labels_are_equal_as_in_Python()
    {
        var range = new ColumnRange { Values = ["a", "b", "c"], IsNullable = true };

        Assert.Equal(0.75, RangeAdherence.Category(["a", "b"], ["a", "c", null, "z"], range).Value);
        Assert.Equal(0, RangeAdherence.Category(["1"], ["1", "2"], new ColumnRange { Values = [1, 2, 3] }).Value);
        Assert.Equal(1, RangeAdherence.Category([1.0], [1, 1.0, true], new ColumnRange()).Value);
        Assert.False(RangeAdherence.Category(["a"], [], new ColumnRange()).HasValue);
    }

    [Theory]
    [InlineData("03/01/2020", "05/01/2020", 0, 0.5)]
    [InlineData("03/01/2020", "25/12/2020", double.NaN, 1)]
    public void Bounds_of_dates_are_read_month_first(string earliest, string latest, double expected, double right)
    {
        var schema = new ColumnSchema("d", ColumnKind.DateTime, new DateTimeFormat("%d/%m/%Y"));
        var real = new DateTimeColumn(schema, [new DateTime(2020, 1, 3).Ticks, new DateTime(2020, 1, 5).Ticks]);
        var synthetic = new DateTimeColumn(schema, [new DateTime(2020, 1, 4).Ticks, new DateTime(2020, 2, 2).Ticks]);
        var range = new ColumnRange { Earliest = earliest, Latest = latest };

        Assert.Equal(expected, RangeAdherence.Boundary(real, synthetic, range).Value);
        Assert.Equal(right, RangeAdherence.Boundary(real, synthetic, range, readByFormat: true).Value);
    }

    [Theory]
    [InlineData(@"([A-Z])-(\d)", 0.75)]
    [InlineData(@"(?P<p>[A-Z])-(?P<d>\d)", 0.5)]
    public void Named_groups_have_to_occur(string pattern, double expected) =>
        Assert.Equal(expected, FormatMetrics.RegexFormatAdherence(["A-1", "B-2"], ["A-1", "A-2", "C-9", "x"], pattern).Value);

    [Fact]
    public void A_pattern_that_takes_too_long_is_an_error() =>
        Assert.NotNull(FormatMetrics.RegexFormatAdherence([], [new string('a', 60)], @"(?=a)(a+)+b").Error);
}

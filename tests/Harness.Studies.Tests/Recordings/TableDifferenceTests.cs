using System.Globalization;
using Harness.Studies.Recordings;
using Harness.Tables;

namespace Harness.Studies.Tests.Recordings;

public sealed class TableDifferenceTests
{
    private static readonly double[] Numbers = [1, 2, 3, 4];

    [Fact]
    public void Numbers_differ_in_standard_deviations_of_the_recording()
    {
        // The standard deviation of 1 2 3 4 is 1.2909944487 (NumPy, ddof = 1).
        TableDifference difference = TableDifference.Between(Table(Numbers, "a", "b", "a", "b"), Table([1, 2, 3, 4.5], "a", "b", "a", "b"));

        Assert.Equal((8, 0, 1, "x"), (difference.Cells, difference.OtherLabels, difference.OtherNumbers, difference.Column));
        Assert.Equal(0.5 / 1.2909944487358056, difference.Largest, 12);
        Assert.False(difference.IsRounding);
    }

    [Theory]
    [InlineData(1e-7, "a", true)]
    [InlineData(1e-5, "a", false)]
    [InlineData(0, "b", false)]
    public void Rounding_is_the_same_labels_and_numbers_to_a_millionth_of_a_deviation(double shift, string label, bool isRounding) =>
        Assert.Equal(isRounding, TableDifference.Between(Table(Numbers, "a", "b", "a", "a"), Table([1, 2, 3, 4 + shift], "a", "b", "a", label)).IsRounding);

    [Fact]
    public void A_gap_in_another_place_is_another_cell()
    {
        TableDifference difference = TableDifference.Between(Table([1, double.NaN, 3, 4], "a", "", "a", "b"), Table([double.NaN, 2, 3, 4], "a", "b", "a", "b"));

        Assert.Equal((3, 0), (difference.OtherLabels, difference.OtherNumbers));
    }

    [Fact]
    public void A_constant_number_that_changes_is_no_rounding() =>
        Assert.False(TableDifference.Between(Table([2, 2], "a", "a"), Table([2, 2.0000001], "a", "a")).IsRounding);

    [Fact]
    public void Tables_of_other_sizes_have_no_cells_in_common()
    {
        TableDifference difference = TableDifference.Between(Table(Numbers, "a", "b", "a", "b"), Table([1], "a"));

        Assert.Equal(0, difference.Cells);
        Assert.False(difference.IsRounding);
    }

    private static Table Table(double[] numbers, params string[] labels) => CsvTableReader.Parse(
        "x,y\n" + string.Concat(numbers.Zip(labels).Select(p => $"{(double.IsNaN(p.First) ? "" : p.First.ToString("R", CultureInfo.InvariantCulture))},{p.Second}\n")),
        "table",
        new TableSchema([new ColumnSchema("x", ColumnKind.Numerical), new ColumnSchema("y", ColumnKind.Categorical)]));
}

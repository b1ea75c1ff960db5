using Harness.Arbitraries;
using Harness.Metrics;
using Harness.Pictures;
using Harness.Tables;

namespace Harness.Tests.Pictures;

public class DifferencePictureTests
{
    private const int Rows = 200;

    /// <summary>Days between dates are drawn in days, hours within two days in hours, numbers as they are; by hand.</summary>
    [Theory]
    [InlineData(24, "closed − opened, days", 9.5)]
    [InlineData(1, "closed − opened, hours", 9.5)]
    public void Dates_are_drawn_in_a_unit_that_fits(int hours, string name, double mean)
    {
        Table table = new([Dates("opened", i => 100 * i), Dates("closed", i => 100 * i + hours * (i % 20))]);

        DifferencePicture picture = Assert.Single(DifferencePicture.Of(new DatasetContext(TableMaps.Dataset(table, table, table)), [table]));

        Assert.Equal(("opened", "closed", name), (picture.First, picture.Second, picture.Difference.Name));
        Assert.Equal(mean, picture.Difference.Real.Mean!.Value, 1e-9);
        Assert.Equal(picture.Difference.Number!.Real, picture.Difference.Number.Synthetic[0]);
    }

    [Fact]
    public void Numbers_are_drawn_as_they_are_and_a_table_without_any_difference_too()
    {
        Table table = new([Numbers("a", i => i), Numbers("b", i => i + i % 5)]);
        Table empty = new([Numbers("a", _ => double.NaN), Numbers("b", i => i)]);

        DifferencePicture picture = Assert.Single(DifferencePicture.Of(new DatasetContext(TableMaps.Dataset(table, table, table)), [table, empty]));

        Assert.Equal(("b − a", 2), (picture.Difference.Name, picture.Difference.Real.Mean));
        Assert.All(picture.Difference.Number!.Synthetic[1], share => Assert.Equal(0, share));
    }

    [Fact]
    public void Columns_that_are_not_alike_have_none()
    {
        Table table = new([Numbers("a", i => i), Numbers("b", i => i * 17 % 100)]);

        Assert.Empty(DifferencePicture.Of(new DatasetContext(TableMaps.Dataset(table, table, table)), [table]));
    }

    private static NumericColumn Numbers(string name, Func<int, double> value) => new(new ColumnSchema(name, ColumnKind.Numerical), [.. Enumerable.Range(0, Rows).Select(value)]);

    private static DateTimeColumn Dates(string name, Func<int, int> hour) =>
        new(new ColumnSchema(name, ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d %H:%M")), [.. Enumerable.Range(0, Rows).Select(i => new DateTime(2024, 1, 1).AddHours(hour(i)).Ticks)]);
}

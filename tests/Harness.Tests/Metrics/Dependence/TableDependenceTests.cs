using Harness.Metrics.Dependence;
using Harness.Tables;

namespace Harness.Tests.Metrics.Dependence;

public class TableDependenceTests
{
    /// <summary>Means 1 and 3 of the groups 0, 2 and 2, 4 explain 4 of the 8 that squares about the mean 2 sum to: η² is a half. A dot is a missing cell.</summary>
    [Theory]
    [InlineData("0224", "aabb")]
    [InlineData("0224.", "aabba")]
    [InlineData("02249", "aabb.")]
    [InlineData("9.0224", "..aabb")]
    public void The_correlation_ratio_is_that_of_the_rows_that_have_both(string number, string label)
    {
        Column x = new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [.. number.Select(c => c == '.' ? double.NaN : c - '0')]);
        Column group = CategoricalColumn.FromLabels(new ColumnSchema("group", ColumnKind.Categorical), [.. label.Select(c => c == '.' ? null : c.ToString())]);

        Assert.Equal(Math.Sqrt(0.5), Association(x, group), 1e-12);
        Assert.Equal(Math.Sqrt(0.5), Association(group, x), 1e-12);
    }

    private static double Association(params Column[] columns)
    {
        Table table = new(columns);
        return TableDependence.Of(table, OrderedValues.Learn(table), TableDependence.Modelled(table), TestContext.Current.CancellationToken).Association[0, 1];
    }
}

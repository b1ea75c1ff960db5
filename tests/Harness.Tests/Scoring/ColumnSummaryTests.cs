using Harness.Scoring;
using Harness.Tables;

namespace Harness.Tests.Scoring;

public class ColumnSummaryTests
{
    /// <summary>Expected numbers: pandas 1.5.3, <c>Series([1, nan, 2, 6, 3]).agg(["mean", "median", "std"])</c>.</summary>
    [Fact]
    public void Numbers_have_mean_median_and_deviation_of_what_is_there_labels_their_number()
    {
        var day = new ColumnSchema("day", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d"));
        Table table = new(
        [
            new NumericColumn(new("x", ColumnKind.Numerical), [1, double.NaN, 6, 2, 3]),
            CategoricalColumn.FromLabels(new("id", ColumnKind.Id), ["1", "2", "3", "4", "5"]),
            new CategoricalColumn(new("label", ColumnKind.Categorical), [0, 3, -1, 3, 0], ["a", "b", "c", "d"]),
            new NumericColumn(new("empty", ColumnKind.Numerical), [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN]),
            new NumericColumn(new("once", ColumnKind.Numerical), [double.NaN, 7, double.NaN, double.NaN, double.NaN]),
            new DateTimeColumn(day, [new DateTime(1970, 1, 2).Ticks, new DateTime(1970, 1, 4).Ticks, DateTimeColumn.Missing, DateTimeColumn.Missing, DateTimeColumn.Missing]),
        ]);
        IReadOnlyList<ColumnSummary> summaries = ColumnSummary.Of(table);
        Assert.Equal(2.160246899469287, summaries[0].StandardDeviation!.Value, 1e-12);
        Assert.Equal(new ColumnSummary("x", 4, 1, 3, 2.5, null, null), summaries[0] with { StandardDeviation = null });
        Assert.Equal(new ColumnSummary("label", 4, 1, null, null, null, 2), summaries[1]);
        Assert.Equal(new ColumnSummary("empty", 0, 5, null, null, null, null), summaries[2]);
        Assert.Equal(new ColumnSummary("once", 1, 4, 7, 7, null, null), summaries[3]);
        Assert.Equal(new ColumnSummary("day", 2, 3, 2 * 86400, 2 * 86400, null, null), summaries[4] with { StandardDeviation = null });
        Assert.Equal(86400 * Math.Sqrt(2), summaries[4].StandardDeviation!.Value, 1e-6);
    }

    [Fact]
    public void Without_a_table_there_is_nothing_to_summarise() => Assert.Throws<ArgumentNullException>(() => ColumnSummary.Of(null!));
}

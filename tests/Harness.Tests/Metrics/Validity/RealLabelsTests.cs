using Harness.Metrics.Validity;
using Harness.Tables;

namespace Harness.Tests.Metrics.Validity;

public class RealLabelsTests
{
    private static readonly RealLabels Labels = new(Column([1, -1, 1, 3, -1], "a", "b", "c", "d"), Column([1, -1, 1, 3, -1, 4, 4, 4], "a", "b", "c", "d", "e"));

    [Fact]
    public void Labels_are_those_that_a_real_row_has_and_train_rows_without_one_do_not_count()
    {
        Assert.Equal(["b", "d", "e"], Labels.Levels);
        Assert.Equal([2, 1, 3], Labels.Real);
        Assert.Equal([2, 1, 0], Labels.Train);
        Assert.Equal(3, Labels.Labelled);
    }

    [Fact]
    public void Another_column_is_counted_by_these_labels_and_by_those_beside_them_that_it_has()
    {
        (int[] counts, int[] others) = Labels.In(Column([0, 0, 2, -1, 3, 3, 3], "a", "b", "d", "f", "g"));

        Assert.Equal([0, 1, 0], counts);
        Assert.Equal([2, 3], others);
    }

    private static CategoricalColumn Column(int[] codes, params string[] levels) => new(new ColumnSchema("label", ColumnKind.Categorical), codes, levels);
}

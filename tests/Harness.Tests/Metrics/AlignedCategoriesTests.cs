using Harness.Metrics;
using Harness.Tables;

namespace Harness.Tests.Metrics;

public class AlignedCategoriesTests
{
    [Fact]
    public void Levels_are_those_that_a_row_of_either_table_has_in_ordinal_order()
    {
        var schema = new ColumnSchema("label", ColumnKind.Categorical);
        var train = new CategoricalColumn(schema, [3, -1, 0, 3], ["B", "C", "a", "c"]);
        var synthetic = new CategoricalColumn(schema, [0, 3, 0, -1, 1], ["a", "c", "z", "é"]);
        AlignedCategories aligned = AlignedCategories.Of(train, synthetic);
        Assert.Equal(["B", "a", "c", "é"], aligned.Levels);
        Assert.Equal([2, -1, 0, 2], aligned.Train);
        Assert.Equal([1, 3, 1, -1, 2], aligned.Synthetic);
    }
}

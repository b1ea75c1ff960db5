using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>Ordinal columns whose order is that of their numbers are numbers where rules are looked for, and no others are.</summary>
public class OrdinalNumbersTests
{
    [Fact]
    public void An_ordinal_column_of_numbers_is_a_column_of_numbers()
    {
        Table train = Of(["10", "9", "2.5"], ["low", "high", "low"]);
        Table synthetic = Of(["9", "odd", null], ["high", null, "7"]);

        Table made = OrdinalNumbers.In(synthetic, OrderedValues.Learn(train));

        NumericColumn rank = Assert.IsType<NumericColumn>(made["rank"]);
        Assert.Equal([9, double.NaN, double.NaN], rank.Values.ToArray());
        Assert.Equal(new ColumnSchema("rank", ColumnKind.Numerical), rank.Schema);
        Assert.Equal(["rank", "size", "code", "x"], made.Columns.Select(c => c.Name));
        Assert.All(["size", "code", "x"], name => Assert.Same(synthetic[name], made[name]));
    }

    [Fact]
    public void A_table_without_such_a_column_stays_as_it_is()
    {
        Table train = Of(["small", "large", "1"], ["low", "high", "low"]);

        Assert.Same(train, OrdinalNumbers.In(train, OrderedValues.Learn(train)));
    }

    // Numbers in 'code' have no order: the column is not ordinal.
    private static Table Of(string?[] ranks, string?[] sizes) => new(
    [
        CategoricalColumn.FromLabels(new ColumnSchema("rank", ColumnKind.Categorical) { IsOrdinal = true }, ranks),
        CategoricalColumn.FromLabels(new ColumnSchema("size", ColumnKind.Categorical) { IsOrdinal = true }, sizes),
        CategoricalColumn.FromLabels(new ColumnSchema("code", ColumnKind.Categorical), ["1", "2", "3"]),
        new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [1, 2, 3]),
    ]);
}

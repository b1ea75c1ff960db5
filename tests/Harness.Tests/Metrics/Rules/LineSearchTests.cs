using Harness.Arbitraries;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>Lines are found whatever the order of the rows, and what holds nearly hides nothing.</summary>
public class LineSearchTests
{
    /// <summary>The first thousand rows are cents, the last ones hundreds of thousands: a line through the first is off by more than rounding.</summary>
    [Fact]
    public void A_rounded_line_is_found_in_a_sorted_table_with_a_long_tail()
    {
        RandomStream stream = new(1);
        double[] net = [.. Enumerable.Range(0, 20_000).Select(i => Math.Round(Math.Exp(10 * stream.Uniform((ulong)i)), 2)).Order()];

        Assert.Equal(["tax = 0.19 · net"], Found(("net", net), ("tax", [.. net.Select(v => Math.Round(0.19 * v, 2))])));
    }

    [Fact]
    public void Two_columns_that_are_nearly_always_the_same_still_have_an_order_and_a_difference()
    {
        RandomStream stream = new(2);
        double[] ordered = [.. Enumerable.Range(0, 20_000).Select(i => Math.Floor(1 + 499 * stream.Uniform((ulong)i)))];
        double[] open = [.. ordered.Select((_, i) => i % 400 == 7 ? 1 + i / 400 : 0.0)];

        Assert.Equal(
            ["delivered + open = ordered", "delivered ≤ ordered"],
            Found(("ordered", ordered), ("delivered", [.. ordered.Zip(open, (a, b) => a - b)]), ("open", open)).Where(r => !r.StartsWith("open", StringComparison.Ordinal)));
    }

    /// <summary>Of so few rows every line is broken by fewer than are counted.</summary>
    [Fact]
    public void Sixty_rows_have_rules()
    {
        double[] low = [.. Enumerable.Range(0, 60).Select(i => (double)(i * 7 % 60))];

        Assert.Equal(["a ≤ b"], Found(("a", low), ("b", [.. low.Select((v, i) => v + i % 19)])));
    }

    /// <summary>Else twenty multiples of a number are four hundred sums of each other.</summary>
    [Fact]
    public void Multiples_of_a_column_are_no_sums_of_each_other()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => (double)(i * 37 % 101))];

        Assert.Equal(
            Enumerable.Range(2, 6).Select(i => $"c{i} = {i} · c1"),
            Found([.. Enumerable.Range(1, 7).Select(i => ($"c{i}", values.Select(v => i * v).ToArray()))]).Where(r => !r.Contains("multiple", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Found(params (string Name, double[] Values)[] columns)
    {
        var table = new Table([.. columns.Select(c => new NumericColumn(new ColumnSchema(c.Name, ColumnKind.Numerical), c.Values, NumberStyle.Decimal))]);
        return FoundRules.Of(TableMaps.Dataset(table, table, table.Take([])), 64).Rules.Select(r => r.ToString()!);
    }
}

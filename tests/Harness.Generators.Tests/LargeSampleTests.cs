using Harness.Generators.BayesNet;
using Harness.Tables;

namespace Harness.Generators.Tests;

/// <summary>A table of more rows than one block: it is put together of several.</summary>
public sealed class LargeSampleTests
{
    private const int Rows = 150_000;
    private const int BlockStart = 1 << 16;

    [Fact]
    public void It_has_every_row_and_every_kind_of_cell_and_ids_are_numbered_through()
    {
        DateTime day = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        Table train = new(
        [
            CategoricalColumn.FromLabels(new("key", ColumnKind.Id), [.. Enumerable.Range(0, 200).Select(i => $"k{i}")]),
            new NumericColumn(new("number", ColumnKind.Numerical), [.. Enumerable.Range(0, 200).Select(i => i % 10 == 3 ? double.NaN : i / 7.0)]),
            new DateTimeColumn(new("date", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")), [.. Enumerable.Range(0, 200).Select(i => day.AddDays(i).Ticks)]),
            CategoricalColumn.FromLabels(new("label", ColumnKind.Categorical), [.. Enumerable.Range(0, 200).Select(i => i % 4 == 0 ? "a" : "b")]),
        ]);
        IFittedGenerator fitted = new BayesNetGenerator().Fit(train, new FitContext { Seed = 1 });

        Table made = fitted.Sample(Rows, 5);

        Assert.Equal(Rows, made.RowCount);
        Assert.Equal(train.Columns.Select(c => c.Schema), made.Columns.Select(c => c.Schema));
        Assert.Equal(Rows, Enumerable.Range(0, Rows).Select(row => made["key"].Format(row)).Distinct(StringComparer.Ordinal).Count());

        // Shares are those of a table of one block, whose standard error is at most √(1/(4 · 65,536)) = .002.
        Table one = fitted.Sample(BlockStart, 6);
        Assert.Equal(Share(one, "a"), Share(made, "a"), 0.01);
        Assert.Equal(one["number"].MissingCount / (double)BlockStart, made["number"].MissingCount / (double)Rows, 0.01);
        Assert.InRange(((DateTimeColumn)made["date"]).Ticks.ToArray().Min(), day.Ticks, day.AddDays(2).Ticks);

        // Blocks differ, and the same seed gives the same table.
        double[] numbers = ((NumericColumn)made["number"]).Values.ToArray();
        Assert.NotEqual(numbers[..1000], numbers[BlockStart..(BlockStart + 1000)]);
        Assert.Equal(numbers, ((NumericColumn)fitted.Sample(Rows, 5)["number"]).Values.ToArray());
    }

    private static double Share(Table table, string label) => Enumerable.Range(0, table.RowCount).Count(row => table["label"].Format(row) == label) / (double)table.RowCount;
}

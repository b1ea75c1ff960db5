using Harness.Metrics.Dependence;
using Harness.Tables;

namespace Harness.Tests.Metrics.Dependence;

public class GapCellsTests
{
    /// <summary>Labels beyond the five most frequent ones are one cell, known or not, and those of fewer than 20 rows are not named; rows that lack the other value are left out.</summary>
    [Fact]
    public void Cells_are_five_labels_or_fifths_and_the_rest()
    {
        var labels = CategoricalColumn.FromLabels(new ColumnSchema("l", ColumnKind.Categorical), [.. Enumerable.Range(0, 120).Select(i => ((char)('a' + i % 6)).ToString()), "g", null]);
        GapCells cells = GapCells.Learn(labels);
        Assert.Equal([0, 1, 2, 3, 4, 5], cells.Encode(labels)[..6]);
        Assert.Equal([5, GapCells.Missing], cells.Encode(labels)[^2..]);
        Assert.Equal([5, 0], cells.Encode(CategoricalColumn.FromLabels(labels.Schema, ["new", "a"])));
        Assert.Equal((6, "l = e", "l is another"), (cells.Count, cells.Name(4), cells.Name(5)));
        GapCells rare = GapCells.Learn(CategoricalColumn.FromLabels(labels.Schema, ["a", "b"]));
        Assert.Equal((1, "l is there"), (rare.Count, rare.Name(0)));

        var numbers = new NumericColumn(new ColumnSchema("n", ColumnKind.Numerical), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, double.NaN]);
        GapCells fifths = GapCells.Learn(numbers);
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, GapCells.Missing], fifths.Encode(numbers));
        Assert.Equal((5, "n ≤ 2", "2 < n ≤ 4", "n > 8"), (fifths.Count, fifths.Name(0), fifths.Name(1), fifths.Name(4)));

        var two = new NumericColumn(new ColumnSchema("t", ColumnKind.Numerical), [0, 0, 0, 0, 1]);
        Assert.Equal((2, "t ≤ 0", "t > 0"), (GapCells.Learn(two).Count, GapCells.Learn(two).Name(0), GapCells.Learn(two).Name(1)));
        var one = new NumericColumn(new ColumnSchema("o", ColumnKind.Numerical), [3, 3]);
        Assert.Equal((1, "o is there"), (GapCells.Learn(one).Count, GapCells.Learn(one).Name(0)));
    }

    /// <summary>20 rows of a, 21 of b, to 25 of f: a is the one that is not named.</summary>
    [Fact]
    public void Labels_are_named_by_how_many_rows_have_them()
    {
        var labels = CategoricalColumn.FromLabels(new ColumnSchema("l", ColumnKind.Categorical), [.. Enumerable.Range(0, 6).SelectMany(i => Enumerable.Repeat(((char)('a' + i)).ToString(), 20 + i))]);
        GapCells cells = GapCells.Learn(labels);

        Assert.Equal(["l = f", "l = e", "l = d", "l = c", "l = b", "l is another"], Enumerable.Range(0, cells.Count).Select(cells.Name));
        Assert.Equal([5, 4, 3, 2, 1, 0], cells.Encode(labels).Distinct());
    }

    [Fact]
    public void Fifths_are_those_of_the_numbers_in_order_whatever_the_order_of_rows()
    {
        var numbers = new NumericColumn(new ColumnSchema("n", ColumnKind.Numerical), [10, 9, 8, 7, 6, double.NaN, 1, 2, 3, 4, 5]);

        Assert.Equal([4, 4, 3, 3, 2, GapCells.Missing, 0, 0, 1, 1, 2], GapCells.Learn(numbers).Encode(numbers));
    }
}

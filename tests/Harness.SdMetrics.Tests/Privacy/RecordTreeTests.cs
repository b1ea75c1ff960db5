using FsCheck.Xunit;
using Harness.Random;
using Harness.SdMetrics.Privacy;
using Harness.Tables;

namespace Harness.SdMetrics.Tests.Privacy;

/// <summary>
/// Against every pair of rows. Numbers are eighths of the reference's range, so that sums of distances are exact, and few, so that many rows are equal or equally near; leaves, whose rows
/// are at most 32, then have to end among equal values, or hold more rows than that.
/// </summary>
public class RecordTreeTests
{
    [Property(MaxTest = 30)]
    public void The_closest_row_is_that_of_all_pairs(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("rows");
        double gaps = stream.Uniform(0) < 0.5 ? 0 : 0.2;
        int columns = 1 + stream.Index(1, 11);
        int labels = stream.Index(2, columns + 1);
        (Table reference, double?[][] real) = Rows(1500, stream.Fork("reference"), 0);
        (Table data, double?[][] asked) = Rows(200, stream.Fork("data"), 4);

        RecordTree.Search search = new RecordTree(new RecordSpace(data, reference)).Searcher();

        for (int row = 0; row < asked.Length; row++)
        {
            double expected = real.Min(other => Enumerable.Range(0, columns).Sum(column => Distance(asked[row][column], other[column], column < labels)));
            Assert.Equal(expected, search.Closest(row));
        }

        // Data has values beyond the reference's range by as much as half of it on either side.
        (Table Table, double?[][] Cells) Rows(int count, RandomStream own, int beyond)
        {
            double?[][] cells = [.. Enumerable.Range(0, count).Select(row => Enumerable.Range(0, columns).Select(column =>
                row > 1 && own.Fork("gap").Fork(column).Uniform((ulong)row) < gaps ? (double?)null
                : column < labels ? own.Fork(column).Index((ulong)row, 3)
                : row < 2 ? 8 * row
                : own.Fork(column).Index((ulong)row, 9 + 2 * beyond) - beyond).ToArray())];
            return (new Table(Enumerable.Range(0, columns).Select(column => column < labels
                ? (Column)CategoricalColumn.FromLabels(new($"c{column}", ColumnKind.Categorical), [.. cells.Select(row => row[column] is { } label ? $"{label}" : null)])
                : new NumericColumn(new($"c{column}", ColumnKind.Numerical), [.. cells.Select(row => row[column] ?? double.NaN)]))), cells);
        }
    }

    [Fact]
    public void Rows_that_are_all_equal_are_one_leaf()
    {
        var schema = new ColumnSchema("x", ColumnKind.Numerical);
        var reference = new Table([new NumericColumn(schema, [.. Enumerable.Repeat(3.0, 100)])]);
        RecordTree.Search search = new RecordTree(new RecordSpace(new Table([new NumericColumn(schema, [3, 4, double.NaN])]), reference)).Searcher();
        Assert.Equal([0, 1, 1], Enumerable.Range(0, 3).Select(search.Closest));
    }

    private static double Distance(double? a, double? b, bool isLabel) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) or (_, null) => 1,
        ({ } x, { } y) => isLabel ? (x == y ? 0 : 1) : Math.Min(Math.Abs(x - y) / 8, 1),
    };
}

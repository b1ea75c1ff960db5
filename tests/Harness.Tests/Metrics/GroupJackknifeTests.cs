using Harness.Arbitraries;
using Harness.Metrics;
using Harness.Tables;

namespace Harness.Tests.Metrics;

public class GroupJackknifeTests
{
    private static readonly ColumnSchema Row = new("row", ColumnKind.Numerical);

    /// <summary>√((G − 1)/G · Σ (θ − θ̄)²) by hand: of 1, 2, 6 the squares sum to 14.</summary>
    [Fact]
    public void The_error_is_that_of_the_formula()
    {
        Assert.Equal(Math.Sqrt(2.0 / 3 * 14), GroupJackknife.Error([1, 2, 6]), 1e-12);
        Assert.Equal(0, GroupJackknife.Error([3, 3]));
        Assert.Equal(double.PositiveInfinity, GroupJackknife.Error([1, double.NegativeInfinity]));
        Assert.Equal(double.PositiveInfinity, GroupJackknife.Error([double.PositiveInfinity, 1]));
    }

    [Theory]
    [InlineData(2, 2, 2)]
    [InlineData(15, 15, 15)]
    [InlineData(16, 16, 16)]
    [InlineData(100, 100, 16)]
    [InlineData(100, 40, 16)]
    [InlineData(100, 5, 5)]
    public void Each_row_that_is_dealt_is_left_out_once(int rows, int mostRows, int groups)
    {
        var seen = new List<int[]>();
        GroupJackknife.Measure(Pair(rows), pair =>
        {
            Assert.Equal(seen.Count == 0, pair.WithUncertainty);
            seen.Add([.. ((NumericColumn)pair.Synthetic["row"]).Values.ToArray().Select(v => (int)v)]);
            return [new MetricResult.Computed("m", 1)];
        }, mostRows);

        Assert.Equal(1 + groups, seen.Count);
        Assert.Equal(Enumerable.Range(0, rows), seen[0]);
        int[] dealt = [.. seen.Skip(1).SelectMany(kept => kept).Distinct().Order()];
        Assert.Equal(Math.Min(rows, mostRows), dealt.Length);
        Assert.Equal(dealt, seen.Skip(1).SelectMany(kept => dealt.Except(kept)).Order());
        Assert.All(seen.Skip(1), kept => Assert.Equal(kept.Order(), kept));

        // Groups are as large as each other, to one row, and drawn at random: not the first rows, nor every n-th.
        Assert.All(seen.Skip(1), kept => Assert.InRange(dealt.Length - kept.Length, dealt.Length / groups, (dealt.Length + groups - 1) / groups));
        if (mostRows < rows)
        {
            Assert.NotEqual(Enumerable.Range(0, dealt.Length), dealt);
        }
    }

    [Fact]
    public void The_error_of_a_mean_is_that_of_the_textbook_and_of_a_part_of_the_rows_is_scaled()
    {
        // As many groups as rows: s/√n. Of 4 of 16 rows it is the error of 4, times √(4/16).
        Assert.Equal(Math.Sqrt(8 * 9 / 12.0 / 8), Error(8, 100), 1e-12);
        double[] dealt = [.. GroupJackknife.Deal(16).Take(4).Select(v => (double)v)];
        double deviation = Math.Sqrt(dealt.Sum(v => Math.Pow(v - dealt.Average(), 2)) / 3);
        Assert.Equal(deviation / Math.Sqrt(4) * 0.5, Error(16, 4), 1e-12);

        static double Error(int rows, int mostRows) =>
            ((MetricResult.Computed)GroupJackknife.Measure(Pair(rows), pair => [new MetricResult.Computed("m", ((NumericColumn)pair.Synthetic["row"]).Values.ToArray().Average())], mostRows)[0]).Uncertainty!.Value;
    }

    [Fact]
    public void What_has_an_error_of_its_own_or_no_value_stays_as_it_is()
    {
        IReadOnlyList<MetricResult> results = GroupJackknife.Measure(Pair(10), pair =>
        [
            new MetricResult.Computed("own", 1) { Uncertainty = 0.25 },
            new MetricResult.NotApplicable("none", "no label"),
            new MetricResult.Computed("jackknife", pair.Synthetic.RowCount == 10 ? 5 : 7),
            new MetricResult.Computed("beyond", pair.Synthetic.RowCount == 10 ? 5 : double.PositiveInfinity),
        ]);
        Assert.Equal(0.25, ((MetricResult.Computed)results[0]).Uncertainty);
        Assert.Equal("no label", ((MetricResult.NotApplicable)results[1]).Reason);
        Assert.Equal((5, 0.0), (((MetricResult.Computed)results[2]).Value, ((MetricResult.Computed)results[2]).Uncertainty));
        Assert.Null(((MetricResult.Computed)results[3]).Uncertainty);
    }

    [Fact]
    public void Where_no_error_is_asked_for_or_can_be_had_the_table_is_measured_once()
    {
        Assert.Equal(1, Calls(Pair(10, withUncertainty: false), null));
        Assert.Equal(1, Calls(Pair(1), null));
        Assert.Equal(1, Calls(Pair(10), 0.5));
        Assert.Equal(11, Calls(Pair(10), null));
        Assert.Equal(3, Calls(Pair(2), null));

        static int Calls(PairContext pair, double? uncertainty)
        {
            int calls = 0;
            GroupJackknife.Measure(pair, _ =>
            {
                calls++;
                return [new MetricResult.Computed("m", 1) { Uncertainty = uncertainty }];
            });
            return calls;
        }
    }

    private static PairContext Pair(int rows, bool withUncertainty = true)
    {
        Table table = new([new NumericColumn(Row, [.. Enumerable.Range(0, rows).Select(i => (double)i)])]);
        return new PairContext(TableMaps.Dataset(table, table, table), table) { WithUncertainty = withUncertainty };
    }
}

using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Validity;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Validity;

public class ValidityEvaluatorTests
{
    private static readonly ValidityEvaluator Evaluator = new();

    private static readonly ColumnSchema Decimal = new("decimal", ColumnKind.Numerical);
    private static readonly ColumnSchema Whole = new("whole", ColumnKind.Numerical);
    private static readonly ColumnSchema Label = new("label", ColumnKind.Categorical);
    private static readonly ColumnSchema Day = new("day", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d"));

    private static readonly Dataset Real = RandomTables.Dataset(new Table(
    [
        new NumericColumn(Decimal, [4.3, 5, 7.5, double.NaN]),
        new NumericColumn(Whole, [1, 2, 3, 9]),
        CategoricalColumn.FromLabels(Label, ["a", "b", "a", "b"]),
        new DateTimeColumn(Day, [Ticks(1), Ticks(3), Ticks(5), Ticks(7)]),
        CategoricalColumn.FromLabels(new ColumnSchema("id", ColumnKind.Id), ["1", "2", "3", "4"]),
    ]));

    [Property]
    public void Real_rows_are_valid(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        foreach (Table table in (Table[])[dataset.Train, dataset.Holdout, dataset.Real])
        {
            Assert.All(Evaluator.Values(dataset, table), value => Assert.True(value is 0 or double.NaN));
        }
    }

    [Fact]
    public void Each_kind_of_invalid_cell_is_counted_and_shown()
    {
        Table synthetic = new(
        [
            new NumericColumn(Decimal, [3.9, double.NaN, 1, 8, 5.5]),
            new NumericColumn(Whole, [1.5, 4, double.NaN, 9.5, 0]),
            CategoricalColumn.FromLabels(Label, ["c", "a", "B", null, "b"]),
            new DateTimeColumn(Day, [Ticks(2), Ticks(8), Ticks(1), Ticks(7), Ticks(4)]),
            CategoricalColumn.FromLabels(new ColumnSchema("id", ColumnKind.Id), ["x", "x", "x", "x", null]),
        ]);

        MetricResult.Computed invalid = Evaluator.Computed("invalid-cells", Real, synthetic);
        Assert.Equal(11 / 20.0, invalid.Value, 1e-15);
        Assert.Equal(
            [
                new MetricPart("decimal", null, 0.6, "2 below the minimum 4.3 (first: 3.9); 1 above the maximum 7.5 (first: 8.0)"),
                new MetricPart("whole", null, 0.8, "1 below the minimum 1 (first: 0.0); 1 above the maximum 9 (first: 9.5); 1 not whole, as every real one is (first: 1.5); 1 missing, which the real column never is"),
                new MetricPart("label", null, 0.6, "2 of a level that the real column never has (first: c); 1 missing, which the real column never is"),
                new MetricPart("day", null, 0.2, "1 above the maximum 2001-01-07 (first: 2001-01-08)"),
            ],
            invalid.Parts);
        MetricResult.Computed worst = Evaluator.Computed("invalid-cells-worst", Real, synthetic);
        Assert.Equal(0.8, worst.Value);
        Assert.Equal(invalid.Parts, worst.Parts);
        Assert.Equal([0.6, 0.4, 0.2], Evaluator.Computed("out-of-range", Real, synthetic).Parts.Select(p => p.Value));
        Assert.Equal([invalid.Parts[0].Note, invalid.Parts[1].Note, invalid.Parts[3].Note], Evaluator.Computed("out-of-range", Real, synthetic).Parts.Select(p => p.Note));
        Assert.Equal([("whole", 0.2)], Evaluator.Computed("fractions", Real, synthetic).Parts.Select(p => (p.Name, p.Value)));
        Assert.Equal([("label", 0.4)], Evaluator.Computed("unknown-labels", Real, synthetic).Parts.Select(p => (p.Name, p.Value)));
        Assert.Equal([new MetricPart("id", null, 0.8, "first: row 2: id x")], Evaluator.Computed("key-repeats", Real, synthetic).Parts);
    }

    /// <summary>The last: equal numbers, of which the first is shown.</summary>
    [Theory]
    [InlineData(new[] { 5, double.NaN, 3, 7 }, "3", "7")]
    [InlineData(new[] { 7, double.NaN, 3 }, "3", "7")]
    [InlineData(new[] { double.NaN, 3, 7, 5 }, "3", "7")]
    [InlineData(new[] { 0, -0.0 }, "0", "0")]
    public void The_range_is_that_of_the_real_numbers_in_whatever_row(double[] real, string least, string greatest) => Assert.Equal(
        $"1 below the minimum {least} (first: -9); 1 above the maximum {greatest} (first: 9)",
        Assert.Single(Evaluator.Computed("invalid-cells", RandomTables.Dataset(new Table([new NumericColumn(Whole, real)])), new Table([new NumericColumn(Whole, [-9, 9])])).Parts).Note);

    /// <summary>Row 2 has a date that is written in another way; row 1 is missing indeed.</summary>
    [Fact]
    public void Texts_that_are_no_dates_are_invalid_and_not_missing_too()
    {
        Dataset real = Real.Map(t => new Table([t["day"]]));
        const long Missing = DateTimeColumn.Missing;
        MetricPart Part(long[] days, Dictionary<int, string> texts) =>
            Assert.Single(Evaluator.Computed("invalid-cells", real, new Table([new DateTimeColumn(Day, days) { Texts = texts }])).Parts);

        Assert.Equal(
            new MetricPart("day", null, 0.75, "5 no date in the format %Y-%m-%d (row 3: later, row 6: soon, row 7: 31st); 1 missing, which the real column never is"),
            Part([Missing, Ticks(2), Missing, Missing, Ticks(3), Missing, Missing, Missing], new() { [7] = "never", [6] = "31st", [5] = "soon", [3] = "later", [2] = "later", [1] = "20010102" }));
        Assert.Equal(new MetricPart("day", null, 0), Part([Ticks(2), Ticks(3)], new() { [0] = "20010102" }));
    }

    [Fact]
    public void Chance_repeats_no_key() => Assert.Equal(["key-repeats"], Evaluator.Metrics.Where(m => m.HasNoChance).Select(m => m.Id));

    [Fact]
    public void Without_a_train_row_no_id_is_a_key()
    {
        Table ids = Real.Map(t => new Table([t["id"]])).Real;
        MetricResult result = Evaluator.Evaluate(new PairContext(TableMaps.Dataset(ids, ids.Take([]), ids), ids)).Single(r => r.Id == "key-repeats");
        Assert.IsType<MetricResult.NotApplicable>(result);
    }

    [Fact]
    public void An_id_that_repeats_in_real_rows_is_no_key()
    {
        Table table = new([CategoricalColumn.FromLabels(new ColumnSchema("group", ColumnKind.Id), ["a", "a", "b"])]);
        MetricResult result = Evaluator.Evaluate(new PairContext(TableMaps.Dataset(table, table, table), table)).Single(r => r.Id == "key-repeats");
        Assert.Equal("no id column has a value of its own in every real row", Assert.IsType<MetricResult.NotApplicable>(result).Reason);
    }

    /// <summary>Two files of real rows, each of which counts from 1.</summary>
    [Fact]
    public void An_id_that_is_in_holdout_too_is_a_key_all_the_same()
    {
        Table Ids(params string[] ids) => new([CategoricalColumn.FromLabels(new ColumnSchema("id", ColumnKind.Id), ids)]);
        Dataset dataset = TableMaps.Dataset(Ids("1", "2", "3", "1", "2"), Ids("1", "2", "3"), Ids("1", "2"));

        Assert.Equal(0.5, Evaluator.Computed("key-repeats", dataset, Ids("1", "1", "1", "2")).Value);
        Assert.Equal(0, Evaluator.Computed("key-repeats", dataset, Ids("4", "5", "1")).Value);
    }

    [Fact]
    public void The_range_is_that_of_holdout_too()
    {
        Table train = new([new NumericColumn(Whole, [1, 2, 3])]);
        Table holdout = new([new NumericColumn(Whole, [-50])]);
        Table real = new([new NumericColumn(Whole, [1, -50, 2, 3])]);
        Assert.Equal(0, Evaluator.Computed("invalid-cells", TableMaps.Dataset(real, train, holdout), holdout).Value);
        Assert.Equal(1, Evaluator.Computed("invalid-cells", TableMaps.Dataset(train, train, holdout), holdout).Value);
    }

    [Fact]
    public void A_value_where_the_real_column_has_none_is_invalid()
    {
        Dataset empty = RandomTables.Dataset(new Table([new NumericColumn(Whole, [double.NaN, double.NaN]), CategoricalColumn.FromLabels(Label, [null, null])]));
        Table synthetic = new([new NumericColumn(Whole, [7, double.NaN]), CategoricalColumn.FromLabels(Label, ["a", "b"])]);
        MetricResult.Computed invalid = Evaluator.Computed("invalid-cells", empty, synthetic);
        Assert.Equal(0.75, invalid.Value);
        Assert.Equal(["1 where the real column has no value (first: 7)", "2 where the real column has no value (first: a)"], invalid.Parts.Select(p => p.Note!));
    }

    [Fact]
    public void A_level_that_is_listed_but_occurs_in_no_real_row_is_invalid()
    {
        Dataset dataset = RandomTables.Dataset(new Table([new CategoricalColumn(Label, [0, 0], ["a", "b"])]));
        Assert.Equal(0.5, Evaluator.Computed("invalid-cells", dataset, new Table([new CategoricalColumn(Label, [0, 1], ["a", "b"])])).Value);
    }

    [Fact]
    public void No_row_is_no_invalid_cell_and_no_column_no_metric()
    {
        Assert.All(Evaluator.Values(Real, Real.Real.Take([])), value => Assert.Equal(0, value));
        Dataset ids = Real.Map(t => new Table([t["id"]]));
        Assert.All(Evaluator.Evaluate(new PairContext(ids, ids.Train)).Take(2), r => Assert.Equal("the table has no column beside ids", Assert.IsType<MetricResult.NotApplicable>(r).Reason));
    }

    [Fact]
    public void A_remark_stands_only_beside_the_metric_that_counts_it()
    {
        Table synthetic = Real.Train.With(CategoricalColumn.FromLabels(Label, [.. Enumerable.Repeat<string?>(null, Real.Train.RowCount)]));
        Assert.Contains(Evaluator.Computed("invalid-cells", Real, synthetic).Parts, part => part.Note is not null);
        Assert.All(Evaluator.Computed("unknown-labels", Real, synthetic).Parts, part => Assert.Null(part.Note));
    }

    [Fact]
    public void A_valid_column_has_no_remark() => Assert.All(Evaluator.Computed("invalid-cells", Real, Real.Train).Parts, part => Assert.Null(part.Note));

    [Property]
    public void The_share_grows_by_what_is_moved_out_of_range(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(new Table([new NumericColumn(Decimal, [.. Enumerable.Range(0, 80).Select(i => new RandomStream(seed).Uniform((ulong)i))])]));
        double[] values = ((NumericColumn)dataset.Train["decimal"]).Values.ToArray();
        for (int moved = 0; moved <= values.Length; moved += 7)
        {
            double[] damaged = [.. values.Select((v, i) => i < moved ? v + 2 : v)];
            Assert.Equal((double)moved / values.Length, Evaluator.Computed("invalid-cells", dataset, new Table([new NumericColumn(Decimal, damaged)])).Value);
        }
    }

    private static long Ticks(int day) => new DateTime(2001, 1, day).Ticks;
}

using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Copying;

public class CopyingEvaluatorTests
{
    private static readonly CopyingEvaluator Evaluator = new();

    [Property]
    public void Train_is_a_copy_of_itself(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        double value = Evaluator.Values(dataset, dataset.Train).Single();
        Assert.True(value is 1 or double.NaN);
    }

    [Property]
    public void Counts_what_a_comparison_of_all_rows_counts(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        Table synthetic = RandomTables.Table(dataset.Real.Schema, seed + 1);
        Column[] modelled = [.. dataset.Train.Columns.Where(c => c.Schema.IsModelled)];
        if (Evaluator.Evaluate(new PairContext(dataset, synthetic)).Single() is MetricResult.Computed result)
        {
            int copies = Enumerable.Range(0, synthetic.RowCount).Count(row => Enumerable.Range(0, dataset.Train.RowCount).Any(real =>
                modelled.All(c => Same(c, real, synthetic[c.Name], row))));
            Assert.Equal((double)copies / synthetic.RowCount, result.Value);
        }
    }

    [Property]
    public void The_share_and_its_evidence_grow_with_the_number_of_copies(ulong seed)
    {
        Dataset dataset = Distinct(seed, 200);
        Table fresh = Distinct(seed + 1, 100).Real;
        (double Share, double PValue)[] results = [.. Enumerable.Range(0, 5).Select(step =>
        {
            Table synthetic = new(dataset.Train.Columns.Zip(fresh.Columns).Select(pair => Mixed((NumericColumn)pair.First, (NumericColumn)pair.Second, 25 * step)));
            MetricResult.Computed result = Evaluator.Computed("exact-copy-share", dataset, synthetic);
            return (result.Value, result.Comparison!.PValue);
        })];
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], results.Select(r => r.Share));
        Assert.Equal(1, results[0].PValue);
        Assert.All(results.Zip(results.Skip(1)), step => Assert.True(step.Second.PValue < step.First.PValue));
        Assert.True(results[1].PValue < 1e-3);
    }

    [Fact]
    public void Missing_equals_missing_and_labels_are_compared_by_text()
    {
        var number = new ColumnSchema("number", ColumnKind.Numerical);
        var label = new ColumnSchema("label", ColumnKind.Categorical);
        var id = new ColumnSchema("id", ColumnKind.Id);
        Table train = new(
        [
            new NumericColumn(number, [1, 2, double.NaN, 0]),
            CategoricalColumn.FromLabels(label, ["b", null, "c", "d"]),
            CategoricalColumn.FromLabels(id, ["1", "2", "3", "4"]),
        ]);
        Table synthetic = new(
        [
            new NumericColumn(number, [1, 2, double.NaN, -0.0, 1, 2, double.NaN, 1]),
            CategoricalColumn.FromLabels(label, ["b", null, "c", "d", "a", "b", null, null]),
            CategoricalColumn.FromLabels(id, ["9", "9", "9", "9", "1", "2", "3", "4"]),
        ]);
        Dataset dataset = Of(train, new Table([new NumericColumn(number, [5]), CategoricalColumn.FromLabels(label, ["b"]), CategoricalColumn.FromLabels(id, ["5"])]));

        MetricResult.Computed result = Evaluator.Computed("exact-copy-share", dataset, synthetic);
        Assert.Equal(0.5, result.Value);
        Assert.Equal(Math.Sqrt(0.25 / 8), result.Uncertainty);

        // Fisher's exact test of 4 of 8 against 0 of 1: C(8,4)/C(9,4) = 5/9.
        Assert.Equal(0, result.Comparison!.Reference);
        Assert.Equal(5 / 9.0, result.Comparison.PValue, 1e-12);
        Assert.Equal("the holdout's own share of copies", result.Comparison.Description);
    }

    [Fact]
    public void Where_equal_rows_are_common_they_say_nothing()
    {
        var coin = new ColumnSchema("coin", ColumnKind.Boolean);
        Table Rows(params int[] codes) => new([new CategoricalColumn(coin, codes, ["False", "True"])]);
        MetricResult result = Evaluator.Evaluate(new PairContext(Of(Rows(0, 0, 0), Rows(0, 1, 1)), Rows(0, 0))).Single();
        Assert.Equal("33 % of the holdout's rows equal a train row: equal rows say nothing about copying here", Assert.IsType<MetricResult.NotApplicable>(result).Reason);

        // A fifth is not above a fifth.
        Assert.Equal(1, Evaluator.Computed("exact-copy-share", Of(Rows(0, 0, 0), Rows(0, 1, 1, 1, 1)), Rows(0, 0)).Value);
        result = Evaluator.Evaluate(new PairContext(Of(Rows(0), Rows()), Rows(0))).Single();
        Assert.Equal("the holdout has no row to compare with", Assert.IsType<MetricResult.NotApplicable>(result).Reason);
    }

    private static bool Same(Column column, int row, Column other, int otherRow) => (column, other) switch
    {
        _ when column.IsMissing(row) || other.IsMissing(otherRow) => column.IsMissing(row) && other.IsMissing(otherRow),
        (DateTimeColumn a, DateTimeColumn b) => a.Ticks[row] == b.Ticks[otherRow],
        (NumericColumn a, NumericColumn b) => a.Values[row] == b.Values[otherRow],
        (CategoricalColumn a, CategoricalColumn b) => a.Levels[a.Codes[row]] == b.Levels[b.Codes[otherRow]],
        _ => false,
    };

    private static NumericColumn Mixed(NumericColumn train, NumericColumn fresh, int copies) =>
        new(train.Schema, [.. train.Values[..copies], .. fresh.Values[copies..]]);

    /// <summary>Two columns of random numbers: no row occurs twice.</summary>
    private static Dataset Distinct(ulong seed, int rows) => RandomTables.Dataset(new Table(Enumerable.Range(0, 2).Select(c => new NumericColumn(
        new ColumnSchema($"c{c}", ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(i => new RandomStream(seed).Fork(c).Uniform((ulong)i))]))));

    private static Dataset Of(Table train, Table holdout) => TableMaps.Dataset(train, train, holdout);
}

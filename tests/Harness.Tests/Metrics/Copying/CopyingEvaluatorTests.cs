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
        Assert.All(Evaluator.Values(dataset, dataset.Train), value => Assert.True(value is 1 or double.NaN));
    }

    [Property]
    public void Counts_what_a_comparison_of_all_rows_counts(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        Table synthetic = RandomTables.Table(dataset.Real.Schema, seed + 1);
        Column[] modelled = [.. dataset.Train.Columns.Where(c => c.Schema.IsModelled)];
        if (Evaluator.Evaluate(new PairContext(dataset, synthetic))[0] is MetricResult.Computed result)
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

    /// <summary>
    /// A holdout of 80 rows beside 240 of train is hardly hit by 24 copies, whatever was learned by heart: (240/320)²⁴ ≈ .001. Where that is ten times as many as real rows repeat,
    /// and three times as many as the hits of the holdout explain, copies beside repeats are a second test: SciPy 1.10.1's fisher_exact([[24, 216], [0, 320]], 'greater'), which
    /// counts twentyfold. Else it is the first alone: hypergeom.sf(23, 316, 236, 24) where four rows of train repeat.
    /// </summary>
    [Theory]
    [InlineData(24, 0, 0, 20 * 7.397299101315741e-10)]
    [InlineData(24, 2, 0, 1.8067384552690239e-06)]
    [InlineData(30, 4, 0, 4.054768373466668e-07)]
    [InlineData(24, 4, 0, 0.000661961463906545)]
    [InlineData(27, 0, 3, 9.601726487369422e-10)]
    [InlineData(26, 0, 3, 0.03855858481441894)]
    public void Copies_of_a_tenth_are_seen_beside_a_small_holdout(int copies, int repeats, int ofHoldout, double p)
    {
        var stream = new RandomStream(3);
        Table rows = CopyingTables.Normals(240, stream.Fork("train"));
        Table real = rows.Take([.. Enumerable.Range(0, 240).Select(row => row >= 240 - repeats ? row / 2 * 2 : row)]);
        Dataset dataset = TableMaps.Dataset(real, real, CopyingTables.Normals(80, stream.Fork("holdout")));
        Table fresh = CopyingTables.Normals(240, stream.Fork("fresh"));
        Table synthetic = new(dataset.Train.Columns.Zip(fresh.Columns).Select(pair => Mixed((NumericColumn)pair.First, (NumericColumn)pair.Second, copies)));
        synthetic = synthetic.Take([.. Enumerable.Range(0, 240 - ofHoldout)]).Append(dataset.Holdout.Take([.. Enumerable.Range(0, ofHoldout)]));

        MetricResult.Computed result = Evaluator.Computed("exact-copy-share", dataset, synthetic);

        Assert.Equal(copies / 240.0, result.Value, 1e-15);
        Assert.Equal(1, result.Comparison!.PValue / p, 1e-9);
    }

    [Fact]
    public void A_table_that_draws_frequent_rows_hits_the_holdout_too_and_is_judged_by_that_alone()
    {
        var stream = new RandomStream(7);
        Dataset dataset = CopyingTables.Dataset((rows, own) => CopyingTables.Labels(rows, own), stream);

        MetricResult.Computed result = Evaluator.Computed("exact-copy-share", dataset, CopyingTables.Labels(750, stream.Fork("frequent"), power: 2));

        Assert.True(result.Comparison!.PValue > 0.01);
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
            new NumericColumn(number, [1, 2, BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0005), -0.0, 1, 2, double.NaN, 1]),
            CategoricalColumn.FromLabels(label, ["b", null, "c", "d", "a", "b", null, null]),
            CategoricalColumn.FromLabels(id, ["9", "9", "9", "9", "1", "2", "3", "4"]),
        ]);
        Dataset dataset = Of(train, new Table([new NumericColumn(number, [5]), CategoricalColumn.FromLabels(label, ["b"]), CategoricalColumn.FromLabels(id, ["5"])]));

        MetricResult.Computed result = Evaluator.Computed("exact-copy-share", dataset, synthetic);
        Assert.Equal(0.5, result.Value);
        Assert.Equal(Math.Sqrt(0.25 / 8), result.Uncertainty);

        // Four of the five unique real rows are hit, and all four are train's: 1/C(5,4).
        Assert.Equal(0, result.Comparison!.Reference);
        Assert.Equal(1 / 5.0, result.Comparison.PValue, 1e-12);
        Assert.Null(result.CannotTell);

        // Four values in eight rows, and the mean over all draws of four: by SciPy 1.10.1, (1 - hypergeom.pmf(0, 8, [1, 1, 1, 1, 1, 1, 1, 1], 4)).sum() = 4.
        Assert.Equal(1, Evaluator.Computed("distinct-row-share", dataset, synthetic).Value, 1e-12);
    }

    /// <summary>SciPy 1.10.1: fisher_exact([[12, 12], [0, 40]], 'greater') twentyfold, which is below hypergeom.sf(11, 40, 30, 12) = .0155, since no two real rows are equal; and hypergeom.sf(5, 40, 10, 6) for a table that hits six of the holdout's alone.</summary>
    [Fact]
    public void Copies_are_judged_by_the_unique_rows_that_are_hit_each_once()
    {
        Table real = Distinct(1, 40).Real;
        Dataset dataset = Of(real.Take([.. Enumerable.Range(0, 30)]), real.Take([.. Enumerable.Range(30, 10)]));
        Table train = real.Take([.. Enumerable.Range(0, 24).Select(i => i / 2)]);

        Assert.Equal(20 * 8.233797861886896e-07, Evaluator.Computed("exact-copy-share", dataset, train).Comparison!.PValue, 1e-12);
        Assert.Equal(1, Evaluator.Computed("exact-copy-share", dataset, real.Take([30, 31, 32, 33, 34, 35])).Comparison!.PValue);
        Assert.Equal(
            5.4710581026370506e-05,
            new NearestEvaluator().Computed("holdout-copy-share", dataset, real.Take([30, 31, 32, 33, 34, 35])).Comparison!.PValue,
            1e-15);

        // Two hits in the holdout lead one to expect six in train.
        Assert.Equal(6 / 8.0, Evaluator.Computed("exact-copy-share", dataset, real.Take([30, 31, 0, 1, 2, 3, 4, 5])).Comparison!.Reference, 1e-12);
    }

    /// <summary>A generator without memory that draws frequent values more often hits train and holdout alike: at .05 one in twenty is found at most.</summary>
    [Fact]
    public void Tables_that_draw_frequent_values_more_often_are_not_found()
    {
        const int Tries = 400;
        int found = 0;
        for (int i = 0; i < Tries; i++)
        {
            RandomStream stream = new RandomStream((ulong)i).Fork("frequent values");
            Table Part(string name, int rows, double power) => Codes(rows, stream.Fork(name), power);
            found += Evaluator.Computed("exact-copy-share", Of(Part("train", 300, 2), Part("holdout", 100, 2)), Part("synthetic", 300, 4)).Comparison!.PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(found, 0, 20 + 13);
    }

    [Property]
    public void Where_rows_stand_several_times_as_many_are_missing(ulong seed)
    {
        int times = 1 + (int)(seed % 5);
        Dataset dataset = Distinct(seed, 200);
        Table fresh = Distinct(unchecked(seed + 1), 100).Real;
        Table repeated = fresh.Take([.. Enumerable.Range(0, dataset.Train.RowCount).Select(i => i / times % 100)]);

        MetricResult.Computed result = Evaluator.Computed("distinct-row-share", dataset, repeated);

        int expected = repeated.Columns[0] is NumericColumn n ? n.Values.ToArray().Distinct().Count() : 0;
        Assert.Equal(expected / (double)dataset.Train.RowCount, result.Value, 1e-9);
        Assert.Equal(result.Value, Evaluator.Computed("distinct-row-share", dataset, repeated.WithRowsPermuted(seed)).Value);
    }

    [Fact]
    public void Where_equal_rows_are_common_the_value_stands_and_says_that_it_cannot_be_judged()
    {
        var coin = new ColumnSchema("coin", ColumnKind.Boolean);
        Table Rows(params int[] codes) => new([new CategoricalColumn(coin, codes, ["False", "True"])]);
        MetricResult.Computed result = Evaluator.Computed("exact-copy-share", Of(Rows(0, 0, 0), Rows(0, 1, 1)), Rows(0, 0));
        Assert.Equal((1, 1), (result.Value, result.Comparison!.PValue));
        Assert.Equal("only 0 % of the real rows are unique: where rows repeat so often, copies look like any others", result.CannotTell);

        // One of ten is not below a tenth.
        Assert.Null(Evaluator.Computed("exact-copy-share", Of(Rows(0, 0, 0, 0, 0), Rows(0, 0, 1, 0, 0)), Rows(0, 0)).CannotTell);
        Assert.Equal(
            "only 9.09 % of the real rows are unique: where rows repeat so often, copies look like any others",
            Evaluator.Computed("exact-copy-share", Of(Rows(0, 0, 0, 0, 0, 0), Rows(0, 0, 1, 0, 0)), Rows(0, 0)).CannotTell);
        result = Evaluator.Computed("exact-copy-share", Of(Rows(0), Rows()), Rows(0));
        Assert.Equal((1, null), (result.Value, result.Comparison));
        Assert.Equal("there is no holdout row to compare with", result.CannotTell);
    }

    [Fact]
    public void Without_a_column_beside_ids_or_a_row_of_train_there_is_nothing_to_copy()
    {
        Table ids = new([CategoricalColumn.FromLabels(new ColumnSchema("id", ColumnKind.Id), ["1", "2"])]);
        Assert.All(
            Evaluator.Evaluate(new PairContext(Of(ids, ids), ids)),
            result => Assert.Equal("the table has no column beside ids", Assert.IsType<MetricResult.NotApplicable>(result).Reason));

        Table rows = Distinct(1, 10).Real;
        MetricResult.Computed none = Evaluator.Computed("distinct-row-share", Of(rows, rows), rows.Take([]));
        Assert.Equal((0, 0), (none.Value, none.Rows));
        Assert.Equal((1, 10), (Evaluator.Computed("distinct-row-share", Of(rows, rows), rows).Value, Evaluator.Computed("distinct-row-share", Of(rows, rows), rows).Rows));
        Assert.Equal("train has no row", Assert.IsType<MetricResult.NotApplicable>(Evaluator.Evaluate(new PairContext(Of(rows.Take([]), rows), rows))[1]).Reason);
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

    /// <summary>One of a thousand codes a row, the first ones the more often the higher the power.</summary>
    private static Table Codes(int rows, RandomStream stream, double power) => new(
    [
        new NumericColumn(new ColumnSchema("code", ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(i => Math.Floor(1000 * Math.Pow(stream.Uniform((ulong)i), power)))]),
    ]);

    private static Dataset Of(Table train, Table holdout) => TableMaps.Dataset(train, train, holdout);
}

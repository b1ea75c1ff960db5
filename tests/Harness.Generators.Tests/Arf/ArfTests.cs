using Harness.Generators.Arf;
using Harness.Generators.Donors;
using Harness.Generators.Encoding;
using Harness.Generators.Trees;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;
using MathNet.Numerics.Distributions;

namespace Harness.Generators.Tests.Arf;

public sealed class ArfLaws() : GeneratorLaws(new ArfGenerator());

public class ArfTests
{
    private const int Rows = 3000;

    [Fact]
    public void An_interaction_is_learned()
    {
        Table train = Mixed(1);
        Assert.InRange(OddShare(train), 0.89, 0.91);
        Assert.InRange(OddShare(Sample(train)), 0.84, 0.93);

        // One leaf for all is what independent columns are.
        Assert.InRange(OddShare(Sample(train, new ArfOptions { MinimumLeaf = Rows })), 0.4, 0.6);
    }

    [Fact]
    public void A_curve_is_learned()
    {
        Table train = Mixed(2);
        Table synthetic = Sample(train);
        double[] x = Values(synthetic, "x");
        double[] y = Values(synthetic, "y");
        double[] residuals = [.. y.Zip(x, (v, at) => v - at * at)];
        Assert.InRange(Moments.Mean(residuals), -0.1, 0.1);
        Assert.InRange(Moments.StandardDeviation(residuals), 0, 0.5 * Moments.StandardDeviation(y));
        Assert.InRange(x.Intersect(Values(train, "x")).Count(), 0, Rows / 50);
    }

    [Fact]
    public void Gaps_and_spikes_stay_where_they_were()
    {
        Table train = Mixed(3);
        double[] amount = [.. Values(train, "x").Select((v, row) => train["a"].Format(row) == "1" ? 0 : row % 5 == 0 ? double.NaN : v)];
        Table synthetic = Sample(new Table([.. train.Columns, new NumericColumn(new("amount", ColumnKind.Numerical), amount)]));
        int[] zero = [.. Enumerable.Range(0, Rows).Where(row => Values(synthetic, "amount")[row] == 0)];
        int[] missing = [.. Enumerable.Range(0, Rows).Where(row => synthetic["amount"].IsMissing(row))];
        Assert.Equal(amount.Count(v => v == 0) / (double)Rows, zero.Length / (double)Rows, 0.03);
        Assert.Equal(amount.Count(double.IsNaN) / (double)Rows, missing.Length / (double)Rows, 0.02);
        Assert.InRange(zero.Count(row => synthetic["a"].Format(row) == "1"), 0.95 * zero.Length, zero.Length);
        Assert.InRange(missing.Count(row => synthetic["a"].Format(row) == "0"), 0.95 * missing.Length, missing.Length);
    }

    [Fact]
    public void Every_leaf_holds_as_many_real_rows_as_were_asked_for_and_each_row_once()
    {
        Predictor[] predictors = [.. new TableCodec(Mixed(1)).Columns.Select(Predictor.Of)];
        Forest forest = new ForestGrower(predictors, Rows, new ArfOptions { Trees = 4, MinimumLeaf = 9 }, new StepProgress(null, 1, default), default).Grow(new RandomStream(8));
        foreach (Tree tree in forest.Trees)
        {
            int[] leaves = [.. Enumerable.Range(0, tree.NodeCount).Where(tree.IsLeaf)];
            Assert.InRange(leaves.Length, 20, Rows / 9);
            Assert.All(leaves, leaf => Assert.InRange(tree.RowsOf(leaf).Length, 9, Rows));
            Assert.Equal(Enumerable.Range(0, Rows), leaves.SelectMany(leaf => tree.RowsOf(leaf).ToArray()).Order());
            Assert.All(leaves, leaf => Assert.All(tree.RowsOf(leaf).ToArray(), row => Assert.Equal(leaf, tree.Leaf(predictors, row))));
        }
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        Table train = Mixed(5).Take([.. Enumerable.Range(0, 400)]);
        string[] texts = [.. ((int[])[1, 2, 7]).Select(threads => CsvTableWriter.Write(Sample(train, new ArfOptions { MaximumThreads = threads }, 300)))];
        Assert.Single(texts.Distinct());
    }

    /// <summary>Two coins, whether they differ but for 10 % of the rows, and a parabola with noise.</summary>
    private static Table Mixed(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("mixed");
        int[] a = [.. Enumerable.Range(0, Rows).Select(row => stream.Fork("a").Index((ulong)row, 10) < 7 ? 1 : 0)];
        int[] b = [.. Enumerable.Range(0, Rows).Select(row => stream.Fork("b").Index((ulong)row, 10) < 6 ? 1 : 0)];
        double[] x = [.. Enumerable.Range(0, Rows).Select(row => 4 * stream.Uniform((ulong)row) - 2)];
        return new Table(
        [
            Label("a", a),
            Label("b", b),
            Label("odd", [.. a.Select((v, row) => row % 10 == 0 ? 1 - (v ^ b[row]) : v ^ b[row])]),
            new NumericColumn(new("x", ColumnKind.Numerical), x),
            new NumericColumn(new("y", ColumnKind.Numerical), [.. x.Select((v, row) => v * v + 0.2 * Normal.InvCDF(0, 1, stream.Fork("noise").OpenUniform((ulong)row)))]),
        ]);
    }

    private static double OddShare(Table table) => Enumerable.Range(0, table.RowCount)
        .Count(row => table["a"].Format(row) != table["b"].Format(row) == (table["odd"].Format(row) == "1")) / (double)table.RowCount;

    private static Table Sample(Table train, ArfOptions? options = null, int rows = Rows) => new ArfGenerator(options).Fit(train, new FitContext { Seed = 4 }).Sample(rows, 9);

    private static double[] Values(Table table, string name) => ((NumericColumn)table[name]).Values.ToArray();

    private static CategoricalColumn Label(string name, int[] values) =>
        CategoricalColumn.FromLabels(new(name, ColumnKind.Categorical), [.. values.Select(v => $"{v}")]);
}

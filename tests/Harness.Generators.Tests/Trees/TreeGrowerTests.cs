using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators.Donors;
using Harness.Generators.Encoding;
using Harness.Generators.Trees;
using Harness.Random;
using Harness.Tables;

namespace Harness.Generators.Tests.Trees;

/// <summary>Numbers from scikit-learn by <c>trees.py</c>.</summary>
public class TreeGrowerTests
{
    [Theory]
    [InlineData("diabetes", 5, 69, 613923.9690476193)]
    [InlineData("diabetes", 40, 9, 1337722.5284837678)]
    [InlineData("iris", 5, 6, 5.933333333333333)]
    [InlineData("penguins", 5, 10, 9.057142857142857)]
    [InlineData("diamonds", 5, 792, 4864949958.773016)]
    public void Trees_on_numbers_are_those_of_scikit_learn(string name, int leaf, int leaves, double unexplained)
    {
        Dataset dataset = DatasetReader.Read(Path.Combine(Repository.Root, "datasets", name));
        Table real = dataset.Real.Take([.. Enumerable.Range(0, dataset.Real.RowCount).Where(row => !dataset.Real.Columns.Any(c => c.IsMissing(row)))]);
        Predictor[] predictors = [.. real.Columns.Where(c => c.Schema.Kind == ColumnKind.Numerical && c.Name != dataset.Target).Select(c => Predictor.Of(new QuantitativeCodec((NumericColumn)c)))];
        Response response = real[dataset.Target!] is NumericColumn numbers
            ? new NumberResponse(numbers.Values.ToArray())
            : new ClassResponse(((CategoricalColumn)real[dataset.Target!]).Codes.ToArray(), 3);
        Tree tree = Grow(predictors, response, real.RowCount, leaf);
        int[] ends = [.. Enumerable.Range(0, tree.NodeCount).Where(tree.IsLeaf)];
        Assert.Equal(leaves, ends.Length);
        Assert.Equal(1, ends.Sum(node => response.Enter(tree.RowsOf(node))) / unexplained, 1e-9);
    }

    [Property]
    public void Every_row_falls_into_the_leaf_that_holds_it_and_leaves_are_large_enough(ulong seed)
    {
        var table = new TableCodec(RandomTables.Table(RandomTables.Schema(seed), seed, 150));
        if (table.Columns.Count < 2)
        {
            return;
        }

        Predictor[] predictors = [.. table.Columns.Skip(1).Select(Predictor.Of)];
        double[][] cells = [.. predictors.Select(p => p.Codes.Select(p.Cell).ToArray())];
        Predictor own = Predictor.Of(table.Columns[0]);
        Response response = own.IsOrdered || own.LevelCount < 3 ? new NumberResponse([.. own.Codes.Select(code => (double)code)]) : new ClassResponse(own.Codes, own.LevelCount);
        Tree tree = Grow(predictors, response, 150, 4);
        Assert.Equal(Enumerable.Range(0, 150), tree.Rows.Order());
        foreach (int leaf in Enumerable.Range(0, tree.NodeCount).Where(tree.IsLeaf))
        {
            Assert.True(tree.RowsOf(leaf).Length >= 4);
            foreach (int row in tree.RowsOf(leaf))
            {
                Assert.Equal(leaf, tree.Leaf(cells, row));
            }
        }
    }

    [Property]
    public void Labels_are_divided_as_well_as_any_two_groups_of_them_can_be(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("labels");
        int[] codes = [.. Enumerable.Range(0, 60).Select(row => row < 30 ? row / 5 : stream.Index((ulong)row, 6))];
        double[] y = [.. codes.Select((code, row) => Math.Sin(code * 1.7) + stream.Uniform((ulong)(100 + row)))];
        var codec = new CategoricalCodec(new CategoricalColumn(new("c", ColumnKind.Categorical), codes, ["a", "b", "c", "d", "e", "f"]));
        var response = new NumberResponse(y);
        Tree tree = Grow([Predictor.Of(codec)], response, 60, 5);
        double found = response.Enter(Child(true)) + response.Enter(Child(false));
        double best = Enumerable.Range(1, 31).Min(set => Unexplained(row => (set >> codes[row] & 1) == 1) + Unexplained(row => (set >> codes[row] & 1) == 0));
        Assert.Equal(best, found, 1e-9);

        ReadOnlySpan<int> Child(bool left) => tree.RowsOf(tree.Child(0, left));
        double Unexplained(Func<int, bool> chosen) => response.Enter([.. Enumerable.Range(0, 60).Where(chosen)]);
    }

    [Fact]
    public void A_label_of_one_row_tells_nothing()
    {
        string[] names = [.. Enumerable.Range(0, 40).Select(i => $"name {i:00}")];
        var codec = new CategoricalCodec(CategoricalColumn.FromLabels(new("name", ColumnKind.Categorical), names));
        Assert.Equal(1, Grow([Predictor.Of(codec)], new NumberResponse([.. Enumerable.Range(0, 40).Select(i => (double)i)]), 40, 5).NodeCount);
    }

    [Fact]
    public void Gaps_are_told_apart_from_numbers()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? double.NaN : i)];
        var predictor = Predictor.Of(new QuantitativeCodec(new NumericColumn(new("x", ColumnKind.Numerical), x)));
        Tree tree = Grow([predictor], new NumberResponse([.. x.Select(v => double.IsNaN(v) ? 1.0 : 0)]), 40, 5);
        Assert.Equal(3, tree.NodeCount);
        Assert.All(tree.RowsOf(tree.Child(0, left: true)).ToArray(), row => Assert.Equal(0, row % 4));
        Assert.Equal(double.NegativeInfinity, tree.SplitOf(0).Threshold);
    }

    private static Tree Grow(Predictor[] predictors, Response response, int rows, int leaf) => TreeGrower.Grow(
        predictors, response, [.. Enumerable.Range(0, rows)], new TreeOptions { MinimumLeaf = leaf, MinimumGain = 0 }, default, CancellationToken.None);
}

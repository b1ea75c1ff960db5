using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Distances;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Distances;

public class OrdinalDistanceTests
{
    /// <summary>By hand, of four columns: steps apart over k − 1 of the ordinal ones (sizes 3, stars 2), 0 or 1 of the label, |x − y| ÷ 10.</summary>
    [Theory]
    [InlineData("low 1 a 0", "low 1 a 0", 0)]
    [InlineData("low 1 a 0", "top 1 a 0", 1)]
    [InlineData("low 1 a 0", "high 5 b 5", 2.0 / 3 + 1 + 1 + 0.5)]
    [InlineData("mid 2 a 0", "high 1 a 10", 1.0 / 3 + 0.5 + 1)]
    [InlineData("mid 2 a 0", "- 2 a 0", 1)]
    [InlineData("- 2 a 0", "- - a 0", 1)]
    [InlineData("top 2 a 0", "giant 2 a 0", 0.5 / 3)]
    [InlineData("low 2 a 0", "giant 2 a 0", 3.5 / 3)]
    [InlineData("low 2 a 0", "low 4 a 0", 0.5 / 2)]
    [InlineData("low 1 a 0", "low 9 a 0", 2.5 / 2)]
    public void A_distance_counts_steps(string first, string second, double expected)
    {
        var space = RowSpace.Learn(Rows("low 1 a 0", "mid 2 b 10", "high 5 a 5", "mid - b 1"));

        Assert.Equal([0, 1, 2], space.Labels);
        Assert.Equal(expected, Distance(space, first, second), 1e-9);
        Assert.Equal(expected, Distance(space, second, first), 1e-9);
    }

    /// <summary>The label that lies nearest in all other columns is guessed; an own distance of many steps must not tell it. Against the plain definition.</summary>
    [Property]
    public void A_guess_of_a_label_knows_nothing_of_its_own_distance(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed).Map(t => t.Ordinal());
        Table synthetic = RandomTables.Table(dataset.Real.Schema, seed + 1);
        var space = RowSpace.Learn(dataset.Train);
        RowPoints targets = space.Place(dataset.Train, [.. Enumerable.Range(0, dataset.Train.RowCount)]);
        RowPoints others = space.Place(synthetic, [.. Enumerable.Range(0, synthetic.RowCount)]);

        double[] shares = LabelGuesses.Of(targets, others, space.Labels, CancellationToken.None).Shares;

        for (int i = 0; i < shares.Length; i++)
        {
            int axis = space.Labels[i];
            double expected = Enumerable.Range(0, targets.Count).Average(t => Guess(targets.Row(t).ToArray(), others, axis));
            Assert.Equal(expected, shares[i], 1e-9);
        }
    }

    /// <summary>Copies of train give every ordinal label away, as they do any other.</summary>
    [Fact]
    public void No_number_of_privacy_leaves_it_out()
    {
        RandomStream stream = new(5);
        string[] sizes = ["low", "mid", "high", "top"];
        Table Sample(string part) => Rows([.. Enumerable.Range(0, 80).Select(i =>
        {
            RandomStream own = stream.Fork(part).Fork(i);
            return $"{sizes[own.Index(0, 4)]} {own.Index(1, 9)} a {own.Uniform(2)}";
        })]);
        (Table train, Table holdout) = (Sample("train"), Sample("holdout"));

        MetricResult.Computed result = new NearestEvaluator().Computed("attribute-disclosure", TableMaps.Dataset(train, train, holdout), train);

        Assert.Equal(["size", "stars", "label"], result.Parts.Select(p => p.Name));
        Assert.All(result.Parts.Take(2), part => Assert.InRange(part.Value, 0.5, 1));
    }

    private static double Guess(double[] target, RowPoints others, int axis)
    {
        (double Distance, bool Right)[] all = [.. Enumerable.Range(0, others.Count).Select(o =>
        {
            double[] other = others.Row(o).ToArray();
            return (Enumerable.Range(0, target.Length).Where(a => a != axis).Sum(a => OnAxis(target[a], other[a], others.IsLabel[a])), target[axis] == other[axis]);
        })];
        double nearest = all.Min(a => a.Distance);
        return all.Where(a => a.Distance == nearest).Average(a => a.Right ? 1.0 : 0);
    }

    private static double OnAxis(double x, double y, bool isLabel) =>
        x == y ? 0 : isLabel || x == RowPoints.Missing || y == RowPoints.Missing ? RowPoints.Unit : Math.Abs(x - y);

    private static double Distance(RowSpace space, string first, string second) =>
        NearestPoints.Of(space.Place(Rows(first), [0]), space.Place(Rows(second), [0]), CancellationToken.None).Distances[0] / RowPoints.Unit;

    private static Table Rows(params string[] rows)
    {
        string[][] cells = [.. rows.Select(r => r.Split(' '))];
        string?[] Labels(int column) => [.. cells.Select(c => c[column] == "-" ? null : c[column])];
        return new Table(
        [
            CategoricalColumn.FromLabels(new ColumnSchema("size", ColumnKind.Categorical) { IsOrdinal = true, Order = ["low", "mid", "high", "top"] }, Labels(0)),
            CategoricalColumn.FromLabels(new ColumnSchema("stars", ColumnKind.Categorical) { IsOrdinal = true }, Labels(1)),
            CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), Labels(2)),
            new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [.. cells.Select(c => double.Parse(c[3], System.Globalization.CultureInfo.InvariantCulture))]),
        ]);
    }
}

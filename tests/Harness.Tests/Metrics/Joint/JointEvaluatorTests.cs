using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics.Joint;
using Harness.Tables;

namespace Harness.Tests.Metrics.Joint;

public class JointEvaluatorTests
{
    private static readonly JointEvaluator Evaluator = new();

    /// <summary>
    /// Rows that repeat have balls of radius 0, and the copies are in them. The densities by NumPy 1.24.2, the function
    /// <c>joint</c> of recordings.py on train beside itself and beside the holdout; copies cover every row.
    /// </summary>
    [Theory]
    [InlineData("titanic", 1.0157349199263295, 1.0101191120569903)]
    [InlineData("penguins", 1.1997818974918213, 1.0613240418118468)]
    public void Copies_cover_all_rows_where_rows_repeat_too(string name, double copies, double fresh)
    {
        Dataset dataset = DatasetReader.Read(Path.Combine(Repository.Root, "datasets", name));

        Assert.Equal(copies, Evaluator.Computed("density", dataset, dataset.Train).Value, 1e-9);
        Assert.Equal(fresh, Evaluator.Computed("density", dataset, dataset.Holdout).Value, 1e-9);
        Assert.Equal(1, Evaluator.Computed("coverage", dataset, dataset.Train).Value);
    }

    /// <summary>Where no two distances are equal it is what compute_prdc of Naeem et al. gives on the same distances: 1.03 and 1 by NumPy 1.24.2.</summary>
    [Fact]
    public void Without_ties_it_is_prdc()
    {
        Table train = Table(i => Math.Sin(i * i), i => Math.Cos(3 * i));
        Table synthetic = Table(i => Math.Sin(i * i + 0.4), i => 0.8 * Math.Cos(3 * i + 1.0));
        Dataset dataset = TableMaps.Dataset(train, train, train);

        Assert.Equal(1.03, Evaluator.Computed("density", dataset, synthetic).Value, 1e-12);
        Assert.Equal(1, Evaluator.Computed("coverage", dataset, synthetic).Value);

        static Table Table(Func<int, double> x, Func<int, double> y) => new(
        [
            new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [.. Enumerable.Range(0, 40).Select(x)]),
            new NumericColumn(new ColumnSchema("y", ColumnKind.Numerical), [.. Enumerable.Range(0, 40).Select(y)]),
        ]);
    }

    /// <summary>
    /// Seven rows at 0 and three at 1, k = 5. The balls at 0 have radius 0 and hold six others, so each counts 5/6; those at
    /// 1 reach to 0 and hold all nine others, so each counts 5/9. A row at 0 is in all of them, (7 · 5/6 + 3 · 5/9)/5 = 1.5;
    /// one at 1 in three, 3 · 5/9/5 = 1/3.
    /// </summary>
    [Fact]
    public void Of_tied_rows_each_counts_its_share()
    {
        Table train = Numbers(0, 0, 0, 0, 0, 0, 0, 1, 1, 1);
        Dataset dataset = TableMaps.Dataset(train, train, train);

        Assert.Equal(1.5, Evaluator.Computed("density", dataset, Numbers(0, 0)).Value, 1e-12);
        Assert.Equal(1.0 / 3, Evaluator.Computed("density", dataset, Numbers(1, 1)).Value, 1e-12);
        Assert.Equal(1, Evaluator.Computed("coverage", dataset, Numbers(0, 0)).Value);
        Assert.Equal(0.3, Evaluator.Computed("coverage", dataset, Numbers(1, 1)).Value, 1e-12);

        static Table Numbers(params double[] values) => new([new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), values)]);
    }
}

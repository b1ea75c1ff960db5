using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Joint;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Tests.Metrics.Joint;

/// <summary>Values and standard errors against what measuring parts of the table, or all pairs of rows, gives.</summary>
public class JointErrorTests
{
    private static readonly JointEvaluator Evaluator = new();
    private static readonly double[] Real = [.. Enumerable.Range(0, 50).Select(i => i * 7919 % 1009 / 1009.0), 0, 1];
    private static readonly double[] Made = [.. Enumerable.Range(0, 30).Select(i => 0.6 * Math.Pow(i * 104729 % 997 / 997.0, 2))];
    private static readonly Dataset Dataset = TableMaps.Dataset(Numbers(Real), Numbers(Real), Numbers(Real));

    [Fact]
    public void The_error_of_coverage_is_that_of_leaving_out_each_group()
    {
        int[] order = GroupJackknife.Deal(Made.Length);
        double[] without = [.. Enumerable.Range(0, GroupJackknife.Groups(Made.Length)).Select(group => Value("coverage", order.Where((_, place) => place % GroupJackknife.Groups(Made.Length) != group)))];
        MetricResult.Computed coverage = Evaluator.Computed("coverage", Dataset, Numbers(Made));
        Assert.InRange(coverage.Value, 0.3, 0.95);
        Assert.Equal(GroupJackknife.Error(without), coverage.Uncertainty!.Value, 1e-12);
        Assert.InRange(coverage.Uncertainty.Value, 0.001, 0.2);
    }

    [Fact]
    public void Density_and_its_error_are_those_of_a_mean_over_rows()
    {
        double[] rows = [.. Enumerable.Range(0, Made.Length).Select(row => Value("density", [row]))];
        MetricResult.Computed density = Evaluator.Computed("density", Dataset, Numbers(Made));
        Assert.Equal(rows.Average(), density.Value, 1e-12);
        Assert.Equal(Moments.StandardDeviation(rows) / Math.Sqrt(rows.Length), density.Uncertainty!.Value, 1e-12);
        Assert.Equal(Made.Length, density.Rows);
    }

    [Fact]
    public void Energy_is_that_of_the_roots_of_all_distances()
    {
        double between = Root(Real, Made);
        double expected = (2 * between - Root(Real, Real) - Root(Made, Made)) / (2 * between);
        MetricResult.Computed energy = Evaluator.Computed("energy-distance", Dataset, Numbers(Made));
        Assert.Equal(expected, energy.Value, 1e-6);

        // The infinitesimal jackknife is near the one that leaves out single rows.
        double[] without = [.. Enumerable.Range(0, Made.Length).Select(left => Value("energy-distance", Enumerable.Range(0, Made.Length).Where(row => row != left)))];
        Assert.InRange(energy.Uncertainty!.Value / GroupJackknife.Error(without), 0.8, 1.25);

        static double Root(double[] x, double[] y) => x.Average(a => y.Average(b => Math.Sqrt(Math.Abs(a - b))));
    }

    [Fact]
    public void One_row_has_no_error_and_none_the_worst_values()
    {
        Assert.All(Evaluator.Evaluate(new PairContext(Dataset, Numbers(0.5))), r => Assert.Null(Assert.IsType<MetricResult.Computed>(r).Uncertainty));
        Assert.Equal([1, 0, 0], Evaluator.Values(Dataset, Numbers()));
        Assert.All(Evaluator.Evaluate(new PairContext(Dataset, Numbers(0.5, 0.7))), r => Assert.NotNull(Assert.IsType<MetricResult.Computed>(r).Uncertainty));
        Assert.Throws<ArgumentNullException>(() => Evaluator.Evaluate(null!));
    }

    /// <summary>Where all rows are one point no distance tells anything: the tables are equal.</summary>
    [Fact]
    public void Tables_of_one_point_are_at_no_distance()
    {
        Table point = Numbers([.. Enumerable.Repeat(3.0, 8)]);
        MetricResult.Computed energy = Evaluator.Computed("energy-distance", TableMaps.Dataset(point, point, point), point);
        Assert.Equal((0, 0), (energy.Value, energy.Uncertainty));
    }

    [Fact]
    public void Train_needs_more_rows_than_neighbours_and_a_column()
    {
        Assert.Equal("train has 5 rows; 6 are needed", Reason(Numbers(1, 2, 3, 4, 5)));
        Assert.Equal("the table has no column beside ids", Reason(new Table([CategoricalColumn.FromLabels(new("id", ColumnKind.Id), ["1", "2"])])));
        Table six = Numbers(1, 2, 3, 4, 5, 6);
        Assert.All(Evaluator.Evaluate(new PairContext(TableMaps.Dataset(six, six, six), six)), r => Assert.IsType<MetricResult.Computed>(r));

        static string Reason(Table table) =>
            Assert.Single(Evaluator.Evaluate(new PairContext(TableMaps.Dataset(table, table, table), table)).Select(r => Assert.IsType<MetricResult.NotApplicable>(r).Reason).Distinct());
    }

    private static double Value(string metric, IEnumerable<int> rows) => Evaluator.Computed(metric, Dataset, Numbers([.. rows.Order().Select(row => Made[row])])).Value;

    private static Table Numbers(params double[] values) => new([new NumericColumn(new("x", ColumnKind.Numerical), values)]);
}

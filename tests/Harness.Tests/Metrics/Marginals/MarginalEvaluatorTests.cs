using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Marginals;
using Harness.Tables;

namespace Harness.Tests.Metrics.Marginals;

public class MarginalEvaluatorTests
{
    private static readonly MarginalEvaluator Evaluator = new();

    /// <summary>By NumPy 1.24.2: <c>(np.mean([1,2,3,2]) - np.mean([3,4,5,8])) / np.std([3,4,5,8], ddof=1)</c>, the same with median and std, and shares of gaps.</summary>
    [Theory]
    [InlineData("mean-error", -1.3887301496588271)]
    [InlineData("median-error", -1.1572751247156892)]
    [InlineData("std-error", -0.6220355269907728)]
    [InlineData("missing-rate-error", 0.2)]
    public void A_part_has_the_sign_of_synthetic_minus_train(string metric, double expected)
    {
        MetricPart part = Assert.Single(Evaluator.Computed(metric, Of(3, 4, 5, 8), Table(1, 2, 3, 2, double.NaN)).Parts);

        Assert.Equal(expected, Assert.NotNull(part.Signed), 1e-12);
        Assert.Equal(Math.Abs(expected), part.Value, 1e-12);
    }

    /// <summary>A distance has no sign, and nothing is above or below a column without a value.</summary>
    [Fact]
    public void What_is_no_difference_has_no_sign()
    {
        Assert.Null(Assert.Single(Evaluator.Computed("ks-statistic", Of(3, 4, 5, 8), Table(1, 2, 3, 2)).Parts).Signed);
        Assert.Null(Assert.Single(Evaluator.Computed("tail-error", Of(3, 4, 5, 8), Table(1, 2, 3, 2)).Parts).Signed);
        Assert.All(["mean-error", "median-error", "std-error"], metric =>
        {
            MetricPart part = Assert.Single(Evaluator.Computed(metric, Of(3, 4, 5, 8), Table(double.NaN)).Parts);
            Assert.Null(part.Signed);
            Assert.True(part.Value > 0);
        });
    }

    /// <summary>Where train is constant a column that is not is 1 away, up or down.</summary>
    [Fact]
    public void A_constant_column_is_missed_upwards_or_downwards()
    {
        Assert.Equal(-1, Assert.Single(Evaluator.Computed("mean-error", Of(3, 3, 3), Table(1, 2, 3)).Parts).Signed);
        Assert.Equal(1, Assert.Single(Evaluator.Computed("mean-error", Of(3, 3, 3), Table(4, 4)).Parts).Signed);
        Assert.Equal(0, Assert.Single(Evaluator.Computed("mean-error", Of(3, 3, 3), Table(3, 3)).Parts).Signed);
    }

    private static Dataset Of(params double[] values) => TableMaps.Dataset(Table(values), Table(values), Table(values));

    private static Table Table(params double[] values) => new([new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), values)]);
}

using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Contingency;
using Harness.Metrics.Dependence;
using Harness.Metrics.Joint;
using Harness.Metrics.Marginals;
using Harness.Metrics.Validity;
using Harness.Tables;

namespace Harness.Tests.Metrics;

/// <summary>Numbers up to the largest and down to the smallest that a double holds are measured like any others.</summary>
public class HugeNumbersTests
{
    private static readonly IEvaluator[] Evaluators = [new MarginalEvaluator(), new DependenceEvaluator(), new ContingencyEvaluator(), new JointEvaluator(), new ValidityEvaluator()];

    [Property(MaxTest = 20)]
    public void The_largest_numbers_score_like_common_ones(ulong seed) => ScoreLikeCommonOnes(seed, 1023);

    [Property(MaxTest = 20)]
    public void The_smallest_numbers_score_like_common_ones(ulong seed) => ScoreLikeCommonOnes(seed, -1010);

    /// <summary>Beside a column of train of common size a huge one is as many deviations away as it is.</summary>
    [Fact]
    public void A_huge_column_beside_a_common_one_is_measured()
    {
        var schema = new ColumnSchema("x", ColumnKind.Numerical);
        var train = new Table([new NumericColumn(schema, [0, 10, 20, 30])]);
        var synthetic = new Table([new NumericColumn(schema, [double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue])]);

        double error = new MarginalEvaluator().Computed("mean-error", Dataset(train), synthetic).Value;

        Assert.Equal(double.MaxValue / 12.909944487358056, error, double.MaxValue * 1e-12);
    }

    /// <summary>A column whose largest number has this exponent has the values and errors of the same column without the power of two.</summary>
    private static void ScoreLikeCommonOnes(ulong seed, int exponent)
    {
        Table train = Numbers(KnownDistribution.Sample(80, 1));
        Table synthetic = Numbers(KnownDistribution.Sample(80, seed, changed: true));
        double largest = new[] { train, synthetic }.Max(t => ((NumericColumn)t["x"]).Values.ToArray().Max(Math.Abs));
        int shift = exponent - Math.ILogB(largest);
        foreach (IEvaluator evaluator in Evaluators)
        {
            IReadOnlyList<MetricResult> expected = evaluator.Evaluate(new PairContext(Dataset(train), synthetic));
            IReadOnlyList<MetricResult> actual = evaluator.Evaluate(new PairContext(Dataset(Shifted(train, shift)), Shifted(synthetic, shift)));
            Assert.All(expected.Zip(actual), pair =>
            {
                if (pair.First is MetricResult.Computed computed)
                {
                    var shifted = Assert.IsType<MetricResult.Computed>(pair.Second);
                    Assert.Equal(computed.Value, shifted.Value, 1e-9);
                    Assert.Equal(computed.Uncertainty!.Value, shifted.Uncertainty!.Value, 1e-9);
                }
            });
        }
    }

    private static Dataset Dataset(Table train) => TableMaps.Dataset(train, train, train);

    private static Table Numbers(Table table) => new(table.Columns.OfType<NumericColumn>());

    private static Table Shifted(Table table, int exponent) => new(table.Columns.Select(c => c is NumericColumn n && c.Name == "x"
        ? new NumericColumn(c.Schema, [.. n.Values.ToArray().Select(v => Math.ScaleB(v, exponent))])
        : c));
}

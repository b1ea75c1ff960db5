using Harness.Arbitraries;
using Harness.Metrics;
using Harness.Metrics.Marginals;
using Harness.Tables;

namespace Harness.Tests.Metrics.Marginals;

/// <summary>Probabilities by SciPy's fisher_exact: 30 synthetic rows beside 40 real ones, of which 10 are held out.</summary>
public class MissingRateChanceTests
{
    private static readonly MarginalEvaluator Evaluator = new();

    /// <summary>
    /// Gaps in synthetic and real rows: 8 and 1 have p = .00382; 0 and 2 can never be as rare, and 11 in all are with .00165. The others alone have p = .5 and 1.
    /// </summary>
    [Fact]
    public void The_worst_column_has_the_probability_of_any_as_far_out()
    {
        MetricResult.Computed worst = Worst([8, 0, 5], [1, 2, 6]);

        Assert.Equal(["a", "b", "c"], worst.Parts.Select(p => p.Name));
        Assert.Equal(0.0038199395834842887 + 0.0016490242461762567, worst.Parts[0].PValue!.Value, 1e-12);
        Assert.Equal([1, 1], worst.Parts.Skip(1).Select(p => p.PValue));
    }

    [Fact]
    public void One_column_has_its_own_probability_and_no_gap_at_all_is_no_surprise()
    {
        Assert.Equal(0.0038199395834842887, Assert.Single(Worst([8], [1]).Parts).PValue!.Value, 1e-12);
        Assert.Equal([1, 1], Worst([0, 0], [0, 0]).Parts.Select(p => p.PValue));
    }

    [Fact]
    public void Only_the_worst_is_judged_so_and_its_value_and_error_are_as_they_were()
    {
        IReadOnlyList<MetricResult> results = Results([8, 0, 5], [1, 2, 6]);

        Assert.Equal(["missing-rate-error-worst"], results.OfType<MetricResult.Computed>().Where(r => r.Parts.Any(p => p.PValue is not null)).Select(r => r.Id));
        var worst = (MetricResult.Computed)results.First(r => r.Id == "missing-rate-error-worst");
        Assert.Equal(8 / 30.0 - 1 / 30.0, worst.Value, 1e-12);
        Assert.True(worst.Uncertainty > 0);
    }

    private static MetricResult.Computed Worst(int[] synthetic, int[] real) => (MetricResult.Computed)Results(synthetic, real).First(r => r.Id == "missing-rate-error-worst");

    private static IReadOnlyList<MetricResult> Results(int[] synthetic, int[] real)
    {
        Table all = Gaps(40, real);
        return Evaluator.Evaluate(new PairContext(TableMaps.Dataset(all, all.Take([.. Enumerable.Range(0, 30)]), all.Take([.. Enumerable.Range(30, 10)])), Gaps(30, synthetic)));
    }

    // The first rows of each column have none, so that all real gaps are in train.
    private static Table Gaps(int rows, int[] gaps) => new(gaps.Select((count, i) =>
        (Column)new NumericColumn(new($"{(char)('a' + i)}", ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(row => row < count ? double.NaN : row)])));
}

using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Consistency;
using Harness.Tables;
using Harness.Tests.Metrics.Contingency;

namespace Harness.Tests.Metrics.Consistency;

/// <summary>Standard errors, against values measured anew without each group.</summary>
public class ConsistencyErrorsTests
{
    private static readonly ConsistencyEvaluator Evaluator = new();

    private static readonly Dataset Dataset = WithTrain([.. Enumerable.Repeat("a", 30), .. Enumerable.Repeat("b", 30)]);

    /// <summary>The error of the mean is that of means, the error of the worst that of worsts; up to sixteen rows are a group each.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(40)]
    public void Errors_are_those_of_values_measured_without_each_group(int rows)
    {
        Table synthetic = Synthetic(rows);
        IReadOnlyList<MetricResult> found = Evaluator.Evaluate(new PairContext(Dataset, synthetic));

        int groups = Math.Min(16, rows);
        int[] places = GroupJackknife.Deal(rows);
        double[][] without = [.. Enumerable.Range(0, groups).Select(g => Evaluator.Values(Dataset, synthetic.Take([.. Enumerable.Range(0, rows).Where(row => places[row] % groups != g)])))];
        double[] expected = [.. Evaluator.Metrics.Select((_, m) => Math.Sqrt((groups - 1.0) / groups * without.Sum(w => Math.Pow(w[m] - without.Average(o => o[m]), 2))))];

        Assert.Equal(expected, found.Select(r => Assert.NotNull(Assert.IsType<MetricResult.Computed>(r).Uncertainty)), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.All(expected, error => Assert.True(error > 0.001, $"{error}"));
        Assert.True(Math.Abs(expected[0] - expected[1]) > 0.001, string.Join(' ', expected));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(40, false)]
    public void There_is_no_error_of_fewer_than_two_rows_or_where_none_is_asked_for(int rows, bool isAsked) => Assert.All(
        Evaluator.Evaluate(new PairContext(Dataset, Synthetic(rows)) { WithUncertainty = isAsked }),
        r => Assert.Null(Assert.IsType<MetricResult.Computed>(r).Uncertainty));

    /// <summary>What it says of its chance to those who scale it by the number of rows, and look for the worst part.</summary>
    [Fact]
    public void It_says_that_it_is_a_mean_over_rows_of_parts_that_scatter_unlike_each_other()
    {
        Table synthetic = Synthetic(40);
        Table twice = synthetic.Take([.. Enumerable.Range(0, 40), .. Enumerable.Range(0, 40)]);

        Assert.Equal(Evaluator.Values(Dataset, synthetic), Evaluator.Values(Dataset, twice), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.All(Evaluator.Metrics, m => Assert.Equal((true, true), (m.IsMeanOverRows, m.HasUnequalParts)));
    }

    private static Dataset WithTrain(string[] labels)
    {
        Table train = new([TestColumns.Labels("x", labels), TestColumns.Labels("y", labels)]);
        return TableMaps.Dataset(train, train, train);
    }

    /// <summary>Of some rows the label of y is another one, one that train lacks, or missing.</summary>
    private static Table Synthetic(int rows)
    {
        string[] x = [.. Enumerable.Range(0, rows).Select(row => row % 2 == 0 ? "a" : "b")];
        return new([TestColumns.Labels("x", x), TestColumns.Labels("y", [.. x.Select((label, row) => (row % 11) switch { 1 => "z", 4 or 7 => "a", 8 => "b", 10 => null, _ => label })])]);
    }
}

using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Tables;

namespace Harness.Tests.Scoring;

public class FailClosedTests
{
    private static readonly Table Numbers = new([Column("x", 1, 2, 3), Column("y", 4, 5, 6)]);

    [Fact]
    public void What_an_evaluator_finds_is_handed_on()
    {
        MetricResult[] found = [new MetricResult.Computed("first", 0.5) { Uncertainty = 0.1, Parts = [new MetricPart("x", null, 0.25)] }, new MetricResult.NotApplicable("second", "no label")];
        Assert.Equal(found, Evaluate(_ => found));
    }

    [Fact]
    public void An_exception_fails_every_metric_in_its_words()
    {
        string[] reasons = Reasons(Evaluate(_ => throw new KeyNotFoundException("no key")));
        Assert.Equal(["first", "second"], Evaluate(_ => throw new KeyNotFoundException("no key")).Select(r => r.Id));
        Assert.All(reasons, reason => Assert.Equal("KeyNotFoundException in evaluator 'own': no key", reason));
    }

    [Theory]
    [InlineData(double.NaN, "the value is NaN")]
    [InlineData(double.PositiveInfinity, "the value is Infinity")]
    [InlineData(double.NegativeInfinity, "the value is -Infinity")]
    public void A_value_that_is_no_finite_number_fails_and_leaves_the_others(double value, string expected)
    {
        IReadOnlyList<MetricResult> results = Evaluate(_ => [new MetricResult.Computed("first", value), new MetricResult.Computed("second", 1)]);
        Assert.StartsWith(expected, Assert.IsType<MetricResult.Failed>(results[0]).Reason, StringComparison.Ordinal);
        Assert.Equal(1, Assert.IsType<MetricResult.Computed>(results[1]).Value);
    }

    [Fact]
    public void What_stands_beside_a_value_has_to_be_finite_too()
    {
        var good = new MetricResult.Computed("second", 1);
        Assert.Contains("the value of x", Reason(new MetricResult.Computed("first", 1) { Parts = [new MetricPart("w", null, 1), new MetricPart("x", null, double.NaN)] }), StringComparison.Ordinal);
        Assert.Contains("its uncertainty", Reason(new MetricResult.Computed("first", 1) { Uncertainty = double.PositiveInfinity }), StringComparison.Ordinal);
        Assert.Contains("the value to compare with", Reason(new MetricResult.Computed("first", 1) { Comparison = new Comparison(double.NaN, 0.5, "chance") }), StringComparison.Ordinal);
        Assert.Contains("the p-value", Reason(new MetricResult.Computed("first", 1) { Comparison = new Comparison(0.5, double.NaN, "chance") }), StringComparison.Ordinal);

        string Reason(MetricResult.Computed first) => Assert.IsType<MetricResult.Failed>(Evaluate(_ => [first, good])[0]).Reason;
    }

    [Fact]
    public void Answers_in_another_order_or_too_few_fail()
    {
        MetricResult first = new MetricResult.Computed("first", 1);
        MetricResult second = new MetricResult.Computed("second", 1);
        foreach (MetricResult[] results in (MetricResult[][])[[second, first], [first], [], [first, second, second]])
        {
            Assert.All(Reasons(Evaluate(_ => results)), reason => Assert.Contains("'own' did not answer for its metrics in order", reason, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_table_without_a_row_fails_before_it_is_measured()
    {
        string[] reasons = Reasons(Evaluate(_ => throw new InvalidOperationException("measured"), Numbers.Take([])));
        Assert.All(reasons, reason => Assert.Equal("the synthetic table has no row", reason));
    }

    [Fact]
    public void A_table_without_a_column_of_train_fails_before_it_is_measured()
    {
        string[] reasons = Reasons(Evaluate(_ => throw new InvalidOperationException("measured"), new Table([Column("x", 1, 2)])));
        Assert.All(reasons, reason => Assert.Equal("the synthetic table has no column 'y'", reason));
    }

    [Fact]
    public void A_column_of_another_kind_fails_before_it_is_measured()
    {
        Table synthetic = new([Column("x", 1, 2), CategoricalColumn.FromLabels(new("y", ColumnKind.Categorical), ["a", "b"])]);
        string[] reasons = Reasons(Evaluate(_ => throw new InvalidOperationException("measured"), synthetic));
        Assert.All(reasons, reason => Assert.Contains("'y' is Categorical in the synthetic table and Numerical in train", reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Cancellation_and_mistakes_of_the_user_pass_through()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Evaluate(_ => throw new OperationCanceledException(), cancellation: source.Token));
        Assert.Throws<TaskCanceledException>(() => Evaluate(_ => throw new TaskCanceledException(), cancellation: source.Token));
        Assert.Throws<InputException>(() => Evaluate(_ => throw new InputException("thresholds.json: no such metric")));
    }

    [Fact]
    public void A_cancellation_that_nobody_asked_for_is_a_failure_and_want_of_memory_is_not_hidden()
    {
        Assert.All(Reasons(Evaluate(_ => throw new OperationCanceledException("timed out"))), reason => Assert.Equal("OperationCanceledException in evaluator 'own': timed out", reason));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.All(Reasons(Evaluate(_ => throw new ArgumentException("odd"), cancellation: source.Token)), reason => Assert.Equal("ArgumentException in evaluator 'own': odd", reason));
        Assert.Throws<InsufficientMemoryException>(() => Evaluate(_ => throw new InsufficientMemoryException()));
    }

    private static IReadOnlyList<MetricResult> Evaluate(Func<PairContext, IReadOnlyList<MetricResult>> own, Table? synthetic = null, CancellationToken cancellation = default)
    {
        Dataset dataset = TableMaps.Dataset(Numbers, Numbers, Numbers);
        return FailClosed.Evaluate(new Evaluator(own), new PairContext(dataset, synthetic ?? Numbers, new DatasetContext(dataset), cancellation));
    }

    private static string[] Reasons(IReadOnlyList<MetricResult> results)
    {
        Assert.Equal(["first", "second"], results.Select(r => r.Id));
        return [.. results.Select(r => Assert.IsType<MetricResult.Failed>(r).Reason)];
    }

    private static NumericColumn Column(string name, params double[] values) => new(new(name, ColumnKind.Numerical), values);

    private sealed class Evaluator(Func<PairContext, IReadOnlyList<MetricResult>> own) : IEvaluator
    {
        public string Id => "own";

        public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Metric("first"), Metric("second")];

        public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => own(pair);

        private static MetricDescriptor Metric(string id) => new() { Id = id, Title = id, Summary = "A metric of a test.", Family = "test", Source = "none" };
    }
}

using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Tests.Scoring;

public class WorkDoneTests
{
    /// <summary>Evaluators that take fewer than the usual 50 splits say that each costs seconds; a table is as much as six splits.</summary>
    [Theory]
    [InlineData(50, 1, 6)]
    [InlineData(49, 100, 600)]
    public void A_costly_evaluator_counts_for_more(int splits, int split, int table)
    {
        var evaluator = new Evaluator(splits);
        Assert.Equal(new WorkDone("own", split), WorkDone.Split(evaluator));
        Assert.Equal(new WorkDone("own", table), WorkDone.Table(evaluator));
    }

    private sealed class Evaluator(int splits) : IEvaluator
    {
        public string Id => "own";

        public IReadOnlyList<MetricDescriptor> Metrics => [];

        public int FrameSplits => splits;

        public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => [];
    }
}

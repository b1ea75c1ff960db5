using Harness.Datasets;
using Harness.Metrics;

namespace Harness.Tests.Metrics;

public class CancellationTests
{
    public static TheoryData<string> Families => [.. Harness.Evaluators.Default.Select(e => e.Id)];

    /// <summary>Families that take no time to speak of may end instead.</summary>
    [Theory, MemberData(nameof(Families))]
    public void A_family_that_is_cancelled_ends(string family)
    {
        Dataset dataset = KnownDistribution.Dataset(60);
        using var source = new CancellationTokenSource();
        source.Cancel();
        var pair = new PairContext(dataset, KnownDistribution.Sample(60, 9), new DatasetContext(dataset), source.Token) { WithUncertainty = false };
        Exception? exception = Record.Exception(() => Harness.Evaluators.Default.Single(e => e.Id == family).Evaluate(pair));
        if (family is "marginals" or "differences" or "rules" or "copying" or "patterns" or "personal")
        {
            Assert.Null(exception);
        }
        else
        {
            Assert.IsAssignableFrom<OperationCanceledException>(exception);
        }
    }
}

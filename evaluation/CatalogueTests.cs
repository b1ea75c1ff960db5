using Harness.Datasets;
using Harness.Metrics;
using Harness.Tables;
using Harness.Testing;

namespace EvaluationProject;

/// <summary>What holds for every metric of the evaluation.</summary>
public sealed class CatalogueTests
{
    /// <summary>A label and a number as targets, between them columns of every kind, gaps and rules.</summary>
    [Theory]
    [InlineData("penguins")]
    [InlineData("diamonds")]
    public void Every_metric_has_a_standard_error_or_says_why_it_has_no_value(string name)
    {
        Dataset dataset = DatasetReader.Read(ManifestFile.Read().Datasets[name]);

        // Holdout rows that train has not: what a good generator would make.
        Table synthetic = dataset.Holdout;
        var shared = new DatasetContext(dataset);
        foreach (IEvaluator evaluator in Composition.Registry.Evaluators)
        {
            Assert.All(evaluator.Evaluate(new PairContext(dataset, synthetic, shared, default)), result =>
            {
                if (result is MetricResult.Failed { Unavailable: true } failed)
                {
                    Assert.Skip(failed.Reason);
                }
                else if (result is not MetricResult.NotApplicable { Reason.Length: > 0 })
                {
                    Assert.InRange(Assert.NotNull(Assert.IsType<MetricResult.Computed>(result).Uncertainty), 0, double.MaxValue);
                }
            });
        }

        Assert.All(Composition.Registry.Metrics, metric => Assert.NotEmpty(metric.StandardError));
    }
}

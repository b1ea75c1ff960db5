using Harness.Generators.Bootstrap;
using Harness.Generators.Cart;
using Harness.Generators.GaussianCopula;
using Harness.Generators.Independent;
using Harness.Metrics.Contingency;
using Harness.Metrics.Copying;
using Harness.Metrics.Dependence;
using Harness.Metrics.Joint;
using Harness.Metrics.Marginals;
using Harness.Metrics.SdMetrics;
using Harness.Metrics.Validity;
using Harness.Neural.Ctgan;
using Harness.Neural.Gan;
using Harness.Neural.Tvae;
using Harness.Studies;
using Harness.Testing;
using Harness.Utility;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Harness.Evaluation.Composition))]
[assembly: Parallelization(Mode = Xunit.Sdk.ParallelMode.All)]

namespace Harness.Evaluation;

/// <summary>The composition root: what takes part in the evaluation.</summary>
public sealed class Composition() : StudyFixture(Registry)
{
    /// <summary>Every evaluator and every generator that runs here, in the order of the reports.</summary>
    public static StudyRegistry Registry { get; } = new()
    {
        Evaluators =
        [
            new MarginalEvaluator(),
            new DependenceEvaluator(),
            new ContingencyEvaluator(),
            new JointEvaluator(),
            new ValidityEvaluator(),
            new CopyingEvaluator(),
            new NearestEvaluator(),
            new UtilityEvaluator(),
            new SdMetricsEvaluator(),
        ],
        Generators =
        [
            new IndependentGenerator(),
            new BootstrapGenerator(),
            new GaussianCopulaGenerator(),
            new CartGenerator(),
            new GanGenerator(),
            new CtganGenerator(),
            new TvaeGenerator(),
        ],
    };
}

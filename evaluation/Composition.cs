using Harness.Generators.Arf;
using Harness.Generators.BayesNet;
using Harness.Generators.Bootstrap;
using Harness.Generators.Cart;
using Harness.Generators.GaussianCopula;
using Harness.Generators.Independent;
using Harness.Generators.Mixture;
using Harness.Generators.Rules;
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
using Harness.Utility.Details;
using Harness.Utility.Detection;
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
            new DetectionEvaluator(),
            new ValidityEvaluator(),
            new RuleEvaluator(),
            new CopyingEvaluator(),
            new NearestEvaluator(),
            new UtilityEvaluator(),
            new UtilityDetailsEvaluator(),
            new SyntheticUtilityEvaluator(),
            new AugmentationEvaluator(),
            new SdMetricsEvaluator(),
        ],
        Generators =
        [
            new IndependentGenerator(),
            new BootstrapGenerator(),
            new RuleKeepingGenerator(new GaussianCopulaGenerator()),
            new RuleKeepingGenerator(new CartGenerator()),
            new RuleKeepingGenerator(new ArfGenerator()),
            new RuleKeepingGenerator(new MixtureGenerator()),
            new RuleKeepingGenerator(new BayesNetGenerator()),
            new RuleKeepingGenerator(new GanGenerator()),
            new RuleKeepingGenerator(new CtganGenerator()),
            new RuleKeepingGenerator(new TvaeGenerator()),
        ],
    };
}

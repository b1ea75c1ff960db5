using Harness.Generators.Arf;
using Harness.Generators.BayesNet;
using Harness.Generators.Bootstrap;
using Harness.Generators.Cart;
using Harness.Generators.GaussianCopula;
using Harness.Generators.Independent;
using Harness.Generators.Mixture;
using Harness.Generators.Rules;
using Harness.Neural.Ctgan;
using Harness.Neural.Gan;
using Harness.Neural.Tvae;
using Harness.Studies;
using Harness.Testing;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(EvaluationProject.Composition))]
[assembly: Parallelization(Mode = Xunit.Sdk.ParallelMode.All)]

namespace EvaluationProject;

/// <summary>The composition root: what takes part in the evaluation.</summary>
public sealed class Composition() : StudyFixture(Registry)
{
    /// <summary>The default evaluators, and every generator that runs here.</summary>
    public static StudyRegistry Registry { get; } = new()
    {
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

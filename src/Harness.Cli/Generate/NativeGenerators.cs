using Harness.Generators;
using Harness.Generators.Arf;
using Harness.Generators.BayesNet;
using Harness.Generators.Bootstrap;
using Harness.Generators.Cart;
using Harness.Generators.GaussianCopula;
using Harness.Generators.Independent;
using Harness.Generators.Mixture;
using Harness.Generators.Rules;
using Harness.Studies;

namespace Harness.Cli.Generate;

/// <summary>The generators that the tool runs itself. Networks are not among them: libtorch alone is larger than all the rest.</summary>
internal static class NativeGenerators
{
    /// <summary>What takes part: the default evaluators and these generators.</summary>
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
        ],
    };

    /// <summary>The generator of an id.</summary>
    /// <param name="id">The id.</param>
    /// <exception cref="InputException">There is none; the message names the nearest.</exception>
    public static IGenerator Find(string id)
    {
        string[] known = [.. Registry.Generators.Select(g => g.Info.Id)];
        return Registry.Find(id) ?? throw new InputException($"There is no generator '{id}' in the tool.{(NearestName.Find(id, known) is { } near ? $" Did you mean '{near}'?" : "")} Known: {string.Join(", ", known)}. The networks gan, ctgan and tvae are in the package Harness.Neural.");
    }
}

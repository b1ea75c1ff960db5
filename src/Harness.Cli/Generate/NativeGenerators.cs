using Harness.Generators;
using Harness.Generators.Arf;
using Harness.Generators.BayesNet;
using Harness.Generators.Bootstrap;
using Harness.Generators.Cart;
using Harness.Generators.GaussianCopula;
using Harness.Generators.Independent;
using Harness.Generators.Mixture;
using Harness.Generators.Rules;
using Harness.Python;
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
    /// <param name="registry">What else takes part; by default only the tool's own.</param>
    /// <exception cref="InputException">There is none; the message names the nearest.</exception>
    public static IGenerator Find(string id, StudyRegistry? registry = null)
    {
        string[] known = [.. Registry.Generators.Select(g => g.Info.Id), .. PythonGenerator.Ids];
        if (registry is null && PythonGenerator.Ids.Contains(id))
        {
            throw new InputException($"'{id}' runs in Python and is judged from recordings. Make them first: harness record STUDY --generators {id} --python PATH");
        }

        return (registry ?? Registry).Find(id) ?? throw new InputException($"There is no generator '{id}' in the tool.{(NearestName.Find(id, known) is { } near ? $" Did you mean '{near}'?" : "")} Known: {string.Join(", ", known)}. The networks gan, ctgan and tvae are in the package Harness.Neural.");
    }
}

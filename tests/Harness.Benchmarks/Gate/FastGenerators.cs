using Harness.Generators;
using Harness.Generators.Bootstrap;
using Harness.Generators.Independent;
using Harness.Generators.Rules;

namespace Harness.Benchmarks.Gate;

/// <summary>The generators of the evaluation whose tables are made anew in each run.</summary>
internal static class FastGenerators
{
    /// <summary>Those of some ids; all for none.</summary>
    /// <param name="ids">The ids.</param>
    public static IReadOnlyList<IGenerator> Of(IReadOnlyList<string> ids)
    {
        IGenerator[] all = [new IndependentGenerator(), new BootstrapGenerator(), .. Natives.All.Select(g => new RuleKeepingGenerator(g))];
        return ids.Count == 0 ? all : [.. ids.Select(id => all.FirstOrDefault(g => g.Info.Id == id) ?? throw new InputException($"There is no fast generator '{id}'; there are {string.Join(", ", all.Select(g => g.Info.Id))}."))];
    }
}

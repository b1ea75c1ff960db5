using Harness.Generators;
using Harness.Generators.Arf;
using Harness.Generators.BayesNet;
using Harness.Generators.Cart;
using Harness.Generators.GaussianCopula;
using Harness.Generators.Mixture;

namespace Harness.Benchmarks;

/// <summary>The generators that are timed.</summary>
internal static class Natives
{
    /// <summary>All of them, the fast ones first.</summary>
    public static IReadOnlyList<IGenerator> All { get; } = [new GaussianCopulaGenerator(), new BayesNetGenerator(), new CartGenerator(), new MixtureGenerator(), new ArfGenerator()];

    /// <summary>One of them.</summary>
    /// <param name="id">Its id.</param>
    public static IGenerator Find(string id) => All.Single(g => g.Info.Id == id);
}

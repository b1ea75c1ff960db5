using Harness.Generators;
using Harness.Metrics;

namespace Harness.Studies;

/// <summary>Everything that takes part in a study: the composition root fills it.</summary>
public sealed record StudyRegistry
{
    /// <summary>The evaluators, in the order of their metrics in every list.</summary>
    /// <value>Default: <see cref="Harness.Evaluators.Default"/>.</value>
    public IReadOnlyList<IEvaluator> Evaluators { get; init; } = Harness.Evaluators.Default;

    /// <summary>The generators that run here; recordings need no entry.</summary>
    public required IReadOnlyList<IGenerator> Generators { get; init; }

    /// <summary>Ids of metrics and generators that are known but not installed, with the package that has them.</summary>
    public IReadOnlyDictionary<string, string> NotMeasured => Harness.Evaluators.Missing(Evaluators);

    /// <summary>Every metric that takes part, in order.</summary>
    public IReadOnlyList<MetricDescriptor> Metrics => [.. Evaluators.SelectMany(e => e.Metrics)];

    /// <summary>The generator of an id, or <see langword="null"/> where only recordings can serve it.</summary>
    /// <param name="id">The generator's id.</param>
    public IGenerator? Find(string id) => Generators.FirstOrDefault(g => g.Info.Id == id);
}

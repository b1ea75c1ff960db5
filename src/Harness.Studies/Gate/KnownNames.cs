using Harness.Metrics;

namespace Harness.Studies.Gate;

/// <summary>The names that thresholds may use: everything that takes part, and what is known but not installed.</summary>
/// <param name="Metrics">Every metric that takes part.</param>
/// <param name="Datasets">Every dataset of the study; <see langword="null"/> where any name may stand.</param>
/// <param name="Generators">Every generator of the study, likewise.</param>
/// <param name="NotMeasured">Ids of metrics and generators that are known but do not take part, with what installs them.</param>
internal sealed record KnownNames(
    IReadOnlyList<MetricDescriptor> Metrics,
    IReadOnlyCollection<string>? Datasets,
    IReadOnlyCollection<string>? Generators,
    IReadOnlyDictionary<string, string> NotMeasured);

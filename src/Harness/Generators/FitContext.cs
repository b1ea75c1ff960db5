using Harness.Datasets.Rules;

namespace Harness.Generators;

/// <summary>The inputs of a fit besides the table.</summary>
public sealed record FitContext
{
    /// <summary>Seed of all randomness in the fit. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>The column that models will predict, or <see langword="null"/>.</summary>
    public string? Target { get; init; }

    /// <summary>Conditions that every synthetic row has to meet. <c>RuleKeepingGenerator</c> enforces them; other generators ignore them.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>Receives the share of work done, 0 to 1; <see langword="null"/> for none.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Ends the work early.</summary>
    public CancellationToken Cancellation { get; init; }
}

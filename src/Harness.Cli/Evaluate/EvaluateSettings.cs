using Harness.Cli.Input;

namespace Harness.Cli.Evaluate;

/// <summary>What the command line of <c>harness evaluate</c> says.</summary>
/// <param name="Real">The real rows: files, or the folder of a dataset.</param>
/// <param name="Synthetic">The synthetic tables of one generator, one a seed.</param>
internal sealed record EvaluateSettings(RealSettings Real, IReadOnlyList<string> Synthetic)
{
    /// <summary>The limits; by default the bar that the tool brings along.</summary>
    public string? Thresholds { get; init; }

    /// <summary>The page to write; <see langword="null"/> for none.</summary>
    public string? Report { get; init; }

    /// <summary>Whether an open limit is no good end.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether every metric is computed, not only those that a limit or a headline uses.</summary>
    public bool Full { get; init; }

    /// <summary>Whether to print JSON.</summary>
    public bool Json { get; init; }
}

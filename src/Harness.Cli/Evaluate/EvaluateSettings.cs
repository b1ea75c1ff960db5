using Harness.Datasets;
using Harness.Tables;

namespace Harness.Cli.Evaluate;

/// <summary>What the command line of <c>harness evaluate</c> says.</summary>
/// <param name="Real">The real rows: a file, or the folder of a dataset.</param>
/// <param name="Synthetic">The synthetic tables of one generator, one a seed.</param>
internal sealed record EvaluateSettings(string Real, IReadOnlyList<string> Synthetic)
{
    /// <summary>Real rows that the generator never saw.</summary>
    public string? Holdout { get; init; }

    /// <summary>SDV's metadata.</summary>
    public string? Metadata { get; init; }

    /// <summary>The column that models predict.</summary>
    public string? Target { get; init; }

    /// <summary>The kind of prediction.</summary>
    public TaskKind? Task { get; init; }

    /// <summary>The limits; by default the bar that the tool brings along.</summary>
    public string? Thresholds { get; init; }

    /// <summary>The page to write; <see langword="null"/> for none.</summary>
    public string? Report { get; init; }

    /// <summary>Whether an open limit is no good end.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether to print JSON.</summary>
    public bool Json { get; init; }

    /// <summary>How files write their rows.</summary>
    public required TableFormat Format { get; init; }
}

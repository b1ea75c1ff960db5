using Harness.Datasets;
using Harness.Tables;

namespace Harness.Cli.Input;

/// <summary>What a command line says of the real rows.</summary>
/// <param name="Real">The file.</param>
/// <param name="Format">How files write their rows.</param>
internal sealed record RealSettings(string Real, TableFormat Format)
{
    /// <summary>Real rows that the generator never saw.</summary>
    public string? Holdout { get; init; }

    /// <summary>SDV's metadata.</summary>
    public string? Metadata { get; init; }

    /// <summary>The table of the metadata that the rows are, where there are several.</summary>
    public string? Table { get; init; }

    /// <summary>SDV's constraints.</summary>
    public string? Constraints { get; init; }

    /// <summary>The column that models predict.</summary>
    public string? Target { get; init; }

    /// <summary>The kind of prediction.</summary>
    public TaskKind? Task { get; init; }
}

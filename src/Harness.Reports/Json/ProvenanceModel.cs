using System.ComponentModel;

namespace Harness.Reports.Json;

/// <summary>Where the tables of a pair come from, in <c>study.json</c>.</summary>
internal sealed record ProvenanceModel
{
    [Description("The generator's title.")]
    public required string Title { get; init; }

    [Description("Its maker: native, sdv, ydata, user.")]
    public required string Family { get; init; }

    [Description("Version of the generator.")]
    public required string GeneratorVersion { get; init; }

    [Description("Licence of the generator.")]
    public required string License { get; init; }

    [Description("Its settings by name.")]
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    [Description("Versions of the packages that its tables depend on.")]
    public required IReadOnlyDictionary<string, string> Packages { get; init; }

    [Description("The seeds that have a table, ascending.")]
    public required IReadOnlyList<ulong> Seeds { get; init; }

    [Description("Rows of the synthetic table of each seed.")]
    public required IReadOnlyList<int> SyntheticRows { get; init; }

    [Description("Rows that the generator learned from.")]
    public required int TrainRows { get; init; }

    [Description("Real rows that it never saw.")]
    public required int HoldoutRows { get; init; }

    [Description("SHA-256 of the train file.")]
    public required string Train { get; init; }

    [Description("SHA-256 of the holdout file.")]
    public required string Holdout { get; init; }

    [Description("Seconds to fit, mean over seeds, as recorded; null where nothing says it.")]
    public required double? FitSeconds { get; init; }
}

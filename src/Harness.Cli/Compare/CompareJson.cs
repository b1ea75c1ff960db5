using Harness.Cli.History;
using Harness.Cli.Terminal;
using Harness.Studies.History;

namespace Harness.Cli.Compare;

/// <summary>A comparison as JSON: one versioned schema.</summary>
internal static class CompareJson
{
    private const int SchemaVersion = 1;

    /// <summary>Writes a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    public static string Of(SideComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return JsonOutput.Of(new
        {
            version = SchemaVersion,
            before = comparison.Before.Name,
            after = comparison.After.Name,
            compared = comparison.Compared,
            worse = comparison.Worse,
            better = comparison.Better,
            incomparable = comparison.Incomparable,
            withinNoise = comparison.WithinNoise,
            @new = comparison.New,
            gone = comparison.Gone,
            notes = comparison.Notes,
            changes = comparison.Changes.Select(HistoryJson.Change),
        });
    }
}

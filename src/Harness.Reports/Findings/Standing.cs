using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Reports.Findings;

/// <summary>How a candidate stands on the bar of one table: of a run, or of the committed scores.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Generator">The generator.</param>
/// <param name="Bar">The verdict; <see langword="null"/> where there is no table.</param>
/// <param name="Missed">Number of limits that it misses.</param>
/// <param name="Failed">Whether the generator failed at a seed.</param>
internal sealed record Standing(string Dataset, string Generator, BarVerdict? Bar, int Missed, bool Failed)
{
    /// <summary>Of a run.</summary>
    /// <param name="pair">The pair.</param>
    public static Standing Of(PairOutcome pair) => new(pair.Pair.Dataset, pair.Pair.Generator, pair.Bar, pair.Gate.Missed.Count, pair.Gate.Scorecard.Failures.Count > 0);

    /// <summary>Of committed scores.</summary>
    /// <param name="snapshot">The scores.</param>
    public static Standing Of(Snapshot snapshot) => new(snapshot.Dataset, snapshot.Generator, Enum.TryParse(snapshot.Bar, ignoreCase: true, out BarVerdict bar) ? bar : null, snapshot.Missed.Count, snapshot.Failures.Count > 0);
}

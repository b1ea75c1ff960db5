using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Snapshots;

/// <summary>The parts of a metric that a snapshot keeps.</summary>
internal static class SnapshotParts
{
    /// <summary>More parts than these, the triples of a wide table, are not kept: nobody reads them, and the worst has a line of its own.</summary>
    private const int Most = 600;

    /// <summary>Number of parts that are kept: none of a companion, whose parts the metric itself has, nor where seeds have different ones.</summary>
    /// <param name="score">The score of a metric.</param>
    public static int CountOf(MetricScore score)
    {
        int count = score.Parts.Count;
        return score.Descriptor.IsWorst || count > Most || score.Results.Any(r => r is not MetricResult.Computed c || c.Parts.Count != count) ? 0 : count;
    }

    /// <summary>The value of a part, with its sign where it has one.</summary>
    /// <param name="part">The part.</param>
    public static double Value(MetricPart part) => part.Signed ?? part.Value;
}

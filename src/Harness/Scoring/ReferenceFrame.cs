using Harness.Metrics;

namespace Harness.Scoring;

/// <summary>
/// What makes a metric's value readable on one dataset: what a table that knows nothing of the property gets, and what
/// fresh real rows get, both over random half-splits of the real rows, so at equal sizes.
/// </summary>
/// <param name="Metric">The metric's id.</param>
/// <param name="Rows">Rows of the synthetic side.</param>
/// <param name="Floor">Mean value of a table that knows nothing of the property (<see cref="FloorKind"/>).</param>
/// <param name="FloorSpread">Its standard deviation over the splits.</param>
/// <param name="Ceiling">Mean value of fresh real rows.</param>
/// <param name="CeilingSpread">Its standard deviation over the splits.</param>
/// <param name="Direction">The direction in which the metric gets better.</param>
public sealed record ReferenceFrame(string Metric, int Rows, double Floor, double FloorSpread, double Ceiling, double CeilingSpread, Direction Direction)
{
    private const double Deviations = 3;

    /// <summary>Whether floor and ceiling are three standard deviations apart in the right direction; where not, the metric tells nothing on this dataset.</summary>
    public bool CanTell =>
        Better(Ceiling, Floor) && Math.Abs(Ceiling - Floor) >= Deviations * Math.Max(FloorSpread, CeilingSpread);

    /// <summary>(value − floor) / (ceiling − floor), unclipped: 0 for knowing nothing, 1 for fresh real rows; <see langword="null"/> where the metric cannot tell.</summary>
    /// <param name="value">A value measured at the frame's size.</param>
    public double? Normalize(double value) => CanTell ? (value - Floor) / (Ceiling - Floor) : null;

    /// <summary>How many standard deviations of fresh real rows a value is better than their mean; negative where worse; <see langword="null"/> where they have no spread.</summary>
    /// <param name="value">A value measured at the frame's size.</param>
    public double? Z(double value) =>
        CeilingSpread > 0 ? (Direction == Direction.HigherIsBetter ? value - Ceiling : Ceiling - value) / CeilingSpread : null;

    /// <summary>Whether a value is better than fresh real rows by more than three standard deviations: a sign of copying, not of quality.</summary>
    /// <param name="value">A value measured at the frame's size.</param>
    public bool IsTooGood(double value) => Z(value) > Deviations;

    private bool Better(double value, double than) => Direction == Direction.HigherIsBetter ? value > than : value < than;
}

using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>One end of a limit beside what fresh real rows get by chance.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Limit">The limit in force for every generator of the dataset.</param>
/// <param name="Above">Whether it is the upper end.</param>
/// <param name="Fresh">What fresh real rows get, at the rows of train.</param>
/// <param name="Level">The value that fresh real rows stay within but for this limit's share of the false alarms.</param>
/// <param name="Bound">The end of the limit as it applies to this table.</param>
internal sealed record CalibratedLimit(MetricDescriptor Metric, Limit Limit, bool Above, FreshRows Fresh, double Level, double Bound)
{
    /// <summary>Whether the limit decides: it is no nearer than chance goes. Else the table has too few rows for it to mean anything.</summary>
    public bool BarDecides => Above ? Level <= Bound : Level >= Bound;
}

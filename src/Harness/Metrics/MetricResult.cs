namespace Harness.Metrics;

/// <summary>The result of a metric for one synthetic table: a value, a reason for having none, or a failure. Never silently absent.</summary>
public abstract record MetricResult
{
    private MetricResult(string id) => Id = id;

    /// <summary>The metric's id.</summary>
    public string Id { get; init; }

    /// <summary>The mean of some parts, and their largest for the companion; both not applicable where there is no part.</summary>
    /// <param name="metric">The metric; its companion is <see cref="MetricDescriptor.Worst"/>.</param>
    /// <param name="parts">The parts, in schema order.</param>
    /// <param name="rows">Number of synthetic rows.</param>
    /// <param name="reason">Why there is no part, where there is none.</param>
    /// <returns>The result of the metric, then that of its companion.</returns>
    public static MetricResult[] OfParts(MetricDescriptor metric, IReadOnlyList<MetricPart> parts, int rows, string reason)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(parts);
        return parts.Count == 0
            ? [new NotApplicable(metric.Id, reason), new NotApplicable(metric.WorstId, reason)]
            :
            [
                new Computed(metric.Id, parts.Average(p => p.Value)) { Rows = rows, Parts = parts },
                new Computed(metric.WorstId, parts.Max(p => p.Value)) { Rows = rows, Parts = parts },
            ];
    }

    /// <summary>A value.</summary>
    /// <param name="Id">The metric's id.</param>
    /// <param name="Value">The value, finite.</param>
    public sealed record Computed(string Id, double Value) : MetricResult(Id)
    {
        /// <summary>
        /// Standard error of the value on the metric's scale, finite and at least 0: how far the value would move with other
        /// rows of the same origin, everything fitted held fixed. The rows are those of the synthetic table, train as it is;
        /// where a metric is a mean over others (holdout rows that models are tested on, real rows under attack), those. How
        /// it is estimated says <see cref="MetricDescriptor.StandardError"/>. <see langword="null"/> where fewer than two rows
        /// tell nothing of it, no double holds it, or the pair asks for none.
        /// </summary>
        public double? Uncertainty { get; init; }

        /// <summary>Number of synthetic rows that the value rests on.</summary>
        public int Rows { get; init; }

        /// <summary>The parts that make up the value, in schema order.</summary>
        public IReadOnlyList<MetricPart> Parts { get; init; } = [];

        /// <summary>The value of the real data that this one is judged against, with the evidence; <see langword="null"/> for none.</summary>
        public Comparison? Comparison { get; init; }

        /// <summary>
        /// Why the value cannot be judged for this table, as where rows repeat so often that copies look like any others: a limit
        /// on it is inconclusive. <see langword="null"/> where it can.
        /// </summary>
        public string? CannotTell { get; init; }
    }

    /// <summary>The metric has no meaning for this dataset; follows from the real table alone.</summary>
    /// <param name="Id">The metric's id.</param>
    /// <param name="Reason">Why.</param>
    public sealed record NotApplicable(string Id, string Reason) : MetricResult(Id);

    /// <summary>The metric should have a value but could not be computed.</summary>
    /// <param name="Id">The metric's id.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Failed(string Id, string Reason) : MetricResult(Id)
    {
        /// <summary>Whether a missing native part is the cause: a skip on a developer's machine, an error on CI.</summary>
        public bool Unavailable { get; init; }
    }
}

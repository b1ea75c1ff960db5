using Harness.Metrics;
using Harness.Statistics;

namespace Harness.Scoring;

/// <summary>
/// What fresh real rows get by chance of each part of a metric: of each column, pair or triple. Chance moves some parts much farther than
/// others (a triple of numbers has a thousand cells, one of labels eight), so that the worst one is the one that is farthest out for what it is.
/// </summary>
/// <param name="Parts">Mean and standard deviation of each part, by its label.</param>
/// <param name="Largest">The largest standardised deviation of all parts, over the splits.</param>
public sealed record FreshParts(IReadOnlyDictionary<string, FreshParts.Part> Parts, FreshRows Largest)
{
    // The scatter of a part that hardly ever moves is hardly known.
    private const double LeastOfUsual = 0.1;

    /// <summary>What so many splits tell of the parts; <see langword="null"/> where no part scatters.</summary>
    /// <param name="metric">The metric's id.</param>
    /// <param name="rows">Rows of either side.</param>
    /// <param name="splits">The parts at each split, at least two; one that a split lacks is left out.</param>
    internal static FreshParts? Of(string metric, int rows, IReadOnlyList<IReadOnlyList<MetricPart>> splits)
    {
        var values = splits[0].DistinctBy(p => p.Label).ToDictionary(p => p.Label, _ => new double[splits.Count], StringComparer.Ordinal);
        var there = values.ToDictionary(v => v.Key, _ => 0, StringComparer.Ordinal);
        for (int split = 0; split < splits.Count; split++)
        {
            foreach (MetricPart part in splits[split].DistinctBy(p => p.Label))
            {
                if (values.TryGetValue(part.Label, out double[]? own))
                {
                    own[split] = part.Value;
                    there[part.Label]++;
                }
            }
        }

        (string Label, double[] Values, double Mean, double Deviation)[] whole =
            [.. values.Where(v => there[v.Key] == splits.Count).Select(v => (v.Key, v.Value, Moments.Mean(v.Value), Moments.StandardDeviation(v.Value)))];
        if (whole.Length == 0 || !whole.Any(w => w.Deviation > 0))
        {
            return null;
        }

        double least = LeastOfUsual * whole.Average(w => w.Deviation);
        var parts = whole.ToDictionary(w => w.Label, w => new Part(w.Mean, Math.Max(least, w.Deviation)), StringComparer.Ordinal);
        double[] largest = [.. Enumerable.Range(0, splits.Count).Select(split => whole.Max(w => parts[w.Label].Deviations(w.Values[split])))];
        return new FreshParts(parts, FreshRows.Of(metric, rows, largest, 0, 0));
    }

    /// <summary>The same at other numbers of rows.</summary>
    /// <param name="ideal">The value of a perfect table.</param>
    /// <param name="mean">The factor of the distance of means from the ideal.</param>
    /// <param name="deviation">The factor of standard deviations.</param>
    internal FreshParts Scaled(double ideal, double mean, double deviation) =>
        this with { Parts = Parts.ToDictionary(p => p.Key, p => new Part(ideal + mean * (p.Value.Mean - ideal), deviation * p.Value.Deviation), StringComparer.Ordinal) };

    /// <summary>What fresh real rows get of one part.</summary>
    /// <param name="Mean">The mean over the splits.</param>
    /// <param name="Deviation">The standard deviation, above 0.</param>
    public sealed record Part(double Mean, double Deviation)
    {
        /// <summary>How many standard deviations a value is above the mean.</summary>
        /// <param name="value">A value of the part.</param>
        public double Deviations(double value) => (value - Mean) / Deviation;
    }
}

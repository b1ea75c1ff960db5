using Harness.Metrics;

namespace Harness.Scoring;

/// <summary>
/// One number for each of three questions about a pair: the mean of its metrics, each between floor (0) and ceiling (1) and clipped
/// to that range, so that no part decides the mean and none makes up for another. 0 is a table that knows nothing of any property:
/// values uniform for what looks at single columns, columns permuted for what looks at relations, the majority class or the mean
/// for models, copies alone for novelty. 1 is one that is in each part at least as near as fresh real rows are on average; these
/// themselves get a little less, since chance takes and clipping does not give. Perfect columns without any relation get the share
/// of the parts that look at single columns. A summary for ranking, never to be read without its parts.
/// </summary>
/// <param name="Name">Fidelity, utility or novelty.</param>
/// <param name="Values">One value a seed, in the order of the seeds; at least one.</param>
/// <param name="Parts">The values that it is the mean of: each metric with its clipped value, mean over all seeds.</param>
public sealed record Headline(string Name, IReadOnlyList<double> Values, IReadOnlyList<MetricPart> Parts)
{
    /// <summary>The mean over seeds.</summary>
    public double Value => Values.Average();

    /// <summary>Standard deviation over seeds, from two seeds up; else <see langword="null"/>.</summary>
    public double? Spread => Values.Count < 2 ? null : Statistics.Moments.StandardDeviation([.. Values]);

    /// <summary>The similarity of the tables: marginal, dependence and joint metrics; density is left out, since it is as bad above 1 as below.</summary>
    /// <param name="scorecard">The pair's scores.</param>
    /// <returns><see langword="null"/> where no metric can tell.</returns>
    public static Headline? Fidelity(Scorecard scorecard) => OfFrames("fidelity", scorecard, Headlines.Fidelity);

    /// <summary>The worth of synthetic rows for training models: the gaps between training on real and on synthetic rows.</summary>
    /// <param name="scorecard">The pair's scores.</param>
    /// <returns><see langword="null"/> where no metric can tell.</returns>
    public static Headline? Utility(Scorecard scorecard) => OfFrames("utility", scorecard, Headlines.Utility);

    /// <summary>The novelty of the rows: the copying metrics that are judged beside the holdout's own value, as (1 − value) / (1 − holdout's).</summary>
    /// <param name="scorecard">The pair's scores.</param>
    /// <returns><see langword="null"/> where none applies.</returns>
    public static Headline? Novelty(Scorecard scorecard)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        return Of("novelty", scorecard.Scores
            .Where(s => s.Descriptor.Headline == Headlines.Novelty && s.Results.All(r => r is MetricResult.Computed { CannotTell: null, Comparison.Reference: < 1 }))
            .Select(s => (s.Descriptor.Id, s.Results.Cast<MetricResult.Computed>().Select(r => (1 - r.Value) / (1 - r.Comparison!.Reference)).ToArray())));
    }

    private static Headline? OfFrames(string name, Scorecard scorecard, Headlines headline)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        return Of(name, scorecard.Scores
            .Where(s => s.Descriptor.Headline == headline && s.Normalized is not null)
            .Select(s => (s.Descriptor.Id, s.FramedValues.Select(v => s.Frame!.Normalize(v)!.Value).ToArray())));
    }

    private static Headline? Of(string name, IEnumerable<(string Metric, double[] Seeds)> metrics)
    {
        (string Metric, double[] Seeds)[] all = [.. metrics.Select(m => (m.Metric, Array.ConvertAll(m.Seeds, v => Math.Clamp(v, 0, 1))))];
        return all.Length == 0 ? null : new Headline(
            name,
            [.. Enumerable.Range(0, all[0].Seeds.Length).Select(seed => all.Average(m => m.Seeds[seed]))],
            [.. all.Select(m => new MetricPart(m.Metric, null, m.Seeds.Average()))]);
    }
}

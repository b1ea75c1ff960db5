using Harness.Scoring;
using Harness.Statistics;

namespace Harness.Studies.Snapshots;

/// <summary>The level and the scatter of a pair's scores over many seeds of its generator, measured apart from the seeds that it is judged at.</summary>
/// <remarks>
/// A standard deviation says how far scores usually are off, not how far the rare one is: that takes more seeds than anyone measures.
/// So what compares with it asks each seed, <see cref="SnapshotComparer"/>.
/// </remarks>
/// <param name="Seeds">Number of seeds, at least two.</param>
/// <param name="Metrics">Mean and standard deviation of the value and of each part, by metric; a metric without a value at every seed is left out.</param>
internal sealed record SnapshotNoise(int Seeds, IReadOnlyDictionary<string, SnapshotNoise.Scatter> Metrics)
{
    /// <summary>Puts the scores of seeds together.</summary>
    /// <param name="scorecard">The scores, one a seed; at least two.</param>
    public static SnapshotNoise Of(Scorecard scorecard)
    {
        return new SnapshotNoise(
            scorecard.Seeds.Count,
            scorecard.Scores.Where(s => s.Value is not null).ToDictionary(s => s.Descriptor.Id, Measure, StringComparer.Ordinal));
    }

    private static Scatter Measure(MetricScore score)
    {
        Metrics.MetricResult.Computed[] seeds = [.. score.Results.Cast<Metrics.MetricResult.Computed>()];
        double[] values = [.. seeds.Select(s => s.Value)];
        int parts = SnapshotParts.CountOf(score);
        var levels = new double[parts];
        var noise = new double[parts];
        for (int part = 0; part < parts; part++)
        {
            double[] own = [.. seeds.Select(s => SnapshotParts.Value(s.Parts[part]))];
            (levels[part], noise[part]) = (Moments.Mean(own), Moments.StandardDeviation(own));
        }

        return new Scatter(Moments.Mean(values), Moments.StandardDeviation(values), levels, noise);
    }

    /// <summary>Mean and standard deviation of a metric and of its parts.</summary>
    internal sealed record Scatter(double Level, double Noise, IReadOnlyList<double> Parts, IReadOnlyList<double> PartNoise);
}

using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Snapshots;
using Harness.Studies.Tests.Gate;

namespace Harness.Studies.Tests.Snapshots;

/// <summary>
/// A move beyond noise is one of every seed: each goes to the same side by half of what the mean of three may move, .0098248861 of
/// .019649772 for a single metric and a noise of .01 over 20 seeds: noise.py beside this file.
/// </summary>
public class SnapshotSeedsTests
{
    private static readonly MetricDescriptor Error = Scores.Error with { LeastMove = 0 };

    [Theory]
    [InlineData(0.3099, 0.34, 0.34, nameof(Change.Worse))]
    [InlineData(0.34, 0.3098, 0.34, nameof(Change.Changed))]
    [InlineData(0.3, 0.3, 0.39, nameof(Change.Changed))] // one seed alone
    [InlineData(0.35, 0.29, 0.35, nameof(Change.Changed))] // one on the other side
    [InlineData(0.2901, 0.26, 0.26, nameof(Change.Better))]
    [InlineData(0.26, 0.2901, 0.26, nameof(Change.Better))]
    [InlineData(0.26, 0.26, 0.2902, nameof(Change.Changed))]
    public void A_metric_moved_where_every_seed_did(double first, double second, double third, string expected)
    {
        SnapshotDifference difference = Compare(new SnapshotMetric(1, 0.2, null, []) { Level = 0.3, Noise = 0.01 }, first, second, third);

        Assert.Equal(expected, difference.Change.ToString());

        // The mean is kept to four digits.
        double mean = Math.Abs(Math.Round((first + second + third) / 3, 4) - 0.3);
        Assert.Equal(expected == nameof(Change.Changed) ? 1 : mean / 0.0196497722686, difference.OverNoise!.Value, 1e-6);
    }

    [Theory]
    [InlineData(0.31, 0.34, 0.34, nameof(Change.Worse))]
    [InlineData(0.3, 0.345, 0.345, nameof(Change.Changed))]
    [InlineData(-0.31, -0.34, -0.34, nameof(Change.Worse))] // as far off on the other side of what it is to be
    public void A_part_moved_where_it_did_in_every_seed(double first, double second, double third, string expected)
    {
        SnapshotDifference difference = Compare(
            new SnapshotMetric(1, 0.2, null, [0.3 * Math.Sign(second)]) { Level = 0.3, Noise = 0.01, PartNoise = [0.01] },
            [.. new[] { first, second, third }.Select(v => Scores.Of(0.301, new MetricPart("a", null, Math.Abs(v)) { Signed = v }))]);

        Assert.Equal(expected, difference.Change.ToString());
        Assert.StartsWith("a ", Assert.Single(difference.Parts), StringComparison.Ordinal);
    }

    /// <summary>The median of a rounded column: the same at all seeds of the noise, and one step off at one of now.</summary>
    [Theory]
    [InlineData(0, 0, 0.24, nameof(Change.Changed))]
    [InlineData(0.24, 0.24, 0, nameof(Change.Changed))]
    [InlineData(0.24, 0.24, 0.24, nameof(Change.Worse))]
    public void A_part_that_never_scattered_moved_where_it_did_in_every_seed(double first, double second, double third, string expected)
    {
        SnapshotDifference difference = Compare(
            new SnapshotMetric(1, 0.2, null, [0]) { Level = 0.3, Noise = 0.01, PartNoise = [0] },
            [.. new[] { first, second, third }.Select(v => Scores.Of(0.301, new MetricPart("a", null, v)))]);

        Assert.Equal(expected, difference.Change.ToString());
    }

    [Theory]
    [InlineData(0)] // a recording
    [InlineData(20)] // no scatter of this metric
    public void What_has_no_noise_is_held_whatever_its_seeds_do(int noiseSeeds) =>
        Assert.Equal(Change.Worse, Compare(new SnapshotMetric(1, 0.3, null, []), noiseSeeds, Scores.Of(0.3), Scores.Of(0.3), Scores.Of(0.31)).Change);

    private static SnapshotDifference Compare(SnapshotMetric before, params double[] seeds) => Compare(before, [.. seeds.Select(v => Scores.Of(v))]);

    private static SnapshotDifference Compare(SnapshotMetric before, MetricResult[] seeds) => Compare(before, 20, seeds);

    private static SnapshotDifference Compare(SnapshotMetric before, int noiseSeeds, params MetricResult[] seeds)
    {
        Scorecard card = Scores.Card(Error, seeds);
        Snapshot now = Scores.Snapshot(card);
        Snapshot snapshot = now with { NoiseSeeds = noiseSeeds, Metrics = [KeyValuePair.Create("ks-statistic", before)] };
        return Assert.Single(new SnapshotComparer([Error], 40, falseAlarms: 0.01).Compare(snapshot, now, card));
    }
}

using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Snapshots;
using Harness.Studies.Tests.Gate;

namespace Harness.Studies.Tests.Snapshots;

/// <summary>
/// Snapshots whose noise was measured over 20 seeds, compared with three seeds of now. What is allowed is by SciPy, noise.py beside this
/// file: of one metric .019649772 at a noise of .01, of one of two .021553169.
/// </summary>
public class SnapshotNoiseTests
{
    [Theory]
    [InlineData(0.2, null)] // what the pair's own seeds gave, .1 below the level: as ever
    [InlineData(0.3, nameof(Change.Changed))]
    [InlineData(0.3196, nameof(Change.Changed))]
    [InlineData(0.3197, nameof(Change.Worse))]
    [InlineData(0.2804, nameof(Change.Changed))]
    [InlineData(0.2803, nameof(Change.Better))]
    public void A_move_from_the_level_counts_beyond_the_quantile(double now, string? expected)
    {
        Snapshot before = Of(Noisy("ks-statistic", 0.2, level: 0.3, noise: 0.01));

        SnapshotDifference? difference = Compare(before, now).SingleOrDefault();

        Assert.Equal(expected, difference?.Change.ToString());
        if (difference is not null)
        {
            Assert.Equal("0.3", difference.Before);
            Assert.Equal(0.01 * Math.Sqrt(1 / 3.0 + 1 / 20.0), difference.Noise!.Value, 1e-12);
            Assert.Equal(Math.Abs(now - 0.3) / 0.0196497722686, difference.OverNoise!.Value, 1e-6);
        }
    }

    /// <summary>Of two metrics each has half of the false alarms; one without scatter has none.</summary>
    [Theory]
    [InlineData(0.01, 0.3215, nameof(Change.Changed))]
    [InlineData(0.01, 0.3216, nameof(Change.Worse))]
    [InlineData(0.0, 0.3197, nameof(Change.Worse))]
    public void Metrics_share_the_false_alarms(double noiseOfOther, double now, string expected)
    {
        Snapshot before = Of(Noisy("ks-statistic", 0.2, level: 0.3, noise: 0.01), Noisy("total-variation", 0.5, level: 0.5, noise: noiseOfOther));

        Assert.Equal(expected, Assert.Single(Compare(before, now)).Change.ToString());
    }

    /// <summary>A level of its own that one metric has is that of all seeds, whatever another lacks.</summary>
    [Fact]
    public void A_metric_without_a_level_leaves_the_others_theirs()
    {
        Snapshot before = Of(Noisy("ks-statistic", 0.2, level: 0.3, noise: 0.01), Noisy("total-variation", 0.5, level: null, noise: 0));

        Assert.Equal(Change.Worse, Assert.Single(Compare(before, 0.3197)).Change);
    }

    /// <summary>Three parts scatter and one does not: by SciPy .22657415 is allowed at a noise of .1, .21553169 of two and .23438549 of four.</summary>
    [Theory]
    [InlineData(0.52, nameof(Change.Changed))]
    [InlineData(0.53, nameof(Change.Worse))]
    public void The_parts_of_all_metrics_that_scatter_share_the_false_alarms(double part, string expected)
    {
        Snapshot before = Of(
            KeyValuePair.Create("ks-statistic", new SnapshotMetric(1, 0.2, null, [0.3, 0.3, 0.3]) { Level = 0.3, Noise = 0.1, PartNoise = [0.1, 0.1, 0] }),
            KeyValuePair.Create("total-variation", new SnapshotMetric(1, 0.2, null, [0.3]) { Level = 0.2, Noise = 0.1, PartNoise = [0.1] }));

        Assert.Equal(expected, Assert.Single(Compare(before, 0.301, [part, 0.3, 0.3])).Change.ToString());
    }

    [Fact]
    public void Parts_are_in_the_order_of_moves_over_noise_and_one_within_its_last_digit_did_not_move()
    {
        Snapshot before = Of(KeyValuePair.Create("ks-statistic", new SnapshotMetric(1, 0.2, null, [0.3, 0.3, 0.3]) { Level = 0.3, Noise = 0.01, PartNoise = [0.02, 0.01, 0.01] }));

        Assert.Equal(["c1 0.3 → 0.36", "c0 0.3 → 0.37"], Assert.Single(Compare(before, 0.301, [0.37, 0.36, 0.3005])).Parts);
    }

    [Fact]
    public void The_parts_beside_a_level_are_the_means_over_its_seeds()
    {
        SnapshotNoise noise = SnapshotNoise.Of(Scores.Card(Scores.Of(0.1, new MetricPart("a", null, 0.2)), Scores.Of(0.1, new MetricPart("a", null, 0.4))));

        Assert.Equal([0.3], Scores.Snapshot(Scores.Card(Scores.Of(0.1, new MetricPart("a", null, 0.9))), noise).Metrics[0].Value.Parts);
        Assert.Equal([0.9, 0.8], Scores.Snapshot(Scores.Card(Scores.Of(0.1, new MetricPart("a", null, 0.9), new MetricPart("b", null, 0.8))), noise).Metrics[0].Value.Parts);
    }

    [Theory]
    [InlineData(0.3215, nameof(Change.Changed))]
    [InlineData(0.322, nameof(Change.Worse))] // parts are kept to three digits
    public void A_part_alone_is_a_loss_where_the_mean_stays_within_noise(double age, string? expected)
    {
        Snapshot before = Of(KeyValuePair.Create("ks-statistic", new SnapshotMetric(1, 0.2, null, [0.3, 0.3]) { Level = 0.3, Noise = 0.01, PartNoise = [0.01, 0.01] }));

        SnapshotDifference difference = Assert.Single(Compare(before, 0.301, [age, 0.3]));

        Assert.Equal(expected, difference.Change.ToString());
        Assert.Equal("c0", difference.Parts[0].Split(' ')[0]);
        Assert.Single(difference.Parts);
    }

    [Fact]
    public void A_loss_of_one_column_is_named_first_where_another_gained_more()
    {
        KeyValuePair<string, SnapshotMetric> metric = Noisy("ks-statistic", 0.2, level: 0.3, noise: 0.01);
        Snapshot before = Of(KeyValuePair.Create(metric.Key, metric.Value with { Parts = [0.3, 0.3], PartNoise = [0.01, 0.01] }));

        SnapshotDifference difference = Assert.Single(Compare(before, 0.25, [0.14, 0.36]));

        Assert.Equal(Change.Worse, difference.Change);
        Assert.Equal(["c1 0.3 → 0.36", "c0 0.3 → 0.14"], difference.Parts);
        Assert.Equal(0.16 / 0.0215531690637, difference.OverNoise!.Value, 1e-6);
    }

    /// <summary>Each step is within noise of the step before, the last one is not within noise of the level.</summary>
    [Fact]
    public void Small_moves_do_not_add_up()
    {
        Snapshot accepted = Of(Noisy("ks-statistic", 0.3, level: 0.3, noise: 0.01));

        Assert.Equal("Changed Changed Changed Worse", string.Join(' ', Enumerable.Range(1, 4).Select(step => Compare(accepted, 0.3 + 0.005 * step).Single().Change)));
    }

    /// <summary>After an accept the value of three seeds is all that is known of the level: by SciPy .025913352 is allowed.</summary>
    [Theory]
    [InlineData(0.2259, nameof(Change.Changed))]
    [InlineData(0.226, nameof(Change.Worse))]
    public void A_value_that_was_accepted_since_is_a_level_of_the_pair_s_own_seeds(double now, string expected)
    {
        Snapshot before = Of(Noisy("ks-statistic", 0.3, level: 0.3, noise: 0.01));
        Snapshot accepted = (Of(KeyValuePair.Create("ks-statistic", new SnapshotMetric(1, 0.2, null, []))) with { NoiseSeeds = 0 }).WithNoiseOf(before);

        Assert.Equal((20, null, 0.01), (accepted.NoiseSeeds, accepted.Metrics[0].Value.Level, accepted.Metrics[0].Value.Noise));
        Assert.Equal(expected, Assert.Single(Compare(accepted, now)).Change.ToString());
    }

    /// <summary>One seed of now: .032520999; noise over five: .040878860.</summary>
    [Theory]
    [InlineData(1, 20, 0.3325, nameof(Change.Changed))]
    [InlineData(1, 20, 0.3326, nameof(Change.Worse))]
    [InlineData(3, 5, 0.3408, nameof(Change.Changed))]
    [InlineData(3, 5, 0.3409, nameof(Change.Worse))]
    public void Fewer_seeds_allow_more(int seeds, int noiseSeeds, double now, string expected)
    {
        Snapshot before = Of(Noisy("ks-statistic", 0.3, level: 0.3, noise: 0.01)) with { NoiseSeeds = noiseSeeds, Seeds = [.. Enumerable.Range(1, seeds).Select(s => (ulong)s)] };

        Assert.Equal(expected, Assert.Single(Compare(before, now)).Change.ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Without_noise_or_with_that_of_one_seed_every_difference_is_one(int noiseSeeds) =>
        Assert.Equal(Change.Worse, Assert.Single(Compare(Of(Noisy("ks-statistic", 0.3, level: null, noise: 0.01)) with { NoiseSeeds = noiseSeeds }, 0.305)).Change);

    [Fact]
    public void A_metric_that_does_not_scatter_is_held_to_what_a_person_would_call_a_move()
    {
        Snapshot before = Of(Noisy("ks-statistic", 0.3, level: 0.3, noise: 0));

        Assert.Equal(Change.Changed, Assert.Single(Compare(before, 0.3 + 0.99 * Scores.Error.LeastMove)).Change);
        Assert.Equal(Change.Worse, Assert.Single(Compare(before, 0.3 + 1.01 * Scores.Error.LeastMove)).Change);
    }

    [Fact]
    public void An_exact_run_leaves_noise_and_its_level_aside()
    {
        KeyValuePair<string, SnapshotMetric> metric = Noisy("ks-statistic", 0.2, level: 0.3, noise: 0.01);
        Snapshot before = Of(KeyValuePair.Create(metric.Key, metric.Value with { Parts = [0.31, 0.29], PartNoise = [0.01, 0.01] }));

        // The parts beside a level are means over other seeds: the pair's own seeds do not equal them, and did not move.
        Assert.Empty(Compare(before, 0.2, [0.21, 0.19], isExact: true));
        SnapshotDifference difference = Assert.Single(Compare(before, 0.2002, [0.21, 0.19], isExact: true));
        Assert.Equal((Change.Worse, "0.2", null), (difference.Change, difference.Before, difference.Noise));
        Assert.Equal(Change.Better, Assert.Single(Compare(before, 0.2002, [0.31, 0.29])).Change);
    }

    [Fact]
    public void Level_and_scatter_are_those_of_the_seeds_and_their_parts()
    {
        Scorecard seeds = Scores.Card(Seed(0.1, 0.3, -0.1), Seed(0.2, 0.5, -0.1), Seed(0.6, 0.1, -0.1));

        SnapshotNoise noise = SnapshotNoise.Of(seeds);

        // statistics.stdev([.1, .2, .6]) and of [.3, .5, .1] of Python.
        Assert.Equal(3, noise.Seeds);
        SnapshotNoise.Scatter scatter = noise.Metrics["ks-statistic"];
        Assert.Equal((0.3, 0.264575131106), (scatter.Level, scatter.Noise), new Near());
        Assert.Equal((0.3, 0.2), (scatter.Parts[0], scatter.PartNoise[0]), new Near());
        Assert.Equal((-0.1, 0.0), (scatter.Parts[1], scatter.PartNoise[1]), new Near());

        Snapshot snapshot = Scores.Snapshot(Scores.Card(Seed(0.1, 0.3, -0.1)), noise);
        SnapshotMetric metric = snapshot.Metrics[0].Value;
        Assert.Equal((3, 0.1, 0.3, 0.26), (snapshot.NoiseSeeds, metric.Value, metric.Level, metric.Noise));
        Assert.Equal([0.3, -0.1], metric.Parts);
        Assert.Equal([0.2, 0], metric.PartNoise);

        static MetricResult Seed(double value, double first, double second) =>
            Scores.Of(value, new MetricPart("a", null, Math.Abs(first)) { Signed = first }, new MetricPart("b", null, Math.Abs(second)) { Signed = second });
    }

    [Fact]
    public void A_metric_without_a_value_at_every_seed_has_no_noise_and_stays_exact()
    {
        Scorecard seeds = Scores.Card(Scores.Of(0.1), new MetricResult.NotApplicable("ks-statistic", "no numbers"));

        SnapshotNoise noise = SnapshotNoise.Of(seeds);

        Assert.Empty(noise.Metrics);
        SnapshotMetric metric = Scores.Snapshot(Scores.Card(Scores.Of(0.1, new MetricPart("a", null, 0.4))), noise).Metrics[0].Value;
        Assert.Equal((null, null, 0.1), (metric.Level, metric.Noise, metric.Value));
        Assert.Equal([0.4], metric.Parts);
    }

    [Theory]
    [InlineData(600, 600)]
    [InlineData(601, 0)]
    public void Parts_that_nobody_reads_are_not_kept(int count, int kept)
    {
        Scorecard card = Scores.Card(Scores.Of(0.1, [.. Enumerable.Range(0, count).Select(i => new MetricPart($"c{i}", null, 0.1))]));

        Assert.Equal(kept, Scores.Snapshot(card).Metrics[0].Value.Parts.Count);
        Assert.Equal(kept, SnapshotNoise.Of(card).Metrics["ks-statistic"].PartNoise.Count);
    }

    [Fact]
    public void A_companion_and_seeds_of_different_parts_have_none()
    {
        MetricResult[] seeds = [Scores.Of(0.1, new MetricPart("a", null, 0.1)), Scores.Of(0.1)];

        Assert.Empty(Scores.Snapshot(Scores.Card(seeds)).Metrics[0].Value.Parts);
        Assert.Empty(Scores.Snapshot(Scores.Card(Scores.Error.Worst(), seeds[0])).Metrics[0].Value.Parts);
        Assert.Single(Scores.Snapshot(Scores.Card(seeds[0])).Metrics[0].Value.Parts);
    }

    [Fact]
    public void Noise_is_kept_for_a_metric_of_the_same_version_and_the_same_parts()
    {
        var old = new SnapshotMetric(1, 0.2, null, [0.1, 0.3]) { Level = 0.21, Noise = 0.01, PartNoise = [0.01, 0.02] };
        Snapshot before = Of(KeyValuePair.Create("ks-statistic", old));

        SnapshotMetric Kept(SnapshotMetric now) => Of(KeyValuePair.Create("ks-statistic", now)).WithNoiseOf(before).Metrics[0].Value;

        SnapshotMetric same = Kept(new SnapshotMetric(1, 0.3, null, [0.2, 0.4]));
        Assert.Equal((0.3, null, 0.01), (same.Value, same.Level, same.Noise));
        Assert.Equal([0.01, 0.02], same.PartNoise);
        Assert.Empty(Kept(new SnapshotMetric(1, 0.3, null, [0.2])).PartNoise);
        Assert.Null(Kept(new SnapshotMetric(2, 0.3, null, [0.2, 0.4])).Noise);
    }

    [Fact]
    public void Noise_never_grows_and_the_metrics_that_were_held_are_counted()
    {
        Snapshot before = Of(Parts("a", 0.01, 0.01, 0.02), Parts("b", 0.05, 0.05, 0.05), Parts("c", 0.01, 0.01), Parts("gone", 0.01));
        Snapshot now = Of(Parts("a", 0.02, 0.02, 0.01), Parts("b", 0.04, 0.06, 0.04), Parts("c", 0.02, 0.02, 0.02), Parts("fresh", 0.5, 0.5));

        (Snapshot kept, int held) = now.NoLooserThan(before);

        Assert.Equal(2, held);
        Assert.Equal([0.01, 0.04, 0.01, 0.5], kept.Metrics.Select(m => m.Value.Noise!.Value));
        Assert.Equal([0.01, 0.01], kept.Metrics[0].Value.PartNoise);
        Assert.Equal([0.05, 0.04], kept.Metrics[1].Value.PartNoise);
        Assert.Equal([0.02, 0.02], kept.Metrics[2].Value.PartNoise);
        Assert.Equal([0.5], kept.Metrics[3].Value.PartNoise);

        KeyValuePair<string, SnapshotMetric> Parts(string id, double noise, params double[] parts) =>
            KeyValuePair.Create(id, new SnapshotMetric(1, 0.2, null, parts) { Level = 0.2, Noise = noise, PartNoise = parts });
    }

    [Fact]
    public void Noise_of_another_version_or_none_bounds_nothing()
    {
        Snapshot now = Of(Noisy("ks-statistic", 0.2, level: 0.2, noise: 0.05));

        (Snapshot kept, int held) = now.NoLooserThan(Of(KeyValuePair.Create("ks-statistic", new SnapshotMetric(2, 0.2, null, []) { Noise = 0.01 })));
        Assert.Equal((0.05, 0), (kept.Metrics[0].Value.Noise, held));
        (kept, held) = now.NoLooserThan(Of(KeyValuePair.Create("ks-statistic", new SnapshotMetric(1, 0.2, null, []))));
        Assert.Equal((0.05, 0), (kept.Metrics[0].Value.Noise, held));
        (kept, held) = Of(Noisy("ks-statistic", 0.2, level: 0.2, noise: 0.01)).NoLooserThan(now);
        Assert.Equal((0.01, 0), (kept.Metrics[0].Value.Noise, held));
    }

    private static IReadOnlyList<SnapshotDifference> Compare(Snapshot before, double now, double[]? parts = null, bool isExact = false)
    {
        MetricDescriptor other = Scores.Error with { Id = "total-variation" };
        Scorecard card = Scores.Card(Scores.Of(now, [.. (parts ?? []).Select((p, i) => new MetricPart($"c{i}", null, p))]));
        var current = new SnapshotMetric(1, now, null, parts ?? []);
        Snapshot snapshot = before with { Metrics = [KeyValuePair.Create("ks-statistic", current), .. before.Metrics.Skip(1)] };
        return new SnapshotComparer([Scores.Error, other], 40, isExact, falseAlarms: 0.01).Compare(before, snapshot, card);
    }

    private static KeyValuePair<string, SnapshotMetric> Noisy(string id, double value, double? level, double noise) =>
        KeyValuePair.Create(id, new SnapshotMetric(1, value, null, []) { Level = level, Noise = noise });

    private static Snapshot Of(params KeyValuePair<string, SnapshotMetric>[] metrics) =>
        Scores.Snapshot(Scores.Card(Scores.Of(0.2))) with { Seeds = [1, 2, 3], NoiseSeeds = 20, Metrics = metrics };

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < 1e-9 && Math.Abs(x.Item2 - y.Item2) < 1e-9;

        public int GetHashCode((double, double) obj) => 0;
    }
}

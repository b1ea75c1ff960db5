using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Snapshots;
using Harness.Studies.Tests.Gate;

namespace Harness.Studies.Tests.Snapshots;

/// <summary>
/// What a measured scatter counts as at least. Of 20 seeds of noise and three of now a single comparison allows 1.9649772 times the scatter at
/// false alarms of 1 %, one of three 2.2659: noise.py beside this file.
/// </summary>
public class SnapshotLeastNoiseTests
{
    private static readonly MetricDescriptor Error = Scores.Error with { LeastMove = 0 };

    [Theory]
    [InlineData(0.31, nameof(Change.Changed))]
    [InlineData(0.35, nameof(Change.Changed))]
    [InlineData(0.3502, nameof(Change.Worse))]
    [InlineData(0.2498, nameof(Change.Better))]
    public void A_move_that_no_person_would_call_one_is_within_noise(double now, string expected) =>
        Assert.Equal(expected, Only(Error with { LeastMove = 0.05 }, new SnapshotMetric(1, 0.2, null, []) { Level = 0.3, Noise = 0.001 }, now).Change.ToString());

    [Fact]
    public void Where_nothing_was_measured_no_move_is_too_small() =>
        Assert.Equal(Change.Worse, Only(Error with { LeastMove = 0.05 }, new SnapshotMetric(1, 0.3, null, []), 0.3002).Change);

    // The usual part scatters by .01, so one that hardly does counts as .005; one that never does is held as it is.
    [Theory]
    [InlineData(0.001, 0.311, nameof(Change.Changed))]
    [InlineData(0.001, 0.313, nameof(Change.Worse))]
    [InlineData(0.0, 0.304, nameof(Change.Worse))]
    public void A_part_scatters_at_least_half_as_much_as_parts_usually_do(double noise, double now, string expected)
    {
        var before = new SnapshotMetric(1, 0.2, null, [0.3, 0.3, 0.3]) { Level = 0.3, Noise = 0.01, PartNoise = [0.01, 0.01, noise] };

        Assert.Equal(expected, Only(Error, before, 0.301, 0.3, 0.3, now).Change.ToString());
    }

    // √((.1 + 1/100)/100) = .0331662 at 100 rows, so .0651699 is allowed.
    [Theory]
    [InlineData("share", "marginals", 0.001, 0.165, nameof(Change.Changed))]
    [InlineData("share", "marginals", 0.001, 0.1653, nameof(Change.Worse))]
    [InlineData("", "marginals", 0.001, 0.11, nameof(Change.Worse))]
    [InlineData("share", "marginals", 0.0, 0.11, nameof(Change.Worse))] // a rule of the generator
    [InlineData("share", "copying", 0.0, 0.165, nameof(Change.Changed))] // copies are never one
    [InlineData("share", "copying", 0.0, 0.1653, nameof(Change.Worse))]
    [InlineData("share", "marginals", 0.05, 0.19, nameof(Change.Changed))] // measured to be more
    public void A_share_of_rows_scatters_at_least_as_counting_does(string unit, string family, double noise, double now, string expected)
    {
        MetricDescriptor metric = Error with { Unit = unit, Family = family };

        Assert.Equal(expected, Only(metric, new SnapshotMetric(1, 0.05, null, []) { Level = 0.1, Noise = noise }, now).Change.ToString());
    }

    private static SnapshotDifference Only(MetricDescriptor metric, SnapshotMetric before, double now, params double[] parts)
    {
        Scorecard card = Scores.Card(Scores.Of(now, [.. parts.Select((p, i) => new MetricPart($"c{i}", null, p))]));
        Snapshot Of(SnapshotMetric value) => Scores.Snapshot(Scores.Card(Scores.Of(0.2))) with { Seeds = [1, 2, 3], Rows = 100, NoiseSeeds = 20, Metrics = [KeyValuePair.Create("ks-statistic", value)] };
        return Assert.Single(new SnapshotComparer([metric], 40, falseAlarms: 0.01).Compare(Of(before), Of(new SnapshotMetric(1, now, null, parts)), card));
    }
}

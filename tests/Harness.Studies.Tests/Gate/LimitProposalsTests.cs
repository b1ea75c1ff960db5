using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Gate;

public sealed class LimitProposalsTests
{
    private static readonly DateOnly Day = new(2026, 1, 2);

    private static readonly MetricDescriptor Error = new() { Id = "error", Title = "…", Summary = "…", Family = "…", Source = "…" };

    private static readonly MetricDescriptor Share = Error with { Id = "share", TwoSided = true, Direction = Direction.None };

    // SciPy 1.10: n = 200; deviations = sqrt(1 + 1/n) * t.ppf(0.99, n - 1); z = pearson3.isf(norm.sf(deviations), sqrt(6/n)).
    // 0.05 + 0.01 z = 0.0748098, 0.5 + 0.01 z = 0.5248098.
    private static readonly FreshRows Fresh = new("error", 200, 100, 0.05, 0.01, 0, 0, 0);

    [Fact]
    public void Chance_is_what_fresh_rows_stay_within_at_the_limits_share_of_the_false_alarms()
    {
        CalibratedLimit limit = Assert.Single(Calibrate(Bar(new Limit("metrics.error", 0.1, null, null)), Fresh).Limits);

        Assert.Equal(0.0748098, limit.Level, 6);
        Assert.Equal(0.1, limit.Bound);
        Assert.True(limit.BarDecides);
    }

    [Fact]
    public void A_limit_within_chance_means_nothing() =>
        Assert.False(Assert.Single(Calibrate(Bar(new Limit("metrics.error", 0.06, null, null)), Fresh).Limits).BarDecides);

    [Fact]
    public void A_looser_limit_is_tightened_to_what_fresh_rows_get_rounded_outward()
    {
        LimitProposal proposal = Assert.Single(Propose(Bar(new Limit("metrics.error", 0.1, null, null)), Fresh));

        Assert.Equal(new Limit("pairs.iris.*.error", 0.075, null, null, "fresh real rows stay within at 1 % false alarms over 1 limits: 200 splits, at 100 rows, 2026-01-02"), proposal.Limit);
        Assert.Null(proposal.HeldBack);
    }

    [Fact]
    public void An_excess_stays_an_excess()
    {
        Limit limit = Assert.Single(Propose(Bar(new Limit("metrics.error", null, null, 0.1)), Fresh)).Limit;

        Assert.Equal(0.025, limit.Excess);
        Assert.Null(limit.Maximum);
    }

    [Fact]
    public void What_would_loosen_is_left_out_without_the_flag()
    {
        Thresholds tight = Bar(new Limit("metrics.error", 0.06, null, null));

        Assert.Equal("it is looser than ≤ 0.06, metrics.error", Assert.Single(Propose(tight, Fresh)).HeldBack);
        LimitProposal loose = Assert.Single(Propose(tight, Fresh, loosen: true));
        Assert.Null(loose.HeldBack);
        Assert.Equal(0.075, loose.Limit.Maximum);
    }

    [Fact]
    public void A_limit_with_two_ends_is_tightened_where_it_is_looser_and_kept_where_it_is_not()
    {
        Limit limit = Assert.Single(Propose(Bar(new Limit("metrics.share", 0.6, 0.49, null), "share"), Fresh with { Metric = "share", Mean = 0.5 }, Share)).Limit;

        Assert.Equal((0.49, 0.53), (limit.Minimum!.Value, limit.Maximum!.Value));
    }

    [Fact]
    public void Splits_without_scatter_propose_nothing() =>
        Assert.Contains("all 200 splits got the same", Assert.Single(Propose(Bar(new Limit("metrics.error", 0.1, null, null)), Fresh with { Deviation = 0 }, loosen: true)).HeldBack, StringComparison.Ordinal);

    [Fact]
    public void A_tighter_limit_of_one_generator_is_not_hidden()
    {
        Thresholds thresholds = Bar(new Limit("metrics.error", 0.1, null, null)) with { PairLimits = [new PairLimit("*", "cart", "error", new Limit("pairs.*.cart.error", 0.06, null, null, "…"))] };

        Assert.Contains("tighter for iris / cart", Assert.Single(Propose(thresholds, Fresh)).HeldBack, StringComparison.Ordinal);
        Assert.Null(Assert.Single(Propose(thresholds, Fresh, loosen: true)).HeldBack);
    }

    /// <summary>Limits of another metric, of the dataset itself, of every generator, and looser ones hold nothing back.</summary>
    [Theory]
    [InlineData("*", "cart", "other", 0.06)]
    [InlineData("iris", "cart", "error", 0.06)]
    [InlineData("*", "*", "error", 0.2)]
    [InlineData("*", "cart", "error", 0.075)]
    [InlineData("*", "cart", "error", 0.08)]
    public void Another_limit_holds_nothing_back(string dataset, string generator, string metric, double maximum)
    {
        Thresholds thresholds = Bar(new Limit("metrics.error", 0.1, null, null)) with { PairLimits = [new PairLimit(dataset, generator, metric, new Limit("pairs.x", maximum, null, null, "…"))] };

        Assert.DoesNotContain(Propose(thresholds, Fresh), p => p.HeldBack is not null && p.HeldBack.Contains("tighter", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tighter_least_value_of_one_generator_is_not_hidden_either()
    {
        Thresholds thresholds = Bar(new Limit("metrics.share", 0.7, 0.3, null), "share") with { PairLimits = [new PairLimit("*", "cart", "share", new Limit("pairs.*.cart.share", null, 0.48, null, "…"))] };

        Assert.Contains("tighter for iris / cart", Assert.Single(Propose(thresholds, Fresh with { Metric = "share", Mean = 0.5 }, Share)).HeldBack, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_ends_come_as_near_as_chance_lets_them_and_stay_within_the_metric()
    {
        Limit limit = Assert.Single(Propose(Bar(new Limit("metrics.share", 0.7, 0.3, null), "share"), Fresh with { Metric = "share", Mean = 0.5 }, Share)).Limit;
        Assert.Equal((0.47, 0.53), (limit.Minimum!.Value, limit.Maximum!.Value));

        Limit wide = Assert.Single(Propose(Bar(new Limit("metrics.share", 0.9, 0.1, null), "share"), Fresh with { Metric = "share", Mean = 0.5, Deviation = 1 }, Share, loosen: true)).Limit;
        Assert.Equal((0.0, 1.0), (wide.Minimum!.Value, wide.Maximum!.Value));

        Assert.Equal(0.03, Assert.Single(Propose(Bar(new Limit("metrics.share", null, null, 0.2), "share"), Fresh with { Metric = "share", Mean = 0.5 }, Share)).Limit.Excess!.Value, 0.005);
    }

    [Fact]
    public void A_limit_that_is_where_chance_ends_has_no_proposal() =>
        Assert.Empty(Propose(Bar(new Limit("metrics.error", 0.075, null, null)), Fresh));

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.06)]
    [InlineData(0.1)]
    [InlineData(0.9)]
    public void A_second_run_has_nothing_left_to_propose(double bar)
    {
        foreach (bool loosen in new[] { false, true })
        {
            Thresholds thresholds = Bar(new Limit("metrics.error", bar, null, null));
            PairLimit[] written = [.. Propose(thresholds, Fresh, loosen: loosen).Where(p => p.HeldBack is null).Select(p => new PairLimit("iris", "*", p.Metric, p.Limit))];

            Assert.DoesNotContain(Propose(thresholds with { PairLimits = written }, Fresh, loosen: loosen), p => p.HeldBack is null);
        }
    }

    [Fact]
    public void A_metric_with_a_test_of_its_own_shares_the_false_alarms_and_is_not_calibrated()
    {
        var thresholds = new Thresholds(new Dictionary<string, Limit> { ["error"] = new("metrics.error", 0.1, null, null), ["copies"] = new("metrics.copies", 0.1, null, null), ["dates"] = new("metrics.dates", 0.1, null, null), ["gaps"] = new("metrics.gaps", 0.1, null, null) }, [], []);
        MetricResult[] judged =
        [
            new MetricResult.Computed("error", 0.05),
            new MetricResult.Computed("copies", 0.05) { Comparison = new Comparison(0.04, 0.5, "the holdout") },
            new MetricResult.NotApplicable("dates", "the table has no date"),
            new MetricResult.Computed("gaps", 0.05) { Parts = [new MetricPart("x", null, 0), new MetricPart("y", null, 0.05) { PValue = 0.2 }] },
        ];

        LimitCalibration calibration = LimitCalibration.Of("iris", thresholds, [(Error, Fresh), (Error with { Id = "gaps" }, Fresh with { Metric = "gaps" })], judged, 0.01);

        Assert.Equal(3, calibration.Sharing);
        Assert.Equal("error", Assert.Single(calibration.Limits).Metric.Id);
        Assert.Equal([("copies", "has a test of its own, against the holdout"), ("dates", "the table has no date"), ("gaps", "has an exact test of each part")], calibration.NotCalibrated);
    }

    [Theory]
    [InlineData(0.0731, true, 0.074)]
    [InlineData(0.0731, false, 0.073)]
    [InlineData(-0.0731, true, -0.073)]
    [InlineData(-0.0731, false, -0.074)]
    [InlineData(0.07, true, 0.07)]
    [InlineData(0.3, true, 0.3)]
    [InlineData(0.996, true, 1.0)]
    [InlineData(123, true, 130)]
    [InlineData(0, true, 0)]
    public void Two_digits_are_rounded_outward(double value, bool up, double expected) => Assert.Equal(expected, LimitProposals.Outward(value, up));

    private static Thresholds Bar(Limit limit, string metric = "error") => new(new Dictionary<string, Limit> { [metric] = limit }, [], []);

    private static LimitCalibration Calibrate(Thresholds thresholds, FreshRows fresh, MetricDescriptor? metric = null) =>
        LimitCalibration.Of("iris", thresholds, [(metric ?? Error, fresh)], [new MetricResult.Computed(fresh.Metric, fresh.Mean)], 0.01);

    private static IReadOnlyList<LimitProposal> Propose(Thresholds thresholds, FreshRows fresh, MetricDescriptor? metric = null, bool loosen = false) =>
        LimitProposals.Of(Calibrate(thresholds, fresh, metric), thresholds, loosen, Day);
}

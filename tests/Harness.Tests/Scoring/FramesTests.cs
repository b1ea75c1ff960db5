using System.Collections.Concurrent;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Random;
using Harness.Scoring;
using Harness.Tables;

namespace Harness.Tests.Scoring;

/// <summary>Forty real rows, thirty of train: halves of twenty, of train alone of fifteen.</summary>
public class FramesTests
{
    private static readonly Dataset Dataset = NumberedRows.Dataset(train: 30, holdout: 10);

    /// <summary>Ceilings are 1, 2, 3, 4 and floors 10, 20, 30, 40, in whatever order the splits come.</summary>
    [Fact]
    public void Floor_and_ceiling_are_means_over_the_splits()
    {
        (int ceilings, int floors) = (0, 0);
        StandIn evaluator = new(StandIn.Metric("m", FloorKind.Uniform), pair => IsCeiling(pair) ? Interlocked.Increment(ref ceilings) : 10 * Interlocked.Increment(ref floors));

        ReferenceFrame frame = Assert.Single(Of(evaluator));

        Assert.Equal(("m", 20, Direction.LowerIsBetter), (frame.Metric, frame.Rows, frame.Direction));
        Assert.Equal((25, 2.5), (frame.Floor, frame.Ceiling));
        Assert.Equal(12.909944487358056, frame.FloorSpread, 1e-12);
        Assert.Equal(1.2909944487358056, frame.CeilingSpread, 1e-12);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Frames_are_kept_unless_a_failure_left_some_out(bool ceilingFails, bool floorFails)
    {
        var cache = new MemoryCache();
        StandIn evaluator = new(
            StandIn.Metric("m", FloorKind.PermutedColumns),
            pair => IsCeiling(pair) ? (ceilingFails ? throw new InvalidOperationException("ceiling") : 1) : floorFails ? throw new InvalidOperationException("floor") : 2);
        bool isWhole = !ceilingFails && !floorFails;

        Assert.Equal(isWhole ? 1 : 0, Of(evaluator, cache).Count);
        Assert.Equal(8, evaluator.Asked);
        Assert.Equal(isWhole, cache.Kept.ContainsKey("key frames stand-in"));

        Assert.Equal(isWhole ? 1 : 0, Of(evaluator, cache).Count);
        Assert.Equal(isWhole ? 8 : 16, evaluator.Asked);
    }

    [Fact]
    public void The_failure_of_one_metric_leaves_the_frames_of_others_and_nothing_is_kept()
    {
        var cache = new MemoryCache();
        StandIn evaluator = new(
            _ => [new MetricResult.Computed("m", 1), new MetricResult.Computed("n", double.NaN)], StandIn.Metric("m", FloorKind.Uniform), StandIn.Metric("n", FloorKind.Uniform));

        Assert.Equal("m", Assert.Single(Of(evaluator, cache)).Metric);
        Assert.Equal("m", Assert.Single(Make(cache).Fresh(evaluator)).Metric);
        Assert.Empty(cache.Kept);
    }

    [Fact]
    public void A_table_at_the_frames_size_has_the_mean_of_its_draws()
    {
        Table table = NumberedRows.Table(20);
        int draws = 0;
        StandIn evaluator = new(StandIn.Metric("m", FloorKind.Uniform), pair => ReferenceEquals(pair.Synthetic, table) ? Interlocked.Increment(ref draws) : 0) { FrameDraws = 4 };

        Assert.Equal(2.5, Make().Framed(evaluator, table, out _)["m"]);
        Assert.Equal(4, draws);
    }

    [Fact]
    public void A_table_of_fewer_rows_than_a_half_has_no_value_beside_the_frames()
    {
        StandIn all = new(StandIn.Metric("m", FloorKind.Uniform), _ => 1);
        StandIn train = new(StandIn.Metric("m", FloorKind.MajorityOrMean), _ => 1) { Id = "train" };
        Frames frames = Make();

        Assert.Equal([false, true, true], ((int[])[19, 20, 60]).Select(rows => frames.Framed(all, NumberedRows.Table(rows), out _).ContainsKey("m")));
        Assert.Equal([false, true, true], ((int[])[14, 15, 60]).Select(rows => frames.Framed(train, NumberedRows.Table(rows), out _).ContainsKey("m")));
    }

    [Fact]
    public void A_metric_without_a_floor_is_not_measured_at_the_frames_size()
    {
        StandIn none = new(StandIn.Metric("m"), _ => 1);
        StandIn noDirection = new(StandIn.Metric("m", FloorKind.Uniform) with { Direction = Direction.None }, _ => 1) { Id = "no direction" };
        Frames frames = Make();

        Assert.Empty(frames.Framed(none, NumberedRows.Table(20), out _));
        Assert.Empty(frames.Framed(noDirection, NumberedRows.Table(20), out _));
        Assert.Equal((0, 0), (none.Asked, noDirection.Asked));
    }

    /// <summary>Four splits have a context each, and the work on their real rows that it holds; the two draws of a table take those of the first two.</summary>
    [Fact]
    public void Synthetic_tables_share_the_splits_of_the_frames()
    {
        ConcurrentBag<DatasetContext> contexts = [];
        StandIn evaluator = new(StandIn.Metric("m", FloorKind.Uniform), pair =>
        {
            contexts.Add(pair.Shared);
            return 1;
        });
        Frames frames = Make();
        frames.Framed(evaluator, NumberedRows.Table(20), out _);
        frames.Framed(evaluator, NumberedRows.Table(30), out _);

        Assert.Equal((12, 4), (contexts.Count, contexts.Distinct().Count()));
    }

    [Fact]
    public void No_split_asks_for_standard_errors()
    {
        bool errors = false;
        StandIn evaluator = new(StandIn.Metric("m", FloorKind.Uniform), pair =>
        {
            errors |= pair.WithUncertainty;
            return 1;
        }) { FreshSplits = 100 };
        Frames frames = Make();
        frames.Framed(evaluator, NumberedRows.Table(20), out _);
        frames.Fresh(evaluator);

        Assert.Equal(4 * 2 + 2 + 100 + 50, evaluator.Asked); // ceilings and floors, draws, splits of fresh rows, and of half the size
        Assert.False(errors);
    }

    [Fact]
    public void Splits_of_frames_are_taken_where_a_metric_has_a_floor_and_a_table_the_rows()
    {
        Frames frames = Make();
        StandIn one = new(_ => [], StandIn.Metric("m"), StandIn.Metric("n", FloorKind.Uniform)) { FrameSplits = 7 };
        StandIn none = new(_ => [], StandIn.Metric("m")) { FrameSplits = 7 };

        Assert.Equal(7, frames.SplitsOf(one, [20]));
        Assert.Equal(7, frames.SplitsOf(one, [19, 20]));
        Assert.Equal(0, frames.SplitsOf(one, [19]));
        Assert.Equal(0, frames.SplitsOf(none, [20]));
    }

    [Theory]
    [InlineData(100, 200, 200)]
    [InlineData(101, 200, 100)]
    [InlineData(101, 40, 40)]
    public void Of_more_than_a_hundred_columns_at_most_a_hundred_splits_are_taken(int columns, int asked, int expected)
    {
        StandIn evaluator = new(_ => [], StandIn.Metric("m")) { FreshSplits = asked };
        Frames frames = Make(dataset: NumberedRows.Dataset(12, 4, columns));

        Assert.Equal((expected, expected), (frames.FreshSplitsOf(evaluator), frames.SplitsForFresh(evaluator)));
    }

    /// <summary>One metric that tests models on the holdout is enough: all of the evaluator's have what their frames have.</summary>
    [Fact]
    public void Where_the_holdout_is_kept_the_splits_of_the_frames_stand_for_fresh_rows()
    {
        int ceilings = 0;
        StandIn evaluator = new(
            pair => [new MetricResult.Computed("m", pair.Synthetic.RowCount), new MetricResult.Computed("n", Interlocked.Increment(ref ceilings))],
            StandIn.Metric("m", FloorKind.Uniform),
            StandIn.Metric("n", FloorKind.MajorityOrMean)) { FrameSplits = 3 };
        Frames frames = Make();

        Assert.Equal((0, 3), (frames.FreshSplitsOf(evaluator), frames.SplitsForFresh(evaluator)));
        Assert.Equal(["m", "n"], frames.Fresh(evaluator).Select(f => f.Metric));
        Assert.Equal(new FreshRows("m", 3, 15, 15, 0, 0, 0, 0) { RealRows = Dataset.Real.RowCount }, frames.Fresh(evaluator)[0]);
    }

    [Fact]
    public void An_evaluator_that_takes_no_splits_has_no_fresh_rows_though_it_has_frames()
    {
        StandIn evaluator = new(StandIn.Metric("m", FloorKind.Uniform), _ => 1) { FreshSplits = 0 };
        Frames frames = Make();

        Assert.Single(frames.Of(evaluator));
        Assert.Empty(frames.Fresh(evaluator));
        Assert.Equal(0, frames.SplitsForFresh(evaluator));
    }

    /// <summary>The splits of twenty rows have a mean and a deviation, those of ten rows within them others: the ratios, as powers of two, say how chance shrinks.</summary>
    [Theory]
    [InlineData(1, 0.9, 0.01, 0.8680492089, 0.01071773463, 0.4, 0.2)] // .1 · 2^.4 from the ideal, .01 · 2^.1 of scatter, and .1 of that is unknown
    [InlineData(0, 0.1, 0.01, 0.1319507911, 0.02, 0.4, 0.4)] // the scatter shrinks no faster than the distance
    [InlineData(0, 0.1, 0.01, 0.4, 0.04, 0.5, 0.5)] // nor both by more than the root
    [InlineData(0, 0.2, 0.01, 0.1, 0.01, 0, 0)] // what grows with the rows counts as what stays
    [InlineData(1, 1, 0, 0.9, 0.01, 0, 0)] // no distance at all is not to shrink
    [InlineData(1, 1, 0, 1, 0, 0, 0)]
    [InlineData(0, 0.1, 0.01, 0, 0, 0, 0)] // nor to grow
    public void Splits_of_half_the_size_tell_the_powers_that_chance_shrinks_with(double ideal, double mean, double deviation, double halfMean, double halfDeviation, double slope, double deviationSlope)
    {
        (int wholes, int halves) = (0, 0);
        StandIn evaluator = new(StandIn.Metric("m") with { Ideal = ideal }, pair => pair.Synthetic.RowCount == 20
            ? mean + (Interlocked.Increment(ref wholes) % 2 == 0 ? deviation : -deviation)
            : halfMean + (Interlocked.Increment(ref halves) % 2 == 0 ? halfDeviation : -halfDeviation)) { FreshSplits = 200 };

        FreshRows fresh = Assert.Single(Make().Fresh(evaluator));

        Assert.Equal((200, 100), (wholes, halves));
        Assert.Equal(mean, fresh.Mean, 1e-9);
        Assert.Equal(slope, fresh.Slope, 0.005);
        Assert.Equal(deviationSlope, fresh.DeviationSlope, 0.005);
    }

    /// <summary>Part a is 1, 2, 3, 4 over the splits and part b ten times that.</summary>
    [Fact]
    public void The_parts_of_the_worst_are_measured_each_where_chance_moves_them_unequally()
    {
        MetricDescriptor equal = StandIn.Metric("equal");
        MetricDescriptor unequal = StandIn.Metric("unequal") with { HasUnequalParts = true };
        int splits = 0;
        StandIn evaluator = new(
            pair =>
            {
                int split = pair.Synthetic.RowCount == 20 ? Interlocked.Increment(ref splits) : 0;
                MetricPart[] parts = [new("a", null, split), new("b", null, 10 * split)];
                return [.. MetricResult.OfParts(equal, parts, 20, ""), .. MetricResult.OfParts(unequal, parts, 20, "")];
            },
            equal, equal.Worst(), unequal, unequal.Worst());

        IReadOnlyList<FreshRows> fresh = Make().Fresh(evaluator);

        Assert.Equal([("equal", false), ("equal-worst", false), ("unequal", false), ("unequal-worst", true)], fresh.Select(f => (f.Metric, f.Parts is not null)));
        FreshParts own = fresh[3].Parts!;
        Assert.Equal((2.5, 25), (own.Parts["a"].Mean, own.Parts["b"].Mean));
        Assert.Equal(12.909944487358056, own.Parts["b"].Deviation, 1e-12);
        Assert.Equal(("unequal-worst", 4, 20), (own.Largest.Metric, own.Largest.Splits, own.Largest.Rows));
    }

    /// <summary>Splits of half the size are taken where there are fifty, and something to learn from them: of a mean over rows the power that its scatter shrinks with is known, and where it lies stays.</summary>
    [Theory]
    [InlineData(100, false, 150, 0)]
    [InlineData(99, false, 99, 0)]
    [InlineData(100, true, 100, 0.5)]
    [InlineData(4, true, 4, 0.5)]
    public void Of_a_mean_over_rows_the_scatter_shrinks_with_the_root_and_few_splits_are_not_halved(int splits, bool isMean, int asked, double slope)
    {
        StandIn evaluator = new(StandIn.Metric("m") with { IsMeanOverRows = isMean }, _ => 0.25) { FreshSplits = splits };

        FreshRows fresh = Assert.Single(Make().Fresh(evaluator));

        Assert.Equal(asked, evaluator.Asked);
        Assert.Equal((0, slope), (fresh.Slope, fresh.DeviationSlope));
    }

    [Fact]
    public void One_metric_whose_power_is_not_known_is_enough_for_splits_of_half_the_size()
    {
        StandIn evaluator = new(_ => [new MetricResult.Computed("m", 1), new MetricResult.Computed("n", 1)], StandIn.Metric("m") with { IsMeanOverRows = true }, StandIn.Metric("n")) { FreshSplits = 100 };

        Assert.Equal([0.5, 0], Make().Fresh(evaluator).Select(f => f.DeviationSlope));
        Assert.Equal(150, evaluator.Asked);
    }

    /// <summary>Both sizes of the first split fail, and no other.</summary>
    [Fact]
    public void A_split_that_fails_at_both_sizes_leaves_nothing_to_keep()
    {
        (FreshSplit whole, FreshSplit half) = FreshSplit.Of(new DatasetContext(Dataset), 0, new RandomStream(1));
        double[][] failing = [NumberedRows.Of(whole.Fresh), NumberedRows.Of(half.Fresh)];
        int failures = 0;
        StandIn evaluator = new(StandIn.Metric("m"), pair =>
        {
            if (!failing.Any(NumberedRows.Of(pair.Synthetic).SequenceEqual))
            {
                return 1;
            }

            Interlocked.Increment(ref failures);
            throw new InvalidOperationException("boom");
        }) { FreshSplits = 100 };
        var cache = new MemoryCache();

        Assert.Empty(Make(cache).Fresh(evaluator));
        Assert.Equal(2, failures);
        Assert.Empty(cache.Kept);
    }

    private static Frames Make(IScoreCache? cache = null, Dataset? dataset = null) => new(new DatasetContext(dataset ?? Dataset), new RandomStream(1), cache ?? NoCache.Instance, ["key"]);

    private static IReadOnlyList<ReferenceFrame> Of(StandIn evaluator, IScoreCache? cache = null) => Make(cache).Of(evaluator);

    // Of all real rows, the fresh half is the holdout of its split.
    private static bool IsCeiling(PairContext pair) => ReferenceEquals(pair.Synthetic, pair.Holdout);
}

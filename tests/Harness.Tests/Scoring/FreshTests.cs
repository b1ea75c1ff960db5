using System.Collections.Concurrent;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Metrics.Marginals;
using Harness.Random;
using Harness.Scoring;
using Harness.Tables;
using MathNet.Numerics.Distributions;

namespace Harness.Tests.Scoring;

/// <summary>What fresh real rows get, beside the score of a pair.</summary>
public class FreshTests
{
    [Fact]
    public void A_cheap_metric_has_it_at_the_rows_of_the_pair()
    {
        Dataset dataset = Normals(400);
        MetricScore score = Score(dataset, new Distance(), dataset.Holdout).Find("distance")!;

        FreshRows fresh = score.Fresh!;
        Assert.Equal(200, fresh.Splits);
        Assert.Equal(2 / (1.0 / dataset.Train.RowCount + 1.0 / dataset.Holdout.RowCount), fresh.Rows, 1e-9);

        // Two means of n values each are √(2/n)·√(2/π) apart on average, with the deviation √(2/n)·√(1 − 2/π); and by the root of the rows.
        Assert.Equal(Math.Sqrt(2 / fresh.Rows * 2 / Math.PI), fresh.Mean, 0.02);
        Assert.Equal(Math.Sqrt(2 / fresh.Rows * (1 - 2 / Math.PI)), fresh.Deviation, 0.02);
        Assert.InRange(fresh.Slope, 0.3, 0.5);
        Assert.InRange(fresh.DeviationSlope, 0.3, fresh.Slope);
    }

    /// <summary>The mean over seeds of the rows counts; what is measured does not depend on the tables.</summary>
    [Fact]
    public void Tables_of_more_rows_are_held_against_less_chance()
    {
        Dataset dataset = Normals(400);
        var scorer = new TableScorer(dataset, [new Distance()], NoCache.Instance);
        Scorecard Of(params int[] rows) => scorer.Collect(Info, [.. rows.Select((r, i) => scorer.Score((ulong)i, $"{r}", () => dataset.Train.Take([.. Enumerable.Range(0, r).Select(j => j % dataset.Train.RowCount)])))], [], null);

        Assert.Equal(2 / (1.0 / dataset.Train.RowCount + 1.0 / 150), Of(100, 200).Scores[0].Fresh!.Rows, 1e-9);
        Assert.True(Of(3000).Scores[0].Fresh!.Mean < Of(100).Scores[0].Fresh!.Mean);
        Assert.True(Of(3000).Scores[0].Fresh!.Deviation < Of(100).Scores[0].Fresh!.Deviation);
    }

    [Fact]
    public void Copying_needs_the_holdout_and_brings_a_comparison_of_its_own()
    {
        Dataset iris = DatasetReader.Read(Repository.Dataset("iris"));
        var scorer = new TableScorer(iris, [new MarginalEvaluator(), new CopyingEvaluator(), new NearestEvaluator()], NoCache.Instance);
        Scorecard card = scorer.Collect(Info, [scorer.Score(1, "x", () => iris.Holdout)], [], null);

        foreach (string id in new[] { "near-copy-share", "holdout-copy-share", "nearest-train-share" })
        {
            Assert.Null(card.Find(id)!.Fresh);
            Assert.NotNull(card.Find(id)!.Comparison);
        }

        Assert.All(card.Scores.Where(s => s is { Descriptor.Family: "marginals", Value: not null }), s => Assert.Equal(200, s.Fresh!.Splits));
        Assert.NotNull(card.Find("distinct-row-share")!.Fresh);
    }

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public void Too_few_rows_say_nothing(int rows, bool expected)
    {
        Dataset dataset = Normals(rows);

        MetricScore score = Score(dataset, new Distance(), dataset.Train).Scores[0];
        Assert.Equal((expected, !expected), (score.Fresh is not null, score.LacksFresh));
    }

    [Fact]
    public void A_metric_without_a_direction_or_without_a_value_at_every_split_has_none()
    {
        Dataset dataset = Normals(100);
        Assert.Equal((null, false), Fresh(new Distance { Direction = Direction.None }));
        Assert.Equal((null, true), Fresh(new Distance { Fault = "sometimes" }));
        Assert.Equal((null, true), Fresh(new Distance { Fault = "sometimes", Floor = FloorKind.MajorityOrMean, FreshSplits = 0 }));
        Assert.Equal((null, false), Fresh(new Distance { FreshSplits = 0 }));

        (FreshRows?, bool) Fresh(Distance evaluator) => Score(dataset, evaluator, dataset.Train).Scores[0] is var score ? (score.Fresh, score.LacksFresh) : default;
    }

    [Fact]
    public void Too_few_splits_tell_no_power_to_scale_by()
    {
        Dataset dataset = Normals(100);
        FreshRows Of(int splits) => Score(dataset, new Distance { FreshSplits = splits }, dataset.Train).Scores[0].Fresh!;

        Assert.Equal((98, 0, 0), (Of(98).Splits, Of(98).Slope, Of(98).DeviationSlope));
        Assert.InRange(Of(100).Slope, 0.2, 0.5);
    }

    /// <summary>Models are tested on the dataset's own holdout, so what fresh rows get is the ceiling, as it is.</summary>
    [Fact]
    public void A_metric_that_needs_the_holdout_has_that_of_its_frame()
    {
        Dataset dataset = Normals(100);
        MetricScore score = Score(dataset, new Distance { Floor = FloorKind.MajorityOrMean, FreshSplits = 0 }, dataset.Train).Scores[0];

        Assert.Equal((50, 0, 0, 0), (score.Fresh!.Splits, score.Fresh.Skewness, score.Fresh.Slope, score.Fresh.DeviationSlope));
        Assert.Equal((score.Frame!.Ceiling, score.Frame.CeilingSpread), (score.Fresh.Mean, score.Fresh.Deviation));
    }

    [Fact]
    public async Task One_thread_and_several_give_the_same_bits()
    {
        Dataset iris = DatasetReader.Read(Repository.Dataset("iris"));
        string Of() => string.Join('\n', Score(iris, new MarginalEvaluator(), iris.Holdout).Scores.Select(s => s.Fresh?.ToString()));

        // A scheduler of one thread: Parallel.For takes the scheduler that it is started on.
        string one = await Task.Factory.StartNew(Of, TestContext.Current.CancellationToken, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);

        Assert.Equal(one, Of());
        Assert.Contains("Splits = 200", one, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cache_keeps_it_and_work_is_reported_piece_by_piece()
    {
        Dataset dataset = Normals(100);
        var cache = new MemoryCache();
        var evaluator = new Distance();
        var scorer = new TableScorer(dataset, [evaluator], cache);
        var work = new WorkSum();
        FreshRows first = scorer.Collect(Info, [scorer.Score(1, "x", () => dataset.Train, work)], [], null).Scores[0].Fresh!;
        int asked = evaluator.Asked.Count;

        var again = new TableScorer(dataset, [evaluator], cache);
        FreshRows second = again.Collect(Info, [again.Score(1, "x", () => dataset.Train)], [], null).Scores[0].Fresh!;

        Assert.Equal(first, second);
        Assert.InRange(asked, 300, 400); // 200 splits, 100 of half the size, and the table
        Assert.Equal(asked, evaluator.Asked.Count);
        Assert.Equal(scorer.PiecesOfWork([dataset.Train.RowCount]), work.Pieces);
    }

    [Theory]
    [InlineData("once")]
    [InlineData("half once")]
    public void What_a_failure_left_out_is_not_kept(string fault)
    {
        Dataset dataset = Normals(100);
        var cache = new MemoryCache();

        Score(dataset, new Distance { Fault = fault }, dataset.Train, cache);

        Assert.DoesNotContain(cache.Kept.Keys, key => key.Contains(" fresh ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_rows_of_a_split_stay_in_their_order()
    {
        (FreshSplit whole, FreshSplit half) = FreshSplit.Of(new DatasetContext(NumberedRows.Dataset(30, 11)), 0, new RandomStream(1));

        foreach (Table table in (Table[])[whole.Fresh, whole.Context.Dataset.Train, half.Fresh, half.Context.Dataset.Train])
        {
            Assert.Equal(NumberedRows.Of(table).Order(), NumberedRows.Of(table));
        }
    }

    [Fact]
    public void A_split_has_two_parts_of_equal_size_that_share_no_row_and_a_half_within()
    {
        Dataset dataset = Normals(101);

        (FreshSplit whole, FreshSplit half) = FreshSplit.Of(new DatasetContext(dataset), 3, new RandomStream(1));

        Assert.Equal((50, 50, 0), (whole.Fresh.RowCount, whole.Context.Dataset.Train.RowCount, whole.Context.Dataset.Holdout.RowCount));
        Assert.Equal((25, 25), (half.Fresh.RowCount, half.Context.Dataset.Train.RowCount));
        double[] fresh = Values(whole.Fresh);
        double[] train = Values(whole.Context.Dataset.Train);
        Assert.Empty(fresh.Intersect(train));
        Assert.Empty(Values(half.Fresh).Except(fresh));
        Assert.Empty(Values(half.Context.Dataset.Train).Except(train));
        Assert.NotEqual(fresh, Values(FreshSplit.Of(new DatasetContext(dataset), 4, new RandomStream(1)).Whole.Fresh));
        Assert.Equal(2500, FreshSplit.RowsOf(Normals(5002)));
        Assert.Equal(2499, FreshSplit.RowsOf(Normals(4999)));

        static double[] Values(Table table) => ((NumericColumn)table.Columns[0]).Values.ToArray();
    }

    private static GeneratorInfo Info { get; } = new() { Id = "g", Title = "g", Family = "user", Version = "1", License = "none" };

    private static Dataset Normals(int rows)
    {
        RandomStream stream = new RandomStream(7).Fork("normals");
        return RandomTables.Dataset(new Table([new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(i => Normal.InvCDF(0, 1, stream.OpenUniform((ulong)i)))])]));
    }

    private static Scorecard Score(Dataset dataset, IEvaluator evaluator, Table table, IScoreCache? cache = null)
    {
        var scorer = new TableScorer(dataset, [evaluator], cache ?? NoCache.Instance);
        return scorer.Collect(Info, [scorer.Score(1, "x", () => table)], [], null);
    }

    /// <summary>How far the means of the first column are apart.</summary>
    private sealed class Distance : IEvaluator
    {
        private int _wholes;
        private int _halves;

        public ConcurrentBag<int> Asked { get; } = [];

        public string Fault { get; init; } = "";

        public Direction Direction { get; init; } = Direction.LowerIsBetter;

        public FloorKind Floor { get; init; } = FloorKind.None;

        public int FreshSplits { get; init; } = 200;

        public string Id => "distance";

        public IReadOnlyList<MetricDescriptor> Metrics =>
            [new MetricDescriptor { Id = "distance", Title = "Distance", Summary = "…", Family = "toy", Source = "…", Direction = Direction, Floor = Floor }];

        public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
        {
            Asked.Add(pair.Synthetic.RowCount);
            int place = pair.Synthetic.RowCount switch { 50 => Interlocked.Increment(ref _wholes), 25 => -Interlocked.Increment(ref _halves), _ => 0 };
            if ((Fault == "once" && place == 7) || (Fault == "half once" && place == -7))
            {
                throw new InvalidOperationException("boom");
            }

            double distance = Math.Abs(Mean(pair.Train) - Mean(pair.Synthetic));
            return Fault == "sometimes" && distance > 0.2 ? [new MetricResult.NotApplicable(Id, "too far")] : [new MetricResult.Computed(Id, distance)];
        }

        private static double Mean(Table table) => Harness.Statistics.Moments.Mean(((NumericColumn)table.Columns[0]).Values);
    }
}

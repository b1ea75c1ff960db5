using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators;
using Harness.Metrics;
using Harness.Pictures;
using Harness.Scoring;
using Harness.Tables;

namespace Harness.Tests.Scoring;

/// <summary>Thirty rows of train, ten held out.</summary>
public class TableScorerTests
{
    private static readonly Dataset Dataset = NumberedRows.Dataset(train: 30, holdout: 10);

    private static GeneratorInfo Info { get; } = new() { Id = "g", Title = "g", Family = "user", Version = "1", License = "none" };

    [Fact]
    public void A_metric_that_two_evaluators_answer_for_is_refused_with_their_names()
    {
        IEvaluator[] evaluators = [new StandIn(_ => [], StandIn.Metric("a"), StandIn.Metric("x")), new Second(), new Third()];

        InputException e = Assert.Throws<InputException>(() => new TableScorer(Dataset, evaluators, NoCache.Instance));

        Assert.StartsWith("The metric 'x' is answered for by more than one evaluator: StandIn, Second. ", e.Message, StringComparison.Ordinal);
        Assert.Equal(["a", "x", "c"], new TableScorer(Dataset, [evaluators[0], evaluators[2]], NoCache.Instance).Metrics.Select(m => m.Id));
    }

    /// <summary>The costly evaluator has 10 splits of frames and 12 of fresh rows at 100 pieces each, and 600 a table; the other 20 splits at 1, and 6 a table.</summary>
    [Fact]
    public void The_pieces_of_work_are_those_that_scoring_reports()
    {
        StandIn costly = new(StandIn.Metric("m", FloorKind.Uniform), _ => 1) { FrameSplits = 10, FreshSplits = 12 };
        StandIn cheap = new(StandIn.Metric("n"), _ => 1) { Id = "cheap", FrameSplits = 50, FreshSplits = 20 };
        var scorer = new TableScorer(Dataset, [costly, cheap], NoCache.Instance);
        var work = new WorkSum();
        scorer.Score(1, "a", () => NumberedRows.Table(30), work);
        scorer.Score(2, "b", () => NumberedRows.Table(30), work);

        Assert.Equal(2 * 600 + (10 + 12) * 100 + 2 * 6 + 20, scorer.PiecesOfWork([30, 30]));
        Assert.Equal(3432, work.Pieces);

        var other = new TableScorer(Dataset, [costly, cheap], NoCache.Instance);
        var fresh = new WorkSum();
        other.Fresh(30, fresh);
        Assert.Equal((1220, 1220), (other.PiecesOfFresh, fresh.Pieces));
    }

    /// <summary>The mean of each metric over the splits is constant; at other rows it is no nearer to its ideal, since so few splits tell no power.</summary>
    [Fact]
    public void Fresh_rows_are_told_beside_the_metric_that_they_are_of()
    {
        StandIn two = new(_ => [new MetricResult.Computed("a", 0.1), new MetricResult.Computed("b", 0.2)], StandIn.Metric("a"), StandIn.Metric("b") with { Ideal = 1 });
        StandIn one = new(StandIn.Metric("c"), _ => 0.3) { Id = "one" };

        IReadOnlyList<(MetricDescriptor Metric, FreshRows Fresh)> fresh = new TableScorer(Dataset, [two, one], NoCache.Instance).Fresh(60);

        Assert.Equal([("a", "a", 0.1), ("b", "b", 0.2), ("c", "c", 0.3)], fresh.Select(f => (f.Metric.Id, f.Fresh.Metric, Math.Round(f.Fresh.Mean, 12))));
        Assert.All(fresh, f => Assert.Equal(40, f.Fresh.Rows, 1e-9)); // 2/(1/30 + 1/60)
    }

    [Fact]
    public void A_table_is_made_only_where_the_cache_lacks_a_score()
    {
        var cache = new MemoryCache();
        StandIn evaluator = new(StandIn.Metric("m"), _ => 0.5);
        int made = 0;
        Table Make()
        {
            made++;
            return Gaps(12, 5);
        }

        SeedScores first = new TableScorer(Dataset, [evaluator], cache).Score(1, "table", Make);
        int asked = evaluator.Asked;
        SeedScores again = new TableScorer(Dataset, [evaluator], cache).Score(1, "table", Make);

        Assert.Equal((1, asked), (made, evaluator.Asked));
        Assert.Equal((12, 12), (first.Rows, again.Rows));
        Assert.Equal([new ColumnSummary("x0", 7, 5, 3, 3, Math.Sqrt(28 / 6.0), null)], again.Columns);
        new TableScorer(Dataset, [evaluator], cache).Score(1, "other", Make);
        Assert.Equal(2, made);
    }

    /// <summary>One call fails in the first run: for the table itself, beside the holdout, for a draw at the frames' size, or for a split of the frames.</summary>
    [Theory]
    [InlineData("nothing", 1)]
    [InlineData("table", 2)]
    [InlineData("holdout", 2)]
    [InlineData("draw", 2)]
    [InlineData("frame", 2)]
    public void What_a_failure_left_out_is_computed_by_the_next_run(string failing, int runs)
    {
        var cache = new MemoryCache();
        bool fails = true;
        StandIn evaluator = new(StandIn.Metric("m", FloorKind.Uniform) with { Family = "marginals" }, pair =>
        {
            string of = (pair.Train.RowCount, pair.Synthetic.RowCount) switch
            {
                (30, 30) => "table",
                (10, 30) => "holdout",
                _ => ReferenceEquals(pair.Synthetic, pair.Holdout) ? "frame" : "draw",
            };
            return fails && of == failing ? throw new InvalidOperationException(of) : 1;
        });
        int made = 0;
        SeedScores Score() => new TableScorer(Dataset, [evaluator], cache).Score(1, "table", () =>
        {
            made++;
            return NumberedRows.Table(30);
        });
        Score();
        fails = false;
        SeedScores second = Score();
        Score();

        Assert.Equal(runs, made);
        Assert.Equal((1, 1, 1), (Assert.IsType<MetricResult.Computed>(second.Results[0]).Value, second.Framed["m"], second.Holdout["m"]));
    }

    [Fact]
    public void A_table_of_ids_alone_has_its_number_of_rows()
    {
        Table ids = new([CategoricalColumn.FromLabels(new("id", ColumnKind.Id), ["1", "2", "3", "4"])]);
        SeedScores scores = new TableScorer(TableMaps.Dataset(ids, ids, ids.Take([0, 1])), [], NoCache.Instance).Score(1, "table", () => ids);

        Assert.Equal(4, scores.Rows);
        Assert.Empty(scores.Columns);
    }

    [Fact]
    public void What_is_cancelled_meanwhile_is_not_reported_as_done()
    {
        using var source = new CancellationTokenSource();
        StandIn evaluator = new(StandIn.Metric("m"), _ =>
        {
            source.Cancel();
            return 1;
        });
        var work = new WorkSum();

        Assert.ThrowsAny<OperationCanceledException>(() => new TableScorer(Dataset, [evaluator], NoCache.Instance).Score(1, "table", () => NumberedRows.Table(30), work, source.Token));
        Assert.Equal(0, work.Pieces);
    }

    /// <summary>Scores depend on what is known of the dataset beside its rows: each of these has its own.</summary>
    [Fact]
    public void Scores_are_kept_apart_by_the_schema_and_by_whether_the_holdout_may_be_seen()
    {
        Dataset[] datasets =
        [
            Labels(c => c),
            Labels(c => c, mayBeSeen: true),
            Labels(c => c with { IsOrdinal = true }),
            Labels(c => c with { IsOrdinal = true, Order = ["a", "b"] }),
            Labels(c => c with { IsOrdinal = true, Order = ["b", "a"] }),
            Labels(c => c with { Pattern = "[ab]" }),
        ];
        var cache = new MemoryCache();

        Assert.Equal([0, 1, 2, 3, 4, 5], datasets.Select((d, i) => Score(d, i)));
        Assert.Equal([0, 1, 2, 3, 4, 5], datasets.Select(d => Score(d, -1)));

        double Score(Dataset dataset, double value) =>
            Assert.IsType<MetricResult.Computed>(Assert.Single(new TableScorer(dataset, [new StandIn(StandIn.Metric("m"), _ => value)], cache).Score(1, "table", () => dataset.Train).Results)).Value;
    }

    [Fact]
    public void A_picture_is_drawn_once_and_kept()
    {
        var cache = new MemoryCache();
        int made = 0;
        (string, Func<Table>)[] Tables(params string[] contents) => [.. contents.Select(c => (c, (Func<Table>)(() =>
        {
            made++;
            return NumberedRows.Table(30);
        })))];

        PairPicture first = new TableScorer(Dataset, [], cache).Draw(Tables("a", "b"), TestContext.Current.CancellationToken)!;
        PairPicture again = new TableScorer(Dataset, [], cache).Draw(Tables("a", "b"), TestContext.Current.CancellationToken)!;

        Assert.Equal(2, made);
        Assert.Single(first.Columns);
        Assert.Equivalent(first.Columns, again.Columns);
        new TableScorer(Dataset, [], cache).Draw(Tables("b", "a"), TestContext.Current.CancellationToken);
        Assert.Equal(4, made);
    }

    [Fact]
    public void No_picture_is_drawn_where_one_of_the_tables_has_no_row_or_lacks_a_column()
    {
        var scorer = new TableScorer(NumberedRows.Dataset(30, 10, columns: 2), [], NoCache.Instance);

        Assert.NotNull(Draw(NumberedRows.Table(30, 2), NumberedRows.Table(5, 2)));
        Assert.Null(Draw(NumberedRows.Table(30, 2), NumberedRows.Table(0, 2)));
        Assert.Null(Draw(NumberedRows.Table(30, 1), NumberedRows.Table(30, 2)));

        PairPicture? Draw(params Table[] tables) => scorer.Draw([.. tables.Select((t, i) => ($"{i}", (Func<Table>)(() => t)))]);
    }

    [Fact]
    public void To_measure_is_to_have_values_without_standard_errors_and_nothing_beside_them()
    {
        bool errors = false;
        StandIn first = new(StandIn.Metric("m", FloorKind.Uniform), pair =>
        {
            errors |= pair.WithUncertainty;
            return pair.Synthetic.RowCount;
        });
        StandIn second = new(StandIn.Metric("n"), _ => throw new InvalidOperationException("boom")) { Id = "second" };
        var cache = new MemoryCache();

        SeedScores scores = new TableScorer(Dataset, [first, second], cache).Measure(7, NumberedRows.Table(12));

        Assert.Equal((7UL, 12, 12.0), (scores.Seed, scores.Rows, Assert.IsType<MetricResult.Computed>(scores.Results[0]).Value));
        Assert.Equal("n", Assert.IsType<MetricResult.Failed>(scores.Results[1]).Id);
        Assert.Equal((0, 0, 0), (scores.Columns.Count, scores.Framed.Count, scores.Holdout.Count));
        Assert.False(errors);
        Assert.Equal((1, 0), (first.Asked, cache.Kept.Count));
    }

    /// <summary>Where each value comes from: 1 of the table, 2 of the draws, 3 beside the holdout, 5 of train beside the holdout; 10 at the ceiling.</summary>
    [Fact]
    public void A_score_has_the_values_of_all_seeds_at_the_frames_size_and_beside_the_holdout()
    {
        TableScorer scorer = new(Dataset, [Compared()], NoCache.Instance);
        SeedScores first = scorer.Score(1, "a", () => NumberedRows.Table(30));
        SeedScores second = scorer.Score(2, "b", () => NumberedRows.Table(30)) with { Framed = Value(6), Holdout = Value(4) };

        MetricScore score = Assert.Single(scorer.Collect(Info, [first, second], [], null).Scores);

        Assert.Equal((2, 3), (first.Framed["m"], first.Holdout["m"]));
        Assert.Equal([2, 6], score.FramedValues);
        Assert.Equal((10, 20), (score.Frame!.Ceiling, score.Frame.Rows));
        Assert.Equal((3.5, 5), (score.Holdout, score.TrainToHoldout));
    }

    [Fact]
    public void What_one_seed_lacks_the_score_has_not()
    {
        TableScorer scorer = new(Dataset, [Compared()], NoCache.Instance);
        SeedScores whole = scorer.Score(1, "a", () => NumberedRows.Table(30));
        MetricScore Of(SeedScores second) => Assert.Single(scorer.Collect(Info, [whole, second], [], null).Scores);

        MetricScore unframed = Of(whole with { Framed = Value() });
        Assert.Null(unframed.Frame);
        Assert.Empty(unframed.FramedValues);
        Assert.Equal((3, 5), (unframed.Holdout, unframed.TrainToHoldout));

        MetricScore unheld = Of(whole with { Holdout = Value() });
        Assert.Equal((null, null), (unheld.Holdout, unheld.TrainToHoldout));
        Assert.Equal([2, 2], unheld.FramedValues);
    }

    [Fact]
    public void Where_every_seed_failed_there_are_failures_and_no_score()
    {
        GenerationFailure[] failures = [new(1, "fit", "ValueError", "too few rows")];
        Scorecard card = new TableScorer(Dataset, [Compared()], NoCache.Instance).Collect(Info, [], failures, 1.5);

        Assert.Empty(card.Scores);
        Assert.Empty(card.Seeds);
        Assert.Equal((Dataset, Info, 1.5), (card.Dataset, card.Generator, card.FitSeconds));
        Assert.Same(failures, card.Failures);
    }

    private static StandIn Compared() => new(StandIn.Metric("m", FloorKind.Uniform) with { Family = "marginals" }, pair => (pair.Train.RowCount, pair.Synthetic.RowCount) switch
    {
        (30, 30) => 1,
        (10, 30) => ReferenceEquals(pair.Synthetic, Dataset.Train) ? 5 : 3,
        _ => ReferenceEquals(pair.Synthetic, pair.Holdout) ? 10 : 2,
    });

    private static Dictionary<string, double> Value(params double[] value) => value.ToDictionary(_ => "m", v => v);

    /// <summary>Rows 0, 1, 2 …, the last of them without a value.</summary>
    private static Table Gaps(int rows, int missing) =>
        new([new NumericColumn(new("x0", ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(i => i < rows - missing ? i : double.NaN)])]);

    private static Dataset Labels(Func<ColumnSchema, ColumnSchema> change, bool mayBeSeen = false)
    {
        Table real = new([CategoricalColumn.FromLabels(change(new("label", ColumnKind.Categorical)), ["a", "b", "a", "b"])]);
        return TableMaps.Dataset(real, real, real.Take([]), mayBeSeen);
    }

    private sealed class Second : IEvaluator
    {
        public string Id => "second";

        public IReadOnlyList<MetricDescriptor> Metrics { get; } = [StandIn.Metric("b"), StandIn.Metric("x")];

        public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => [];
    }

    private sealed class Third : IEvaluator
    {
        public string Id => "third";

        public IReadOnlyList<MetricDescriptor> Metrics { get; } = [StandIn.Metric("c")];

        public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => [];
    }
}

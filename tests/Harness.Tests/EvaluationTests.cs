using System.Collections.Concurrent;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Dependence;
using Harness.Metrics.Marginals;
using Harness.Scoring;
using Harness.Tables;

namespace Harness.Tests;

public sealed class EvaluationTests
{
    private static readonly Dataset Iris = Dataset.Load(Repository.Dataset("iris"));

    // Two families say what all do; utility is tested where it lives.
    private static readonly EvaluationOptions Quick = new() { Evaluators = [new MarginalEvaluator(), new DependenceEvaluator()], Progress = null };

    [Fact]
    public void Every_metric_is_reached_by_name_with_parts_error_and_frame()
    {
        Evaluation result = Evaluation.Run(Iris, Iris.Real, Quick);

        MetricScore ks = result["ks-statistic"];
        Assert.Equal(4, ks.Parts.Count);
        Assert.Equal(ks.Parts.MaxBy(p => p.Value), ks.Worst);
        Assert.Equal(result["ks-statistic-worst"].Value!.Value, ks.Worst!.Value, 12);
        Assert.InRange(ks.StandardError!.Value, 0.0001, 0.1);
        Assert.True(ks.Frame!.CanTell);
        Assert.InRange(ks.Normalized!.Value, 0.5, 1.5);
        Assert.InRange(Headline.Fidelity(result.Scorecard)!.Value, 0.5, 1.5);
    }

    [Fact]
    public void Two_tables_are_a_dataset_with_the_same_scores_as_a_folder()
    {
        Dataset own = Dataset.Of(Iris.Train, Iris.Holdout, "species", name: "iris");

        Assert.Equal(TaskKind.Multiclass, own.Task);
        Assert.Equal(Iris.Train.RowCount + Iris.Holdout.RowCount, own.Real.RowCount);
        Evaluation folder = Evaluation.Run(Iris, Iris.Holdout, Quick);
        Evaluation tables = Evaluation.Run(own, Iris.Holdout, Quick);
        Assert.Equal(folder.Scores.Select(s => s.Value), tables.Scores.Select(s => s.Value));
    }

    [Fact]
    public void Columns_may_stand_in_any_order()
    {
        Table reversed = new(Iris.Holdout.Columns.Reverse());
        Assert.Equal(
            Evaluation.Run(Iris, Iris.Holdout, Quick).Scores.Select(s => s.Value),
            Evaluation.Run(Iris, reversed, Quick).Scores.Select(s => s.Value));
    }

    [Fact]
    public void Several_tables_are_seeds_and_several_generators_stand_beside_each_other()
    {
        var results = Evaluation.Run(
            Iris,
            new Dictionary<string, IReadOnlyList<Table>> { ["copy"] = [Iris.Train, Iris.Train], ["fresh"] = [Iris.Holdout] },
            Quick);

        Assert.Equal([1ul, 2ul], results["copy"].Scorecard.Seeds.Select(s => s.Seed));
        Assert.Equal(0, results["copy"]["ks-statistic"].Value);
        Assert.Equal(0, results["copy"]["ks-statistic"].Spread);
        Assert.Equal("fresh", results["fresh"].Scorecard.Generator.Id);
        Assert.Equal(Evaluation.Run(Iris, Iris.Holdout, Quick)["ks-statistic"].Value, results["fresh"]["ks-statistic"].Value);
    }

    [Fact]
    public void What_goes_wrong_in_an_evaluator_is_a_failure_that_says_so()
    {
        Evaluation result = Evaluation.Run(Iris, Iris.Holdout, Quick with { Evaluators = [new MarginalEvaluator(), new Throwing()] });

        Assert.NotNull(result["ks-statistic"].Value);
        Assert.Null(result["thrown"].Value);
        Assert.Contains("DivideByZeroException", result["thrown"].Failure!.Reason, StringComparison.Ordinal);
    }

    /// <summary>An own evaluator's time-out is no cancellation by the caller.</summary>
    [Fact]
    public void A_cancellation_that_nobody_asked_for_is_a_failure()
    {
        Evaluation result = Evaluation.Run(Iris, Iris.Holdout, Quick with { Evaluators = [new Throwing(new TaskCanceledException("timed out"))] });

        Assert.Contains("TaskCanceledException", result["thrown"].Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_evaluators_for_one_metric_are_named() =>
        Assert.Equal(
            "The metric 'thrown' is answered for by more than one evaluator: Throwing, Throwing. Give yours another id, or leave one of them out.",
            Error(() => Evaluation.Run(Iris, Iris.Holdout, Quick with { Evaluators = [new Throwing(), new Throwing()] })));

    [Fact]
    public void A_table_that_lacks_a_column_is_a_mistake_that_names_it()
    {
        Table without = new(Iris.Holdout.Columns.Skip(1));
        string name = Iris.Holdout.Columns[0].Name;
        InputException error = Assert.Throws<InputException>(() => Evaluation.Run(Iris, without, Quick));
        Assert.StartsWith($"table 1 of 'synthetic' has no column '{name}'; it has ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_mistakes_name_what_is_wrong_and_what_to_do()
    {
        Assert.Equal("table 1 of 'synthetic' has no row; a synthetic table needs at least one.", Error(() => Evaluation.Run(Iris, Iris.Holdout.Take([]), Quick)));
        Assert.Equal("'mine' has no synthetic table; an evaluation needs at least one.", Error(() => Evaluation.Run(Iris, [], Quick with { Generator = "mine" })));
        Assert.StartsWith("Dataset: the target 'specie' is not a column. Did you mean 'species'?", Error(() => Dataset.Of(Iris.Train, Iris.Holdout, "specie")), StringComparison.Ordinal);
        Assert.StartsWith("Dataset: the task 'binary' needs a target of two labels, but 'species' has 3:", Error(() => Dataset.Of(Iris.Train, Iris.Holdout, "species", TaskKind.Binary)), StringComparison.Ordinal);
        Assert.StartsWith("the holdout table has no column", Error(() => Dataset.Of(Iris.Train, new Table(Iris.Holdout.Columns.Skip(1)))), StringComparison.Ordinal);
        Assert.StartsWith("There is no metric 'ks-statistik'. Did you mean 'ks-statistic'?", Error(() => Evaluation.Run(Iris, Iris.Holdout, Quick)["ks-statistik"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_measured_is_listed_with_its_package()
    {
        Evaluation result = Evaluation.Run(Iris, Iris.Holdout, Quick);

        Assert.Equal("Harness.Utility", result.NotMeasured["tstr-accuracy-gap"]);
        Assert.Equal("Harness", result.NotMeasured["exact-copy-share"]);
        Assert.Contains("package Harness.Utility", Error(() => result["tstr-accuracy-gap"]), StringComparison.Ordinal);
        Assert.DoesNotContain("sdmetrics.quality", Evaluators.NotInstalled.Keys);
    }

    /// <summary>A table with fewer rows than half of the real ones has no floor and ceiling beside it, so there is less to do.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Progress_reaches_the_end_and_tells_the_time_left(bool tooFew)
    {
        var heard = new List<EvaluationProgress>();
        Evaluation.Run(Iris, tooFew ? Iris.Holdout : Iris.Train, Quick with { Progress = new Direct<EvaluationProgress>(heard) });

        Assert.Equal(heard[0].Total, heard.Max(p => p.Done));
        Assert.All(heard, p => Assert.Equal(p.Done >= 0.1 * p.Total, p.Left is not null));
        Assert.Equal("25 % (joint), 10 s so far, about 30 s left", new EvaluationProgress(1, 4, "joint", TimeSpan.FromSeconds(10)).ToString());
    }

    [Fact]
    public void Progress_is_told_also_while_one_piece_takes_long()
    {
        using var heard = new BlockingCollection<EvaluationProgress>();
        using (var work = new WorkProgress(new Added(heard), 4, TimeSpan.FromMilliseconds(1)))
        {
            Assert.StartsWith("0 %, ", heard.Take(TestContext.Current.CancellationToken).ToString(), StringComparison.Ordinal);
            work.Report(new WorkDone("joint", 1));
            EvaluationProgress again = heard.GetConsumingEnumerable(TestContext.Current.CancellationToken).Where(p => p.Done == 1).ElementAt(1);

            Assert.Equal((1, 4, "joint"), (again.Done, again.Total, again.Last));
        }

        heard.CompleteAdding();
    }

    [Fact]
    public async Task What_a_listener_throws_while_nobody_reports_is_thrown_by_the_next_who_does()
    {
        var heard = new TaskCompletionSource();
        using var work = new WorkProgress(new Refusing(heard), 4, TimeSpan.FromMilliseconds(1));
        await heard.Task;

        Assert.Equal("enough", (await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            while (true)
            {
                work.Report(new WorkDone("joint", 0));
                await Task.Yield();
            }
        })).Message);
    }

    [Fact]
    public void Cancellation_ends_it()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Evaluation.Run(Iris, Iris.Holdout, Quick, source.Token));
    }

    private static string Error(Func<object> wrong) => Assert.Throws<InputException>(wrong).Message;

    private sealed class Direct<T>(List<T> heard) : IProgress<T>
    {
        public void Report(T value)
        {
            lock (heard)
            {
                heard.Add(value);
            }
        }
    }

    private sealed class Added(BlockingCollection<EvaluationProgress> heard) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => heard.Add(value);
    }

    // Throws only where it hears of no evaluator, as it does while nobody reports.
    private sealed class Refusing(TaskCompletionSource heard) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value)
        {
            heard.TrySetResult();
            if (value.Last.Length == 0)
            {
                throw new InvalidOperationException("enough");
            }
        }
    }

    private sealed class Throwing(Exception? exception = null) : IEvaluator
    {
        public string Id => "throwing";

        public IReadOnlyList<MetricDescriptor> Metrics { get; } = [new() { Id = "thrown", Title = "Thrown", Summary = "", Family = "test", Source = "a test" }];

        public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => throw exception ?? new DivideByZeroException();
    }
}

using Harness.Datasets;
using Harness.Metrics;
using Harness.Statistics;
using Harness.Utility.Encoding;
using Harness.Utility.Models;

namespace Harness.Utility.Fits;

/// <summary>Models trained on real rows and their scores on the holdout; all synthetic tables of a dataset share them.</summary>
internal sealed class RealFits
{
    /// <summary>Rows that a model is tested on at most: a score of so many is sure to a third of a percent.</summary>
    public const int MostTestRows = 20_000;

    private static readonly ILearner[] Learners = [new LinearLearner(), new RandomForestLearner(), new BoostedTreesLearner()];

    private RealFits(int mostRows, TargetCodec target, LabelledRows train, LabelledRows holdout, IReadOnlyList<TrainedModel> models, double mean)
    {
        MostRows = mostRows;
        Target = target;
        Train = train;
        Holdout = holdout;
        Models = models;
        MeanAnswer = mean;
        Tests = [.. models.Select(m => ModelTest.Of(m, this, holdout))];
        string[] scores = target.IsRegression ? ["R²"] : ["accuracy", "macro-F1", "ROC AUC"];
        Useless = [.. scores.Select((name, score) => new Lazy<string?>(() => KnowingNothing.Reason(this, score, name)))];
    }

    /// <summary>Rows that a model learns from at most.</summary>
    public int MostRows { get; }

    /// <summary>The target column.</summary>
    public TargetCodec Target { get; }

    /// <summary>Train rows whose target is known.</summary>
    public LabelledRows Train { get; }

    /// <summary>Holdout rows whose target is known.</summary>
    public LabelledRows Holdout { get; }

    /// <summary>One model a learner, trained on <see cref="Train"/>.</summary>
    public IReadOnlyList<TrainedModel> Models { get; }

    /// <summary>Mean of train's answers.</summary>
    public double MeanAnswer { get; }

    /// <summary>Their scores on <see cref="Holdout"/>.</summary>
    public ModelTest[] Tests { get; }

    /// <summary>For each score of labels, or for R², why these models know nothing that a gap could show; <see langword="null"/> where they do.</summary>
    public IReadOnlyList<Lazy<string?>> Useless { get; }

    /// <summary>Names of the models, in the order of <see cref="Models"/>.</summary>
    public static IReadOnlyList<string> ModelIds { get; } = [.. Learners.Select(l => l.Id)];

    /// <summary>Answers for metrics that need the models of a dataset.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="mostRows">Rows that a model learns from at most.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="results">One result a metric, where there is a target and models can learn it.</param>
    public static IReadOnlyList<MetricResult> Use(PairContext pair, int mostRows, IReadOnlyList<MetricDescriptor> metrics, Func<RealFits, IReadOnlyList<MetricResult>> results)
    {
        ArgumentNullException.ThrowIfNull(pair);
        if (pair.Dataset.Target is null)
        {
            return NotApplicable("the dataset names no target");
        }

        try
        {
            RealFits real = pair.Shared.Get(mostRows, dataset => Of(dataset, Learners, mostRows));
            return real.Models.Count > 0
                ? results(real)
                : NotApplicable($"the target '{pair.Dataset.Target}' has no value in {(real.Train.Count == 0 ? "train" : "the holdout")}");
        }
        catch (Exception e) when (LightGbmLibrary.IsMissing(e))
        {
            return [.. metrics.Select(m => LightGbmLibrary.Failure(m.Id, e))];
        }

        MetricResult[] NotApplicable(string reason) => [.. metrics.Select(m => new MetricResult.NotApplicable(m.Id, reason))];
    }

    /// <summary>Trains the same kinds of model on some rows and tests them on others.</summary>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="test">The rows to test on.</param>
    /// <param name="cancellation">Ends the work between two models.</param>
    public ModelTest[] TrainAndTest(LabelledRows train, LabelledRows test, CancellationToken cancellation) => ForEach(Learners, learner =>
    {
        cancellation.ThrowIfCancellationRequested();
        return ModelTest.Of(TrainedModel.Train(learner, Target, train, MeanAnswer, MostRows), this, test);
    });

    /// <summary>The same kinds of model trained on the synthetic rows of a pair and tested on the holdout; made once a pair.</summary>
    /// <param name="pair">The pair.</param>
    public ModelTest[] TestOfSynthetic(PairContext pair) =>
        pair.Get(MostRows, () => new SyntheticTests(TrainAndTest(LabelledRows.Of(pair.Synthetic, Target), Holdout, pair.Cancellation))).OfModels;

    /// <summary>Trains and tests.</summary>
    /// <param name="dataset">A dataset with a target.</param>
    /// <param name="learners">The kinds of model.</param>
    /// <param name="mostRows">Rows that a model learns from at most.</param>
    public static RealFits Of(Dataset dataset, IReadOnlyList<ILearner> learners, int mostRows)
    {
        var target = new TargetCodec(dataset);
        LabelledRows train = LabelledRows.Of(dataset.Train, target);
        LabelledRows holdout = LabelledRows.Of(dataset.Holdout, target).AtMost(MostTestRows);
        bool any = train.Count > 0 && holdout.Count > 0;
        double mean = Moments.Mean(train.Answers);
        return new RealFits(mostRows, target, train, holdout, any ? ForEach(learners, l => TrainedModel.Train(l, target, train, mean, mostRows)) : [], mean);
    }

    /// <summary>The scores on the holdout of models trained on all synthetic rows.</summary>
    private sealed record SyntheticTests(ModelTest[] OfModels);

    // Each model on its own thread, each in its place.
    private static T[] ForEach<T>(IReadOnlyList<ILearner> learners, Func<ILearner, T> work)
    {
        var results = new T[learners.Count];
        Workers.Run(results.Length, (i, _) => results[i] = work(learners[i]));
        return results;
    }
}

using Harness.Datasets;
using Harness.Statistics;
using Harness.Utility.Encoding;
using Harness.Utility.Models;

namespace Harness.Utility;

/// <summary>What all synthetic tables of a dataset share: the models trained on real rows and their scores on the holdout.</summary>
internal sealed class RealFits
{
    private RealFits(TargetCodec target, LabelledRows train, LabelledRows holdout, IReadOnlyList<TrainedModel> models, double mean)
    {
        Target = target;
        Train = train;
        Holdout = holdout;
        Models = models;
        MeanAnswer = mean;
        Tests = [.. models.Select(m => TestResult.Of(m, this, holdout))];
    }

    /// <summary>What is predicted.</summary>
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
    public IReadOnlyList<TestResult> Tests { get; }

    /// <summary>Trains and tests.</summary>
    /// <param name="dataset">A dataset with a target.</param>
    /// <param name="learners">The kinds of model.</param>
    public static RealFits Of(Dataset dataset, IReadOnlyList<ILearner> learners)
    {
        var target = new TargetCodec(dataset);
        LabelledRows train = LabelledRows.Of(dataset.Train, target);
        LabelledRows holdout = LabelledRows.Of(dataset.Holdout, target);
        bool any = train.Count > 0 && holdout.Count > 0;
        double mean = Moments.Mean(train.Answers);
        return new RealFits(target, train, holdout, any ? [.. learners.Select(l => TrainedModel.Train(l, target, train, mean))] : [], mean);
    }
}

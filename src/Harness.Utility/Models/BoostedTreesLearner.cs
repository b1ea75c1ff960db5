using Harness.Utility.Encoding;
using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace Harness.Utility.Models;

/// <summary>
/// LightGBM with 100 rounds at a learning rate of .1 and 31 leaves, at least 20 rows in each (a tenth of small tables).
/// One thread, a fixed seed and its deterministic mode: the same bits on one machine, the last digits may differ between two.
/// </summary>
internal sealed class BoostedTreesLearner : ILearner
{
    private const int Rounds = 100;
    private const int Leaves = 31;

    public string Id => "boosted-trees";

    public Func<FeatureMatrix, double[]> Regress(FeatureMatrix features, double[] answers)
    {
        var context = new MLContext(seed: 1);
        ITransformer? model = LearnerData.FitUnlessZero(() => context.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options
        {
            NumberOfIterations = Rounds,
            LearningRate = 0.1,
            NumberOfLeaves = Leaves,
            MinimumExampleCountPerLeaf = RowsPerLeaf(features.Rows),
            NumberOfThreads = 1,
            Deterministic = true,
            Seed = 1,
        }).Fit(LearnerData.Numbers(context, features, i => (float)answers[i])));
        return rows => model is null ? new double[rows.Rows] : LearnerData.Scores(context, model, rows);
    }

    public Func<FeatureMatrix, double[]> Classify(FeatureMatrix features, int[] answers, int classes)
    {
        var context = new MLContext(seed: 1);
        ITransformer model = context.MulticlassClassification.Trainers.LightGbm(new LightGbmMulticlassTrainer.Options
        {
            NumberOfIterations = Rounds,
            LearningRate = 0.1,
            NumberOfLeaves = Leaves,
            MinimumExampleCountPerLeaf = RowsPerLeaf(features.Rows),
            UseSoftmax = true,
            NumberOfThreads = 1,
            Deterministic = true,
            Seed = 1,
        }).Fit(LearnerData.Classes(context, features, answers, classes));
        return rows => LearnerData.ClassScores(context, model, rows, classes);
    }

    private static int RowsPerLeaf(int rows) => Math.Clamp(rows / 10, 1, 20);
}

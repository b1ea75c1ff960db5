using Harness.Utility.Encoding;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace Harness.Utility.Models;

/// <summary>
/// ML.NET's FastForest: 50 trees of at most 128 leaves, each on 70 % of the rows and features. Twice the trees takes twice
/// the time and moves R² on diabetes from .377 to .366; twice the leaves moves R² on no bundled dataset by .001. Labels
/// are learned as one forest a class on 0 and 1, whose mean answer is the share of that class among the training rows of
/// a leaf: the probability forest of Malley et al. (2012), what scikit-learn's
/// <c>predict_proba</c> averages. Two classes need one forest.
/// </summary>
internal sealed class RandomForestLearner : ILearner
{
    private const int Trees = 50;
    private const int Leaves = 128;

    public string Id => "random-forest";

    public Func<FeatureMatrix, double[]> Regress(FeatureMatrix features, double[] answers) => Forest(features, i => (float)answers[i]);

    public Func<FeatureMatrix, double[]> Classify(FeatureMatrix features, int[] answers, int classes)
    {
        int forests = classes == 2 ? 1 : classes;
        Func<FeatureMatrix, double[]>[] ofClass = [.. Enumerable.Range(0, forests).Select(k => Forest(features, i => answers[i] == k ? 1 : 0))];
        return rows =>
        {
            double[][] shares = [.. ofClass.Select(f => f(rows))];
            var scores = new double[rows.Rows * classes];
            for (int row = 0; row < rows.Rows; row++)
            {
                for (int k = 0; k < classes; k++)
                {
                    scores[row * classes + k] = k < forests ? shares[k][row] : 1 - shares[0][row];
                }
            }

            return scores;
        };
    }

    private static Func<FeatureMatrix, double[]> Forest(FeatureMatrix features, Func<int, float> label)
    {
        double mean = Enumerable.Range(0, features.Rows).Average(i => label(i));
        var context = new MLContext(seed: 1);
        ITransformer model = context.Regression.Trainers.FastForest(new FastForestRegressionTrainer.Options
        {
            NumberOfTrees = Trees,
            NumberOfLeaves = Leaves,
            MinimumExampleCountPerLeaf = 2,
            FeatureFraction = 0.7,
            MaximumBinCountPerFeature = 63,
            NumberOfThreads = 1,
            Seed = 1,
            FeatureSelectionSeed = 2,

            // Both cost time and serve no answer here: samples for quantiles (they use up random numbers, so the trees differ), and bundles of sparse features.
            NumberOfQuantileSamples = 0,
            FeatureFlocks = false,
        }).Fit(LearnerData.Numbers(context, features, label));

        // FastForest answers NaN where no tree could split: too few rows, or features that are all constant.
        return rows => [.. LearnerData.Scores(context, model, rows).Select(score => double.IsNaN(score) ? mean : score)];
    }
}

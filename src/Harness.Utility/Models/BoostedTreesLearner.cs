using Harness.Utility.Encoding;

namespace Harness.Utility.Models;

/// <summary>LightGBM with 100 rounds at a learning rate of .1 and 31 leaves, at least 20 rows in each (a tenth of small tables).</summary>
internal sealed class BoostedTreesLearner : ILearner
{
    private const int Rounds = 100;

    public string Id => "boosted-trees";

    public Func<FeatureMatrix, double[]> Regress(FeatureMatrix features, double[] answers) =>
        Grow("regression", features, Array.ConvertAll(answers, a => (float)a), 1);

    public Func<FeatureMatrix, double[]> Classify(FeatureMatrix features, int[] answers, int classes) =>
        Grow("multiclass", features, Array.ConvertAll(answers, a => (float)a), classes);

    private static Func<FeatureMatrix, double[]> Grow(string objective, FeatureMatrix features, float[] answers, int outputs)
    {
        TreeEnsemble trees = TreeEnsemble.Grow(features, answers, outputs, Rounds, new Dictionary<string, object>
        {
            ["objective"] = objective,
            ["learning_rate"] = 0.1,
            ["num_leaves"] = 31,
            ["min_data_in_leaf"] = Math.Clamp(features.Rows / 10, 1, 20),

            // ML.NET's defaults where LightGBM has others.
            ["lambda_l2"] = 0.01,
            ["min_sum_hessian_in_leaf"] = 0.1,
        });
        return rows => trees.Predict(rows, raw: false);
    }
}

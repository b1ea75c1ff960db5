using Harness.Utility.Encoding;
using Harness.Utility.Models;

namespace Harness.Utility.Detection;

/// <summary>LightGBM with 40 rounds of 8 leaves, at least 10 rows in each: sees any relation between a few columns.</summary>
internal sealed class TreeDetector : IDetector
{
    private const int Rounds = 40;

    public string Id => "boosted-trees";

    public (double[] Scores, double[] Weights) Detect(FeatureMatrix features, bool[] isSynthetic, FeatureMatrix others)
    {
        using TreeEnsemble trees = TreeEnsemble.Grow(features, Array.ConvertAll(isSynthetic, s => s ? 1f : 0f), 1, Rounds, new Dictionary<string, object>
        {
            ["objective"] = "binary",
            ["sigmoid"] = 0.5,
            ["learning_rate"] = 0.1,
            ["num_leaves"] = 8,
            ["min_data_in_leaf"] = Math.Clamp(features.Rows / 20, 1, 10),
            ["max_bin"] = 63,

            // ML.NET's defaults where LightGBM has others.
            ["lambda_l2"] = 0.01,
            ["min_sum_hessian_in_leaf"] = 0.1,
        });
        return (trees.Predict(others, raw: true), trees.Gains(features.Width));
    }
}

using Harness.Utility.Encoding;

namespace Harness.Utility.Models;

/// <summary>
/// LightGBM's random forest: 50 trees of at most 128 leaves, each on 70 % of the rows and features. A leaf answers with the mean of its
/// training rows, for labels with the share of each class: the probability forest of Malley et al. (2012), what scikit-learn's
/// <c>predict_proba</c> averages.
/// </summary>
internal sealed class RandomForestLearner : ILearner
{
    private const int Trees = 50;
    private const int Leaves = 128;

    public string Id => "random-forest";

    public Func<FeatureMatrix, double[]> Regress(FeatureMatrix features, double[] answers)
    {
        // A tree of LightGBM's forest answers with the mean of its leaf; one that could not be split, with its distance from the mean of all.
        TreeEnsemble forest = Grow("regression", features, Array.ConvertAll(answers, a => (float)a), 1);
        double lacking = forest.CountUnsplit(features)[0] * answers.Average();
        return rows => Array.ConvertAll(forest.Predict(rows, raw: true), sum => (sum + lacking) / forest.Rounds);
    }

    public Func<FeatureMatrix, double[]> Classify(FeatureMatrix features, int[] answers, int classes)
    {
        if (classes == 2)
        {
            Func<FeatureMatrix, double[]> second = Regress(features, Array.ConvertAll(answers, a => (double)a));
            return rows => [.. second(rows).SelectMany(share => new[] { 1 - share, share })];
        }

        TreeEnsemble forest = Grow("multiclass", features, Array.ConvertAll(answers, a => (float)a), classes);
        double[] priors = [.. answers.CountBy(a => a).OrderBy(c => c.Key).Select(c => (double)c.Value / answers.Length)];
        int[] unsplit = forest.CountUnsplit(features);
        return rows => Shares(forest.Predict(rows, raw: true), forest.Rounds, unsplit, priors);
    }

    /// <summary>
    /// The shares of each class. A tree of LightGBM's forest is one Newton step of the softmax loss from the prior p of its class:
    /// where a leaf has the share s, its output is log p + (s − p) / (c p (1 − p)), with c = classes / (classes − 1); log p is lacking where the
    /// tree could not be split.
    /// </summary>
    private static double[] Shares(double[] sums, int trees, int[] unsplit, double[] priors)
    {
        int classes = priors.Length;
        double[] logs = [.. priors.Select((p, k) => (trees - unsplit[k]) * Math.Log(p))];
        double[] slopes = Array.ConvertAll(priors, p => classes / (classes - 1.0) * p * (1 - p) / trees);
        for (int i = 0; i < sums.Length; i++)
        {
            int k = i % classes;
            sums[i] = priors[k] + (sums[i] - logs[k]) * slopes[k];
        }

        return sums;
    }

    private static TreeEnsemble Grow(string objective, FeatureMatrix features, float[] answers, int outputs) => TreeEnsemble.Grow(features, answers, outputs, Trees, new Dictionary<string, object>
    {
        ["boosting"] = "rf",
        ["objective"] = objective,
        ["num_leaves"] = Leaves,
        ["min_data_in_leaf"] = 2,
        ["min_sum_hessian_in_leaf"] = 0,
        ["bagging_fraction"] = 0.7,
        ["bagging_freq"] = 1,
        ["feature_fraction_bynode"] = 0.7,
        ["max_bin"] = 63,
    });
}

using Harness.Utility.Encoding;
using Harness.Utility.Models;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace Harness.Utility.Detection;

/// <summary>LightGBM with 40 rounds of 8 leaves, at least 10 rows in each: sees any relation between a few columns. One thread, a fixed seed.</summary>
internal sealed class TreeDetector : IDetector
{
    public string Id => "boosted-trees";

    public (double[] Scores, double[] Weights) Detect(FeatureMatrix features, bool[] isSynthetic, FeatureMatrix others)
    {
        var context = new MLContext(seed: 1);
        BinaryPredictionTransformer<CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator>>? model = LearnerData.FitUnlessZero(() => context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            NumberOfIterations = 40,
            LearningRate = 0.1,
            NumberOfLeaves = 8,
            MinimumExampleCountPerLeaf = Math.Clamp(features.Rows / 20, 1, 10),
            MaximumBinCountPerFeature = 63,
            NumberOfThreads = 1,
            Deterministic = true,
            Seed = 1,
        }).Fit(LearnerData.Labels(context, features, isSynthetic)));
        if (model is null)
        {
            return (new double[others.Rows], new double[features.Width]);
        }

        VBuffer<float> gains = default;
        model.Model.SubModel.GetFeatureWeights(ref gains);
        return (LearnerData.Scores(context, model, others), [.. gains.DenseValues().Select(g => (double)g)]);
    }
}

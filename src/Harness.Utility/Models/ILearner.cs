using Harness.Utility.Encoding;

namespace Harness.Utility.Models;

/// <summary>A kind of model that learns to predict the target from the features.</summary>
internal interface ILearner
{
    /// <summary>Stable id, the name of the model in breakdowns: <c>random-forest</c>.</summary>
    string Id { get; }

    /// <summary>Learns numbers.</summary>
    /// <param name="features">At least one row.</param>
    /// <param name="answers">One finite number a row.</param>
    /// <returns>Predicts one number a row.</returns>
    Func<FeatureMatrix, double[]> Regress(FeatureMatrix features, double[] answers);

    /// <summary>Learns labels.</summary>
    /// <param name="features">At least one row.</param>
    /// <param name="answers">One class a row, 0 to <paramref name="classes"/> − 1, each there at least once.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <returns>Predicts <paramref name="classes"/> scores a row, row by row; the largest is the answer.</returns>
    Func<FeatureMatrix, double[]> Classify(FeatureMatrix features, int[] answers, int classes);
}

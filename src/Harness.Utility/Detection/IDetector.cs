using Harness.Utility.Encoding;

namespace Harness.Utility.Detection;

/// <summary>A model that learns to tell synthetic rows from real ones.</summary>
internal interface IDetector
{
    /// <summary>Stable id, the name of the part: <c>logistic</c>.</summary>
    string Id { get; }

    /// <summary>Learns from some rows and scores others.</summary>
    /// <param name="features">The rows to learn from.</param>
    /// <param name="isSynthetic">One entry a row; both kinds occur.</param>
    /// <param name="others">The rows to score.</param>
    /// <returns>A score a row, higher where synthetic is likelier; and what each feature contributes, at least 0.</returns>
    (double[] Scores, double[] Weights) Detect(FeatureMatrix features, bool[] isSynthetic, FeatureMatrix others);
}

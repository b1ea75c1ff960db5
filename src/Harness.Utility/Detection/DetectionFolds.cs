using Harness.Random;
using Harness.Utility.Scores;

namespace Harness.Utility.Detection;

/// <summary>
/// The rows of both tables dealt to folds, each with as many rows of either: a detector learns from all folds but one and
/// scores that one. The synthetic rows of each fold are dealt once more, to groups that can be left out.
/// </summary>
/// <param name="both">The rows of train, then as many synthetic ones.</param>
/// <param name="rows">Rows of either table.</param>
/// <param name="folds">Number of folds.</param>
/// <param name="stream">Deals the rows.</param>
/// <param name="cancellation">Ends the work between two fits.</param>
internal sealed class DetectionFolds(DetectionRows both, int rows, int folds, RandomStream stream, CancellationToken cancellation)
{
    /// <summary>Number of groups.</summary>
    public const int Groups = 3;

    private readonly int[] _train = stream.Fork("train folds").Permutation(rows);
    private readonly int[] _synthetic = stream.Fork("synthetic folds").Permutation(rows);

    /// <summary>Learns from the other folds and scores one. One fit.</summary>
    /// <param name="detector">The detector.</param>
    /// <param name="fold">The fold to score, from 0.</param>
    /// <param name="leftOut">A group of synthetic rows to do without, from 0; <see langword="null"/> for none.</param>
    /// <returns>The area under the ROC curve of synthetic among real rows, and what each column contributes, at least 0.</returns>
    public (RocArea Area, double[] Weights) Detect(IDetector detector, int fold, int? leftOut = null)
    {
        cancellation.ThrowIfCancellationRequested();
        int[] kept = [.. Enumerable.Range(0, 2 * rows).Where(row => !IsSynthetic(row) || leftOut is null || _synthetic[row - rows] / folds % Groups != leftOut)];
        int[] learn = [.. kept.Where(row => Fold(row) != fold)];
        int[] score = [.. kept.Where(row => Fold(row) == fold)];
        (double[] scores, double[] features) = detector.Detect(both.Take(learn), [.. learn.Select(IsSynthetic)], both.Take(score));
        var weights = new double[both.Names.Count];
        for (int f = 0; f < features.Length; f++)
        {
            weights[both.Columns[f]] += features[f];
        }

        return (RocArea.Of([.. score.Select(IsSynthetic)], scores), weights);
    }

    private bool IsSynthetic(int row) => row >= rows;

    private int Fold(int row) => (IsSynthetic(row) ? _synthetic[row - rows] : _train[row]) % folds;
}

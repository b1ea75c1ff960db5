using Harness.Generators.Donors;

namespace Harness.Generators.Trees;

/// <summary>Divides the rows of a node: at a number, or some labels from all others.</summary>
internal sealed class Split
{
    private readonly int[]? _labels;
    private readonly bool _labelsGoLeft;

    private Split(double threshold, int[]? labels, bool labelsGoLeft) => (Threshold, _labels, _labelsGoLeft) = (threshold, labels, labelsGoLeft);

    /// <summary>For numbers: cells at or below it go left.</summary>
    public double Threshold { get; }

    /// <summary>Divides numbers.</summary>
    /// <param name="threshold">Cells at or below it go left; −∞ sends gaps only.</param>
    public static Split At(double threshold) => new(threshold, null, false);

    /// <summary>Divides labels.</summary>
    /// <param name="labels">Codes of the labels on one side, ascending; all others go to the other side.</param>
    /// <param name="left"><see langword="true"/> where these labels go left.</param>
    public static Split Labels(int[] labels, bool left) => new(double.NaN, labels, left);

    /// <summary>Whether a cell goes left.</summary>
    /// <param name="cell">A cell as <see cref="Predictor"/> describes it.</param>
    public bool GoesLeft(double cell) => _labels is null
        ? cell <= Threshold
        : Array.BinarySearch(_labels, (int)cell) >= 0 == _labelsGoLeft;
}

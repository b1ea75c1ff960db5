using Harness.Generators.Donors;

namespace Harness.Generators.Trees;

/// <summary>How a node divides its cells: at a number, or a few labels from all others.</summary>
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
    /// <param name="labels">The labels that go to one side, ascending; all others go to the other.</param>
    /// <param name="left">Whether that side is the left one.</param>
    public static Split Labels(int[] labels, bool left) => new(double.NaN, labels, left);

    /// <summary>Whether a cell goes left.</summary>
    /// <param name="cell">A cell as <see cref="Predictor"/> describes it.</param>
    public bool GoesLeft(double cell) => _labels is null
        ? cell <= Threshold
        : Array.BinarySearch(_labels, (int)cell) >= 0 == _labelsGoLeft;
}

namespace Harness.Generators.Trees;

/// <summary>
/// What a tree explains: a number of each row, by least squares, or its class, by Gini's index. The best cut of sorted rows is the one
/// with the greatest gain: the decrease of the sum over rows of squared deviations, or of impurity.
/// </summary>
internal abstract class Response
{
    /// <summary>Enters a node: called before the cuts of the node are asked for.</summary>
    /// <param name="rows">Train rows of the node.</param>
    /// <returns>Sum of squared deviations, or impurity times rows; 0 where there is nothing to explain.</returns>
    public abstract double Enter(ReadOnlySpan<int> rows);

    /// <summary>The best place to cut the node's rows in two.</summary>
    /// <param name="rows">The rows of the node, sorted by key.</param>
    /// <param name="keys">The key of each train row; rows of equal key stay together.</param>
    /// <param name="leaf">Fewest rows on either side, at least 1.</param>
    /// <returns>The gain and how many rows go left; a gain of 0 where no cut helps.</returns>
    public abstract (double Gain, int Left) BestCut(ReadOnlySpan<int> rows, ReadOnlySpan<int> keys, int leaf);

    /// <summary>A score for each train row of the node; labels sorted by their mean score have similar labels beside each other.</summary>
    /// <param name="rows">The rows of the node.</param>
    /// <param name="codes">The label of each train row.</param>
    /// <param name="levels">Number of labels.</param>
    /// <param name="scores">Receives the scores, each at the index of its row.</param>
    public abstract void Score(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes, int levels, Span<double> scores);
}

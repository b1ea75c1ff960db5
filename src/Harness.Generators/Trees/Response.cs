namespace Harness.Generators.Trees;

/// <summary>
/// What a tree explains: a number a row, split by least squares, or a class a row, split by Gini's index. Both look for the
/// cut of sorted rows with the greatest gain, the fall of the sum over rows of squared deviations or of impurity.
/// </summary>
internal abstract class Response
{
    /// <summary>Looks at the rows of a node, before the cuts of the node are asked for.</summary>
    /// <param name="rows">Train rows.</param>
    /// <returns>Sum of squared deviations, or impurity times rows; 0 where there is nothing to explain.</returns>
    public abstract double Enter(ReadOnlySpan<int> rows);

    /// <summary>The best place to cut the node's rows in two.</summary>
    /// <param name="rows">The rows of the node, sorted by key.</param>
    /// <param name="keys">The key of each train row; rows of equal key stay together.</param>
    /// <param name="leaf">Fewest rows on either side.</param>
    /// <returns>The gain and how many rows go left; a gain of 0 where no cut helps.</returns>
    public abstract (double Gain, int Left) BestCut(ReadOnlySpan<int> rows, ReadOnlySpan<int> keys, int leaf);

    /// <summary>A number for each train row of the node; sorting labels by their mean of it brings like ones together.</summary>
    /// <param name="rows">The rows of the node.</param>
    /// <param name="codes">The label of each train row.</param>
    /// <param name="levels">Number of labels.</param>
    /// <param name="scores">Receives the numbers, at the rows.</param>
    public abstract void Score(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes, int levels, Span<double> scores);
}

using Harness.Datasets.Rules;
using Harness.Tables;
using MathNet.Numerics;

namespace Harness.Metrics.Rules;

/// <summary>Values that never stand beside each other: <c>sex = male</c> and <c>pregnant = yes</c>, or a date that is there where the state is <c>open</c>.</summary>
/// <param name="First">The kinds of values of one column.</param>
/// <param name="Second">The kinds of values of the other.</param>
/// <param name="Cells">The two kinds of each combination that does not occur.</param>
/// <param name="Singles">Number of combinations that one real row has, and that would be no matter of course either.</param>
internal sealed record ExclusionRule(ValueClasses First, ValueClasses Second, IReadOnlyList<(int First, int Second)> Cells, int Singles) : Rule([First.Column, Second.Column])
{
    private const int Named = 2;

    /// <summary>Whether each combination is of a missing value.</summary>
    public bool AreGaps => Cells.All(c => c.First == 0 || c.Second == 0);

    /// <summary>
    /// The probability that so many fresh rows or more have one of the combinations that no real row has. How many do follows from those that one real row has
    /// (Good 1953): their rate has a gamma distribution, and the number is negative binomial. The root allows for what their number is off by.
    /// </summary>
    /// <param name="broken">Synthetic rows that break the rule.</param>
    /// <param name="rows">Number of synthetic rows.</param>
    /// <param name="real">Number of real rows.</param>
    public double PValue(int broken, int rows, int real) => broken == 0
        ? 1
        : SpecialFunctions.BetaRegularized(broken, Singles + 1 + Math.Sqrt(Singles), (double)rows / (rows + real));

    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        var excluded = new bool[First.Count * Second.Count];
        foreach ((int first, int second) in Cells)
        {
            excluded[first * Second.Count + second] = true;
        }

        int[] ofFirst = First.Kinds(table[First.Column]);
        int[] ofSecond = Second.Kinds(table[Second.Column]);
        return Where(ofFirst.Length, row => ofFirst[row] >= 0 && ofSecond[row] >= 0 && excluded[ofFirst[row] * Second.Count + ofSecond[row]]);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"never {string.Join(", nor ", Cells.Take(Named).Select(c => $"{First.Name(c.First)} beside {Second.Name(c.Second)}"))}{(Cells.Count > Named ? $", nor {Cells.Count - Named} more" : "")}";
}

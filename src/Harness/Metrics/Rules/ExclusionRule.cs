using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>Values that never stand beside each other: <c>sex = male</c> and <c>pregnant = yes</c>, or a date that is there where the state is <c>open</c>.</summary>
/// <param name="First">The kinds of values of one column.</param>
/// <param name="Second">The kinds of values of the other.</param>
/// <param name="Cells">The two kinds of each combination that does not occur.</param>
/// <param name="Singles">Number of combinations that one real row has, and that would be no matter of course either.</param>
internal sealed record ExclusionRule(ValueClasses First, ValueClasses Second, IReadOnlyList<(int First, int Second)> Cells, int Singles) : UnseenRule([First.Column, Second.Column], Singles)
{
    private const int Named = 2;

    /// <summary>Whether each combination is of a missing value.</summary>
    public bool AreGaps => Cells.All(c => c.First == 0 || c.Second == 0);

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

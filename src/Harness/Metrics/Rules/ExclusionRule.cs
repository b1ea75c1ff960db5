using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>Values that never stand beside each other: <c>sex = male</c> and <c>pregnant = yes</c>, or a date that is there where the state is <c>open</c>.</summary>
/// <param name="First">The kinds of values of one column.</param>
/// <param name="Second">The kinds of values of the other.</param>
/// <param name="Cells">The two kinds of each combination that does not occur.</param>
internal sealed record ExclusionRule(ValueClasses First, ValueClasses Second, IReadOnlyList<(int First, int Second)> Cells) : Rule([First.Column, Second.Column])
{
    private const int Named = 2;

    /// <summary>Whether each combination is of a missing value.</summary>
    public bool AreGaps => Cells.All(c => c.First == 0 || c.Second == 0);

    /// <summary>The most rows that have one of the combinations: each was tried by itself.</summary>
    /// <param name="table">A table.</param>
    /// <param name="rows">Its rows that break the rule.</param>
    public int MostOfOne(Table table, IReadOnlyList<int> rows)
    {
        int[] places = [.. rows];
        int[] ofFirst = First.Kinds(table[First.Column].Take(places));
        int[] ofSecond = Second.Kinds(table[Second.Column].Take(places));
        return ofFirst.Zip(ofSecond).CountBy(cell => cell).Select(c => c.Value).DefaultIfEmpty().Max();
    }

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

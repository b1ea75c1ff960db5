using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>A value that follows from another: the country from the city. A row that lacks one of them, or has a key that few rows were learned from, cannot break it.</summary>
/// <param name="Key">The column of the key.</param>
/// <param name="Other">The column that follows from it.</param>
internal sealed record DependencyRule(string Key, string Other) : Rule([Key, Other])
{
    /// <summary>Rows of a key, at least, for what stands beside it to be known.</summary>
    public const int FewestRows = 5;

    private Known? Learned { get; init; }

    /// <inheritdoc/>
    internal override Rule Learn(Table train)
    {
        var keys = new ValueCodes();
        var others = new ValueCodes();
        int[] key = keys.Learn(train[Key]);
        int[] other = others.Learn(train[Other]);
        var beside = new int[key.Length == 0 ? 1 : key.Max() + 1];
        var rows = new int[beside.Length];
        for (int row = 0; row < key.Length; row++)
        {
            if (key[row] > 0 && other[row] > 0)
            {
                beside[key[row]] = other[row];
                rows[key[row]]++;
            }
        }

        for (int code = 0; code < beside.Length; code++)
        {
            beside[code] = rows[code] < FewestRows ? 0 : beside[code];
        }

        return this with { Learned = new Known(keys, others, beside) };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        if (Learned is not { } known)
        {
            return [];
        }

        int[] key = known.Keys.Find(table[Key]);
        int[] other = known.Others.Find(table[Other]);
        return Where(key.Length, row => key[row] > 0 && other[row] != 0 && known.Beside[key[row]] is > 0 and var right && other[row] != right);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Other} follows from {Key}";

    private sealed record Known(ValueCodes Keys, ValueCodes Others, int[] Beside);
}

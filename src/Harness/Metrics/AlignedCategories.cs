using Harness.Tables;

namespace Harness.Metrics;

/// <summary>A categorical column of two tables in codes of one list of levels.</summary>
/// <param name="Levels">Every level of either table that occurs in a row, in ordinal order.</param>
/// <param name="Train">One code a row of train, <see cref="CategoricalColumn.Missing"/> where missing.</param>
/// <param name="Synthetic">One code a row of the synthetic table, likewise.</param>
public sealed record AlignedCategories(IReadOnlyList<string> Levels, int[] Train, int[] Synthetic)
{
    /// <summary>Aligns two columns.</summary>
    /// <param name="train">The column in train.</param>
    /// <param name="synthetic">The same column in the synthetic table.</param>
    public static AlignedCategories Of(CategoricalColumn train, CategoricalColumn synthetic)
    {
        string[] levels = [.. Used(train).Union(Used(synthetic), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new AlignedCategories(levels, train.CodesIn(levels), synthetic.CodesIn(levels));
    }

    private static IEnumerable<string> Used(CategoricalColumn column)
    {
        var used = new bool[column.Levels.Count];
        foreach (int code in column.Codes)
        {
            if (code >= 0)
            {
                used[code] = true;
            }
        }

        return column.Levels.Where((_, code) => used[code]);
    }
}

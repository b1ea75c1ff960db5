using Harness.Tables;

namespace Harness.Metrics;

/// <summary>A categorical column of two tables in codes of one list of levels.</summary>
/// <param name="Levels">Every level of either table that occurs in a row, in ordinal order.</param>
/// <param name="Train">One code a row of train, <see cref="CategoricalColumn.Missing"/> where missing.</param>
/// <param name="Synthetic">One code a row of the synthetic table, likewise.</param>
internal sealed record AlignedCategories(IReadOnlyList<string> Levels, int[] Train, int[] Synthetic)
{
    /// <summary>Aligns two columns.</summary>
    /// <param name="train">The column in train.</param>
    /// <param name="synthetic">The same column in the synthetic table.</param>
    public static AlignedCategories Of(CategoricalColumn train, CategoricalColumn synthetic)
    {
        string[] levels = [.. train.UsedLevels().Union(synthetic.UsedLevels(), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new AlignedCategories(levels, train.CodesIn(levels), synthetic.CodesIn(levels));
    }
}

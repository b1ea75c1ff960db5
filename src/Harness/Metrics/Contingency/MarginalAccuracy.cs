using Harness.Statistics;
using Harness.Tables;

namespace Harness.Metrics.Contingency;

/// <summary>
/// Accuracy of one-, two- and three-way marginals as others publish it: 1 − total variation of the tables of counts of
/// sets of columns. Numbers and dates are in bins between quantiles of train, closed on the right, what lies beyond
/// train's range in a cell of its own; labels are the most frequent ones of train, all others (missing ones too) together.
/// </summary>
/// <remarks>
/// M. Platzer and T. Reutterer, "Holdout-based empirical assessment of mixed-type synthetic data", Frontiers in Big Data
/// 4 (2021), as their repository paper-fidelity-accuracy computes it. The metrics <c>pair-total-variation</c> and
/// <c>triple-total-variation</c> are its complement with cells that keep missing and unknown values apart.
/// </remarks>
internal static class MarginalAccuracy
{
    /// <summary>Cells that are published: 10 for single columns and pairs, 5 for triples.</summary>
    /// <param name="columns">Columns a set, 1 to 3.</param>
    public static int PublishedCells(int columns) => columns < 3 ? 10 : 5;

    /// <summary>The accuracy of every set of so many columns, 0 to 1, in the order of the schema; a score is their mean. O(sets · (rows + cells)).</summary>
    /// <param name="train">The table that decides the cells; at least one row.</param>
    /// <param name="other">The table to compare, of the same schema; at least one row.</param>
    /// <param name="columns">Columns a set, 1 to 3.</param>
    /// <param name="cells">Bins of a number, kept labels of a label; by default as published.</param>
    public static IReadOnlyList<MetricPart> Of(Table train, Table other, int columns, int? cells = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, 3);
        TableBins bins = TableBins.LearnPublished(train, cells ?? PublishedCells(columns));
        CodedRows real = CodedRows.Of(bins, train);
        CodedRows synthetic = CodedRows.Of(bins, other);
        int[][] sets = [.. ColumnSets.All(bins.Columns.Count, columns)];
        var parts = new MetricPart[sets.Length];
        Workers.Run(sets.Length, (i, _) => CellCounts.Of(bins, sets[i], real).Beside(synthetic, (first, second, _) =>
            parts[i] = new MetricPart(bins.Name(sets[i]), bins.Other(sets[i]), 1 - CategoricalDistribution.TotalVariation(first, second))));
        return parts;
    }
}

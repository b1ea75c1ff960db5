using Harness.Generators.Encoding;

namespace Harness.Generators.Cart;

/// <summary>
/// The order in which columns are drawn. Columns of few values come first: they divide the rows coarsely and need few predictors. Columns of many
/// values come later, among them labels that almost every row has its own of. A continuous target comes last, so that all other columns explain it.
/// </summary>
internal static class VisitOrder
{
    /// <summary>The indices of all columns in the order of drawing.</summary>
    /// <param name="table">The train columns.</param>
    /// <param name="target">Index of the target, or −1 for none.</param>
    public static int[] Of(TableCodec table, int target) =>
        [.. Enumerable.Range(0, table.Columns.Count).OrderBy(i => i == target && table.Columns[i] is QuantitativeCodec { IsDiscrete: false }).ThenBy(i => table.Columns[i].DistinctCount)];
}

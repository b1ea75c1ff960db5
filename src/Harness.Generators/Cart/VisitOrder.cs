using Harness.Generators.Encoding;

namespace Harness.Generators.Cart;

/// <summary>
/// The order in which columns are drawn: few values first, since they divide the rows coarsely and are well told from little; many
/// values later, labels that name almost every row among them; a continuous target last, where all other columns explain it.
/// </summary>
internal static class VisitOrder
{
    /// <summary>The indices of all columns in the order of drawing.</summary>
    /// <param name="table">The columns.</param>
    /// <param name="target">The index of the target, or −1.</param>
    public static int[] Of(TableCodec table, int target) =>
        [.. Enumerable.Range(0, table.Columns.Count).OrderBy(i => i == target && table.Columns[i] is QuantitativeCodec { IsDiscrete: false }).ThenBy(i => table.Columns[i].DistinctCount)];
}

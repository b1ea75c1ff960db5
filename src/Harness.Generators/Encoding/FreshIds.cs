using System.Globalization;
using Harness.Tables;

namespace Harness.Generators.Encoding;

/// <summary>Ids of synthetic rows: running numbers, or those that its pattern has, since such a row stands for nobody and an id is not modelled.</summary>
internal static class FreshIds
{
    /// <summary>The numbers 1 to <paramref name="rows"/> as labels; where the schema has a pattern with so many ids, ids of the pattern.</summary>
    /// <param name="schema">A schema of kind id.</param>
    /// <param name="rows">Number of rows.</param>
    public static CategoricalColumn Of(ColumnSchema schema, int rows) =>
        CategoricalColumn.FromLabels(schema, schema.Pattern is { } pattern && PatternIds.Of(pattern, rows) is { } ids ? ids : [.. Enumerable.Range(1, rows).Select(i => i.ToString(CultureInfo.InvariantCulture))]);
}

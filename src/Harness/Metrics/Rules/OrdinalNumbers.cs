using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>Ordinal columns as rules are looked for in them: those in the order of their numbers are numbers, whatever metadata call a column of small whole ones.</summary>
internal static class OrdinalNumbers
{
    /// <summary>The table with these columns as numbers; a label that is none is missing.</summary>
    /// <param name="table">The real or a synthetic table.</param>
    /// <param name="order">The orders, learned from train.</param>
    public static Table In(Table table, OrderedValues order) =>
        table.Schema.Any(c => IsNumber(c, order)) ? new Table(table.Columns.Select(c => IsNumber(c.Schema, order) ? new NumericColumn(new ColumnSchema(c.Name, ColumnKind.Numerical), RowNumbers.Of(c)) : c)) : table;

    private static bool IsNumber(ColumnSchema column, OrderedValues order) => order.OrderOf(column.Name) is { AreNumbers: true };
}

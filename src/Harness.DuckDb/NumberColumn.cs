using Harness.Tables;

namespace Harness.DuckDb;

/// <summary>Compares one column of numbers or dates: both tables' values, sorted on disk, go by once and side by side.</summary>
/// <param name="session">The database.</param>
/// <param name="column">The column.</param>
/// <param name="index">Its place.</param>
internal sealed class NumberColumn(DuckSession session, ColumnSchema column, int index)
{
    // As TableBins in memory.
    private const int MostCells = 10;

    /// <summary>Compares.</summary>
    /// <param name="tables">Both tables.</param>
    public (ColumnComparison Column, ColumnCells Cells) Compare(ImportedTables tables)
    {
        SortedNumbers real = Open(tables.Real, MostCells);
        SortedNumbers synthetic = Open(tables.Synthetic, 0);
        double largest = 0;
        using (real)
        using (synthetic)
        {
            bool first = real.Next();
            bool second = synthetic.Next();
            while (first || second)
            {
                double point = !first ? synthetic.Current : !second ? real.Current : Math.Min(real.Current, synthetic.Current);
                first = first && real.Pass(point);
                second = second && synthetic.Pass(point);
                if (real.Count > 0 && synthetic.Count > 0)
                {
                    largest = Math.Max(largest, Math.Abs((double)real.Passed / real.Count - (double)synthetic.Passed / synthetic.Count));
                }
            }
        }

        double? distance = real.Count == 0 ? null : synthetic.Count == 0 ? 1 : largest;
        double[] edges = real.Edges;
        return (
            new ColumnComparison(column.Name, column.Kind, real.Facts, synthetic.Facts) { Distance = distance },
            new ColumnCells(column.Name, index, edges.Length + 2, Code(edges), _ => ""));
    }

    private SortedNumbers Open(ImportedTable table, int cells)
    {
        (long count, double? least, double? greatest) = session.Rows(
            $"SELECT count(c{index}), min(c{index}), max(c{index}) FROM {table.Name}",
            r => (r.GetInt64(0), r.IsDBNull(1) ? (double?)null : r.GetDouble(1), r.IsDBNull(2) ? (double?)null : r.GetDouble(2)))[0];
        return new SortedNumbers(session.Numbers($"SELECT c{index} FROM {table.Name} WHERE c{index} IS NOT NULL ORDER BY c{index}"), table.Rows, count, least, greatest, cells);
    }

    // Cell i holds the values above edge i − 1 up to and with edge i; the last but one all above, the last the missing ones.
    private string Code(double[] edges) =>
        $"CASE WHEN c{index} IS NULL THEN {edges.Length + 1} {string.Concat(edges.Select((e, i) => $"WHEN c{index} <= {Sql.Number(e)} THEN {i} "))}ELSE {edges.Length} END";
}

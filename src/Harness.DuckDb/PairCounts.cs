using Harness.Random;

namespace Harness.DuckDb;

/// <summary>Counts the cells of pairs of columns. Sums are of whole numbers, so no order of rows or threads changes a result.</summary>
/// <param name="session">The database.</param>
/// <param name="most">Pairs that are counted, at most.</param>
/// <param name="notes">Receives what was left out.</param>
internal sealed class PairCounts(DuckSession session, int most, List<string> notes)
{
    /// <summary>Counts.</summary>
    /// <param name="tables">Both tables.</param>
    /// <param name="columns">The cells of the columns.</param>
    public IReadOnlyList<PairComparison> Of(ImportedTables tables, IReadOnlyList<ColumnCells> columns)
    {
        (ColumnCells First, ColumnCells Second)[] pairs = [.. columns.SelectMany((first, i) => columns.Skip(i + 1).Select(second => (first, second)))];
        if (most == 0 || pairs.Length == 0 || tables.Real.Rows == 0)
        {
            return [];
        }

        if (pairs.Length > most)
        {
            notes.Add($"{most} of {pairs.Length} pairs of columns were counted, drawn at random, always the same; MostPairs sets how many.");
            pairs = [.. RandomStream.ForMetric("out-of-core/pairs").Subset(pairs.Length, most).Select(i => pairs[i])];
        }

        foreach (ImportedTable table in (ImportedTable[])[tables.Real, tables.Synthetic])
        {
            session.Execute($"CREATE TABLE {table.Name}_cells AS SELECT {string.Join(", ", columns.Select(c => $"CAST({c.Code} AS INTEGER) AS k{c.Index}"))} FROM {table.Name}{string.Concat(columns.Select(c => c.Join(table.Name)))}");
            session.Execute($"DROP TABLE {table.Name}");
        }

        return [.. pairs.Select(p => new PairComparison(p.First.Column, p.Second.Column, TotalVariation(tables, p.First, p.Second)))];
    }

    private double TotalVariation(ImportedTables tables, ColumnCells first, ColumnCells second)
    {
        (long real, long synthetic) = (tables.Real.Rows, tables.Synthetic.Rows);
        if (synthetic == 0)
        {
            return 1;
        }

        string Rows(ImportedTable table, int r, int s) => $"SELECT CAST(k{first.Index} AS BIGINT) * {second.Count} + k{second.Index} AS cell, {r} AS r, {s} AS s FROM {table.Name}_cells";
        string counts = $"SELECT CAST(sum(r) AS HUGEINT) AS r, CAST(sum(s) AS HUGEINT) AS s FROM ({Rows(tables.Real, 1, 0)} UNION ALL {Rows(tables.Synthetic, 0, 1)}) GROUP BY cell";
        double difference = session.Rows($"SELECT CAST(sum(abs(r * {synthetic} - s * {real})) AS DOUBLE) FROM ({counts})", r => r.GetDouble(0))[0];
        return difference / 2 / ((double)real * synthetic);
    }
}

using DuckDB.NET.Data;
using Harness.Tables;

namespace Harness.DuckDb;

/// <summary>Brings two files into the database, typed, and compares their columns and pairs of columns.</summary>
/// <param name="session">The database.</param>
/// <param name="options">The options, with a schema.</param>
/// <param name="notes">Receives what was found out.</param>
internal sealed class TableComparison(DuckSession session, OutOfCoreOptions options, List<string> notes)
{
    private const string Parse = "harness_number";

    private readonly ColumnSchema[] _columns = [.. options.Schema!.Where(c => c.IsModelled)];
    private readonly CellRules _rules = CellRules.Of(options.Format);

    /// <summary>Compares.</summary>
    /// <param name="real">The real file.</param>
    /// <param name="synthetic">The synthetic file.</param>
    public OutOfCoreResult Run(string real, string synthetic)
    {
        if (_columns.Length == 0)
        {
            throw new InputException("The schema has no column beside ids; there is nothing to compare.");
        }

        Register();
        var tables = new ImportedTables(Import("real", real), Import("synthetic", synthetic));
        var columns = new List<ColumnComparison>();
        var cells = new List<ColumnCells>();
        for (int i = 0; i < _columns.Length; i++)
        {
            (ColumnComparison column, ColumnCells? own) = _columns[i].IsQuantitative
                ? new NumberColumn(session, _columns[i], i).Compare(tables)
                : new LabelColumn(session, _columns[i], i, _rules, options.MostLabels, notes).Compare(tables);
            columns.Add(column);
            cells.AddRange(own is null ? [] : [own]);
        }

        return new OutOfCoreResult(tables.Real.Rows, tables.Synthetic.Rows, columns, new PairCounts(session, options.MostPairs, notes).Of(tables, cells), notes);
    }

    private void Register()
    {
        Register(Parse, cell => CellFunctions.Number(cell, _rules));
        for (int i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].DateTimeFormat is { } format)
            {
                Register($"harness_date{i}", cell => CellFunctions.Date(cell, format, _rules));
            }
        }
    }

    private void Register(string name, Func<string, double> read) => session.Connection.RegisterScalarFunction<string, double>(
        name,
        (readers, writer, rows) =>
        {
            for (ulong row = 0; row < rows; row++)
            {
                writer.WriteValue(readers[0].IsValid(row) ? read(readers[0].GetValue<string>(row)) : double.NaN, row);
            }
        },
        new ScalarFunctionOptions { HandlesNulls = true });

    /// <summary>Numbers and dates become doubles, NULL where missing, labels stay as written.</summary>
    private ImportedTable Import(string table, string path)
    {
        RowSource source = RowSource.Open(session, path, options.Schema, options.Format);
        notes.AddRange(source.Notes.Select(n => $"{Path.GetFileName(path)}: {n}"));
        string cells = string.Join(", ", _columns.Select((column, i) => column.Kind switch
        {
            ColumnKind.Numerical => $"{source[column.Name].Number(Parse, _rules.DecimalMark is ',')} AS c{i}",
            ColumnKind.DateTime => $"harness_date{i}({source[column.Name].Text}) AS c{i}",
            _ => $"{source[column.Name].Text} AS c{i}",
        }));
        string values = string.Join(", ", _columns.Select((column, i) => column.IsQuantitative ? $"CASE WHEN isnan(c{i}) THEN NULL ELSE c{i} END AS c{i}" : $"c{i}"));
        session.Execute($"CREATE TABLE {table} AS SELECT {values} FROM (SELECT {cells} FROM {source.Relation})", path);
        Refuse(table, source);
        return new ImportedTable(table, source, session.Rows($"SELECT count(*) FROM {table}", r => r.GetInt64(0))[0]);
    }

    private void Refuse(string table, RowSource source)
    {
        int[] numbers = [.. Enumerable.Range(0, _columns.Length).Where(i => _columns[i].IsQuantitative)];
        if (numbers.Length == 0)
        {
            return;
        }

        long?[] first = session.Rows(
            $"SELECT {string.Join(", ", numbers.Select(i => $"min(rowid) FILTER (WHERE isinf(c{i}))"))} FROM {table}",
            r => numbers.Select((_, i) => r.IsDBNull(i) ? (long?)null : r.GetInt64(i)).ToArray())[0];
        if (first.Min() is { } row)
        {
            ColumnSchema column = _columns[numbers[Array.IndexOf(first, row)]];
            throw source.Wrong(session, row, column, _rules);
        }
    }
}

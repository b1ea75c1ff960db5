using Harness.Tables;
using Harness.Tables.Raw;

namespace Harness.DuckDb;

/// <summary>A file as DuckDB sees it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Relation">What stands behind FROM.</param>
/// <param name="Columns">Its columns that may belong to the table.</param>
/// <param name="Notes">What was found out.</param>
internal sealed record RowSource(string Path, string Relation, IReadOnlyList<SourceColumn> Columns, IReadOnlyList<string> Notes)
{
    /// <summary>Opens a file.</summary>
    /// <param name="session">The database.</param>
    /// <param name="path">The file.</param>
    /// <param name="schema">The columns, where they are known.</param>
    /// <param name="format">The form of a text file.</param>
    /// <exception cref="InputException">The file is missing or unreadable, or its columns are not those of the schema.</exception>
    public static RowSource Open(DuckSession session, string path, TableSchema? schema, TableFormat format)
    {
        RowSource source = IsParquet(path) ? OfParquet(session, path) : OfText(path, schema, format);
        string[] names = [.. source.Columns.Select(c => c.Name)];
        if (HeaderMatch.Twice(names) is { } twice)
        {
            throw new InputException($"{path}: {twice}");
        }

        SourceColumn? index = source.Columns.FirstOrDefault(c => schema?.IndexOf(c.Name) is null or < 0 && IsIndex(c, source.Columns));
        source = index is null ? source : source with
        {
            Columns = [.. source.Columns.Where(c => c != index)],
            Notes = [.. source.Notes, $"The column '{CellText.Show(index.Name)}' is pandas' index and was left out."],
        };
        if (schema is not null)
        {
            TypedRows.Require(path, [.. source.Columns.Select(c => c.Name)], schema);
        }

        if (source.Columns.FirstOrDefault(c => c.IsNoValue) is { } odd)
        {
            throw new InputException($"{path}: column '{CellText.Show(odd.Name)}' has the type {CellText.Show(odd.Type)}, and a table has numbers, dates, booleans and labels. Leave it out, or make columns of its parts.");
        }

        return source;
    }

    /// <summary>The column of a name.</summary>
    /// <param name="name">The name.</param>
    public SourceColumn this[string name] => Columns.First(c => c.Name == name);

    /// <summary>What is wrong with a cell.</summary>
    /// <param name="session">The database.</param>
    /// <param name="row">Zero-based row.</param>
    /// <param name="column">The column.</param>
    /// <param name="rules">How cells are read.</param>
    public InputException Wrong(DuckSession session, long row, ColumnSchema column, CellRules rules)
    {
        string cell = session.Rows($"SELECT {this[column.Name].Text} FROM {Relation} LIMIT 1 OFFSET {row}", r => r.IsDBNull(0) ? "" : r.GetString(0), Path)[0];
        return new InputException($"{Path}, row {row + 1}, column '{CellText.Show(column.Name)}': {CellFunctions.Complaint(cell, column, rules) ?? $"'{CellText.Show(cell)}' is no value of the kind {column.Kind.ToString().ToLowerInvariant()}."}");
    }

    private static bool IsIndex(SourceColumn column, IReadOnlyList<SourceColumn> all) =>
        all.Count > 1 && ((column == all[0] && HeaderMatch.NamesIndex(column.Name)) || (column.Name.StartsWith("__index_level_", StringComparison.Ordinal) && column.Name.EndsWith("__", StringComparison.Ordinal)));

    private static bool IsParquet(string path)
    {
        if (System.IO.Path.GetExtension(path).Equals(".parquet", StringComparison.OrdinalIgnoreCase) && File.Exists(path))
        {
            return true;
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            Span<byte> head = stackalloc byte[4];
            return stream.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head.SequenceEqual("PAR1"u8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{path}: the file cannot be read: {e.Message}", e);
        }
    }

    private static RowSource OfParquet(DuckSession session, string path)
    {
        string relation = $"read_parquet({Sql.File(path)}, hive_partitioning = false)";
        return new RowSource(path, relation, [.. session.Rows($"DESCRIBE SELECT * FROM {relation}", r => (r.GetString(0), r.GetString(1)), path).Select(c => new SourceColumn(c.Item1, Sql.Name(c.Item1), c.Item2, IsTyped: true))], []);
    }

    // The header is read here, so that no name of a text file becomes part of a query.
    private static RowSource OfText(string path, TableSchema? schema, TableFormat format)
    {
        ((Dialect dialect, string[] names), string? encoding) = TextSource.Open(path, format.Encoding, (text, head) =>
        {
            Dialect dialect = Dialect.Of(head, path, schema, format.Separator);
            CsvRecords records = dialect.Open(text, path);
            return records.Read() && !records.Text.IsEmpty
                ? (dialect, (string[])[.. Enumerable.Range(0, records.Count).Select(i => records.Cell(i).ToString())])
                : throw new InputException($"{path}: the first line is blank; {RowReader.NeedsHeader}");
        });
        if (encoding is not null || format.Encoding is { CodePage: not 65001 })
        {
            throw new InputException($"{path}: a text file beyond memory has to be UTF-8. {encoding} Write it again as UTF-8, or as Parquet.");
        }

        string columns = string.Join(", ", names.Select((_, i) => $"'c{i}': 'VARCHAR'"));
        string relation = $"read_csv({Sql.File(path)}, auto_detect = false, header = true, compression = 'none', delim = {Sql.Text(dialect.Separator.ToString())}, quote = '\"', escape = '\"', nullstr = '', skip = {(dialect.NamesItself ? 1 : 0)}, columns = {{{columns}}})";
        return new RowSource(path, relation, [.. names.Select((name, i) => new SourceColumn(name, $"c{i}", "VARCHAR", IsTyped: false))], dialect.Note is { } note ? [note] : []);
    }
}

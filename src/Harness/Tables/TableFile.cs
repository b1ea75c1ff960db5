using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>
/// Reads tables from text files as people have them: other separators and encodings, a decimal comma, pandas' index, spelled
/// missing values. What is found out is told in notes; what can be read in two ways is refused with a message that names the
/// option that decides.
/// </summary>
public static class TableFile
{
    /// <summary>Reads a table of a schema.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The columns; the file has exactly these, in any order.</param>
    /// <param name="format">What is known of the file's form; found out where not told.</param>
    /// <returns>A table with the columns in the order of <paramref name="schema"/>.</returns>
    /// <exception cref="InputException">The file cannot be read or does not fit; the message names file, line, column, value and remedy.</exception>
    public static TableReading Read(string path, TableSchema schema, TableFormat? format = null) => Noted(Read(path, schema, format, null));

    /// <summary>Reads a table that stands beside another: its columns, and where labels differ only in form (<c>1.0</c> for <c>1</c>, <c>true</c> for <c>True</c>), its labels.</summary>
    /// <param name="path">The file.</param>
    /// <param name="real">The table whose columns and labels it should have.</param>
    /// <param name="format">What is known of the file's form; found out where not told.</param>
    /// <exception cref="InputException">The file cannot be read or does not fit; the message names file, line, column, value and remedy.</exception>
    public static TableReading Read(string path, Table real, TableFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(real);
        return Noted(Beside(real, Read(path, new TableSchema(real.Schema) { Source = "the real table" }, format, null)));
    }

    /// <summary>Reads a table whose columns nobody has described; kinds are found out from all its rows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">What is known of the file's form; found out where not told.</param>
    /// <returns>The table; its notes also tell the decisions about kinds that a person may want to check.</returns>
    /// <exception cref="InputException">The file cannot be read, or a column can be read in two ways; the message names file, line, column, value and remedy.</exception>
    public static TableReading Infer(string path, TableFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        format ??= new TableFormat();
        CellRules rules = CellRules.Of(format);
        (Guess guess, _) = TextSource.Open(path, format.Encoding, (text, head) =>
        {
            Dialect dialect = Dialect.Of(head, path, null, format.Separator);
            return SchemaGuess.Of(dialect.Open(text, path), path, rules, format.IndexColumn);
        });
        TableReading reading = Read(path, guess.Schema, format with { IndexColumn = guess.HasIndex ? format.IndexColumn : false });
        return Noted(reading with { Notes = [.. guess.Notes, .. reading.Notes] });
    }

    /// <summary>The same table with the labels of the one beside which it stands, where both differ only in form; a note tells of keys that do not name each row once.</summary>
    /// <param name="real">The table whose columns and labels it should have.</param>
    /// <param name="reading">The table as written.</param>
    internal static TableReading Beside(Table real, TableReading reading)
    {
        TableReading beside = LabelMatch.Beside(real, reading);
        return beside with { Notes = [.. beside.Notes, .. KeyRepeats.Notes(beside.Table)] };
    }

    /// <summary>Reads a table of a schema and shows the raw text of its rows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="format">What is known of the file's form.</param>
    /// <param name="watch">Makes what is shown the header and each row; made anew where reading begins anew.</param>
    internal static TableReading Read(string path, TableSchema schema, TableFormat? format, Func<RecordHandler>? watch)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(schema);
        format ??= new TableFormat();
        CellRules rules = CellRules.Of(format);
        ((TableReading reading, Dialect dialect), string? encoding) = TextSource.Open(path, format.Encoding, (text, head) =>
        {
            Dialect dialect = Dialect.Of(head, path, schema, format.Separator);
            return (new RowReader(dialect.Open(text, path), path, schema, rules).Read(format.IndexColumn, watch?.Invoke()), dialect);
        }, format.IsAgreed);
        return reading with { Notes = [.. ((string?[])[encoding, dialect.Note]).OfType<string>(), .. reading.Notes] };
    }

    /// <summary>The same reading with its notes in the table, so that they reach whoever sees a score of it.</summary>
    /// <param name="reading">The reading.</param>
    internal static TableReading Noted(TableReading reading) =>
        reading.Notes.Count == 0 ? reading : reading with { Table = new Table(reading.Table.Columns) { Notes = reading.Notes } };
}

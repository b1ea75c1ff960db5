using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>
/// The rows of a file that is no text, shown as text in the plain form, so that the parsers of text files read them and a table is the
/// same whatever file it comes from. Places in messages are rows.
/// </summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="Columns">The names of its columns and what the file says of their values: categorical for texts, which may be anything; <see langword="null"/> where it says nothing.</param>
/// <param name="Open">Opens the text from its header on.</param>
internal sealed record TypedRows(string Path, IReadOnlyList<(string Name, ColumnSchema? Type)> Columns, Func<TextReader> Open)
{
    /// <summary>The word for a row in messages.</summary>
    public string Unit { get; init; } = "row";

    /// <summary>Reads a table of a schema.</summary>
    /// <param name="schema">The columns; the file has exactly these, in any order.</param>
    /// <param name="format">The spellings of missing values, and whether the first column is an index.</param>
    /// <exception cref="InputException">The file does not fit; the message names row, column, value and remedy.</exception>
    public TableReading Read(TableSchema schema, TableFormat format)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Require(Path, [.. Columns.Select(c => c.Name)], schema);
        using TextReader text = Open();
        return TableFile.Noted(new RowReader(Records(text), Path, schema, CellRules.Of(format)).Read(format.IndexColumn, seen: null));
    }

    /// <summary>Reads a table whose columns nobody has described: kinds come from the file's types, and of texts from what they say.</summary>
    /// <param name="format">The spellings of missing values, and whether the first column is an index.</param>
    /// <exception cref="InputException">A column can be read in two ways; the message names row, column, value and remedy.</exception>
    public TableReading Infer(TableFormat format)
    {
        Guess guess;
        using (TextReader text = Open())
        {
            guess = SchemaGuess.Of(Records(text), Path, CellRules.Of(format), format.IndexColumn, [.. Columns.Select(c => c.Type)]);
        }

        TableReading reading = Read(guess.Schema, format with { IndexColumn = guess.HasIndex ? format.IndexColumn : false });
        return TableFile.Noted(reading with { Notes = [.. guess.Notes, .. reading.Notes] });
    }

    private CsvRecords Records(TextReader text) => new(text, Path, unit: Unit);

    /// <summary>Requires that a file has the columns of a schema; a first column without a name may be an index.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">The names of its columns.</param>
    /// <param name="schema">The schema.</param>
    /// <exception cref="InputException">It has others.</exception>
    public static void Require(string path, IReadOnlyList<string> names, TableSchema schema)
    {
        string[] lacks = [.. schema.Select(c => c.Name).Where(n => !names.Contains(n, StringComparer.Ordinal))];
        string[] extra = [.. names.Where((n, i) => schema.IndexOf(n) < 0 && !(i == 0 && HeaderMatch.NamesIndex(n)))];
        if (lacks.Length + extra.Length > 0)
        {
            string missing = lacks.Length > 0 ? $" It lacks {CellText.List(lacks, 20)}." : "";
            string more = extra.Length > 0 ? $" Of {CellText.List(extra, 20)} the schema knows nothing." : "";
            throw new InputException($"{path}: the columns of the file are not those of the schema.{missing}{more} Make both name the same columns, to the letter.");
        }
    }
}

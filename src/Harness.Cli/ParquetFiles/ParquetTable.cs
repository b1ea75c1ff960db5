using System.Globalization;
using System.Text.RegularExpressions;
using Harness.Tables;
using Harness.Tables.Raw;
using Parquet;
using Parquet.Schema;

namespace Harness.Cli.ParquetFiles;

/// <summary>Reads tables from Parquet files: the types of the file decide the kinds of columns, and the parsers of text files read the values.</summary>
internal sealed partial class ParquetTable
{
    private readonly string _path;
    private readonly List<ParquetColumn> _columns = [];
    private readonly List<string> _notes = [];

    private ParquetTable(string path, TableSchema? schema)
    {
        _path = path;
        With((reader, step) =>
        {
            IReadOnlyList<Field> fields = [];
            step(() =>
            {
                fields = reader.Schema.Fields;
                return default;
            });
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (Field field in fields)
            {
                string shown = CellText.Show(field.Name);
                if (schema?.IndexOf(field.Name) is null or < 0 && PandasIndex().IsMatch(field.Name))
                {
                    _notes.Add($"The column '{shown}' is pandas' index and was left out.");
                }
                else if (names.Add(field.Name))
                {
                    _columns.Add(ParquetColumn.Of(path, field));
                }
                else
                {
                    throw new InputException($"{path}: there are two columns '{shown}'; give each column a name of its own.");
                }
            }

            return true;
        });
        if (_columns.Count == 0)
        {
            throw new InputException($"{path}: the file has no column.");
        }
    }

    /// <summary>Whether a file is one: by its name or its first bytes.</summary>
    /// <param name="path">The file.</param>
    public static bool Is(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            Span<byte> head = stackalloc byte[4];
            return IsName(path) || (stream.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head.SequenceEqual("PAR1"u8));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What is wrong is said where the file is read.
            return false;
        }
    }

    /// <summary>Whether a file of this name would be one.</summary>
    /// <param name="path">The file.</param>
    public static bool IsName(string path) => Path.GetExtension(path).Equals(".parquet", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a table of a schema.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The columns; the file has exactly these, in any order.</param>
    /// <param name="format">The spellings of missing values.</param>
    /// <exception cref="InputException">The file cannot be read or does not fit.</exception>
    public static TableReading Read(string path, TableSchema schema, TableFormat format) => new ParquetTable(path, schema).Read(rows => rows.Read(schema, Plain(format)));

    /// <summary>Reads a table whose columns nobody has described.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">The spellings of missing values.</param>
    /// <exception cref="InputException">The file cannot be read, or a column can be read in two ways.</exception>
    public static TableReading Infer(string path, TableFormat format) => new ParquetTable(path, null).Read(rows => rows.Infer(Plain(format)));

    // Separator and encoding are a text file's; numbers have a point here whatever the CSV beside it writes.
    private static TableFormat Plain(TableFormat format) => new() { Missing = format.Missing, IndexColumn = format.IndexColumn, KeepsInvalid = format.KeepsInvalid };

    private TableReading Read(Func<TypedRows, TableReading> how) => With((reader, step) =>
    {
        new ParquetText(reader, _columns, step).Look();
        TableReading reading = how(new TypedRows(_path, [.. _columns.Select(c => (c.Name, (ColumnSchema?)c.Type))], () => new ParquetText(reader, _columns, step)));
        return TableFile.Noted(reading with { Notes = [.. _notes, .. _columns.Select(c => c.Note).OfType<string>(), .. reading.Notes] });
    });

    private T With<T>(Func<ParquetReader, Action<Func<ValueTask>>, T> work)
    {
        FileStream stream;
        try
        {
            stream = File.OpenRead(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{_path}: the file cannot be read: {e.Message}", e);
        }

        using (stream)
        {
            ParquetReader? reader = null;
            Step(async () => reader = await ParquetReader.CreateAsync(stream, new ParquetOptions { UseBigDecimal = true }, leaveStreamOpen: true).ConfigureAwait(false));
            try
            {
                return work(reader!, Step);
            }
            finally
            {
                reader!.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
    }

    private void Step(Func<ValueTask> step)
    {
        try
        {
            step().AsTask().GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not (InputException or OperationCanceledException))
        {
            // A broken file ends the library in many ways.
            throw new InputException($"{_path}: the Parquet file is broken or cut off ({CellText.Show(e.Message.ToString(CultureInfo.InvariantCulture))}). Write it again, or bring the table as CSV.", e);
        }
    }

    [GeneratedRegex("^__index_level_[0-9]+__$", RegexOptions.NonBacktracking)]
    private static partial Regex PandasIndex();
}

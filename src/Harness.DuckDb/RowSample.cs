using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Harness.Random;
using Harness.Tables;

namespace Harness.DuckDb;

/// <summary>Uniform samples of the rows of a file.</summary>
internal static class RowSample
{
    /// <summary>Draws a sample.</summary>
    /// <param name="session">The database.</param>
    /// <param name="source">The file.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="format">The spellings of missing values, and the decimal mark of text.</param>
    /// <param name="schema">The columns; found out from the sample where <see langword="null"/>.</param>
    /// <param name="real">The table beside which it stands, where there is one.</param>
    /// <exception cref="InputException">The file cannot be read or does not fit.</exception>
    public static TableReading Read(DuckSession session, RowSource source, int rows, ulong seed, TableFormat format, TableSchema? schema, Table? real)
    {
        long all = session.Rows($"SELECT count(*) FROM {source.Relation}", r => r.GetInt64(0), source.Path)[0];
        string text = Text(source, Cells(session, source, all, rows, seed));
        var typed = new TypedRows(source.Path, [.. source.Columns.Select(c => (c.Name, c.Kind))], () => new StringReader(text)) { Unit = all <= rows ? "row" : "sampled row" };
        TableFormat cells = format with { IndexColumn = false };
        TableReading reading = schema is null ? typed.Infer(cells) : typed.Read(schema, cells);
        reading = real is null ? reading : TableFile.Beside(real, reading);
        string drawn = all <= rows
            ? string.Create(CultureInfo.InvariantCulture, $"All {all:#,0} rows were read.")
            : string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} of {all:#,0} rows were drawn uniformly at random (seed {seed}).");
        return TableFile.Noted(reading with { Notes = [drawn, .. source.Notes, .. reading.Notes] });
    }

    private static List<string?[]> Cells(DuckSession session, RowSource source, long all, int rows, ulong seed)
    {
        string raw = string.Join(", ", source.Columns.Select((c, i) => $"{c.Raw} AS v{i}"));
        string texts = string.Join(", ", source.Columns.Select((c, i) => (c with { Raw = $"v{i}" }).Text));
        string numbered = $"SELECT {raw}, row_number() OVER () - 1 AS place FROM {source.Relation}";
        string some = "";
        if (all > rows)
        {
            session.Execute("CREATE OR REPLACE TABLE chosen(place BIGINT)");
            using (DuckDBAppender appender = session.Connection.CreateAppender("chosen"))
            {
                foreach (long place in Chosen(all, rows, seed))
                {
                    appender.CreateRow().AppendValue(place).EndRow();
                }
            }

            some = " WHERE place IN (SELECT place FROM chosen)";
        }

        return session.Rows(
            $"SELECT {texts} FROM ({numbered}){some} ORDER BY place",
            reader => (string?[])[.. Enumerable.Range(0, source.Columns.Count).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))],
            source.Path);
    }

    /// <summary>The rows whose words of the seed's stream are smallest: the words of a stream are all different, so no two are equal.</summary>
    private static IEnumerable<long> Chosen(long all, int rows, ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("rows");
        var smallest = new PriorityQueue<long, ulong>(rows + 1);
        for (long place = 0; place < all; place++)
        {
            ulong word = ulong.MaxValue - stream.Bits((ulong)place);
            if (smallest.Count < rows)
            {
                smallest.Enqueue(place, word);
            }
            else
            {
                smallest.EnqueueDequeue(place, word);
            }
        }

        return smallest.UnorderedItems.Select(i => i.Element).Order();
    }

    private static string Text(RowSource source, List<string?[]> rows)
    {
        // Times of one column in one form: with decimals, where some have them.
        for (int column = 0; column < source.Columns.Count; column++)
        {
            if (source.Columns[column].IsTimestamp && rows.Any(r => r[column]?.Contains('.', StringComparison.Ordinal) == true))
            {
                foreach (string?[] row in rows.Where(r => r[column] is { Length: >= 19 } time && !time.Contains('.', StringComparison.Ordinal)))
                {
                    row[column] = row[column]![..19] + ".0" + row[column]![19..];
                }
            }
        }

        var text = new StringBuilder();
        CsvTableWriter.Append(text, source.Columns.Select(c => c.Name));
        foreach (string?[] row in rows)
        {
            CsvTableWriter.Append(text, row.Select(c => c ?? ""));
        }

        return text.ToString();
    }
}

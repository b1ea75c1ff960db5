using System.Text;

namespace Harness.Tables;

/// <summary>Writes tables as CSV, so that reading gives the same table: header, comma, <c>\n</c>, an empty cell for a missing value, quotes where needed.</summary>
public static class CsvTableWriter
{
    /// <summary>The table as CSV text.</summary>
    /// <param name="table">The table.</param>
    public static string Write(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        Append(text, table.Schema.Select(c => c.Name));
        for (int row = 0; row < table.RowCount; row++)
        {
            int current = row;
            Append(text, table.Columns.Select(c => c.Format(current)));
        }

        return text.ToString();
    }

    /// <summary>Appends a line, cells quoted where needed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cells">The cells.</param>
    internal static void Append(StringBuilder text, IEnumerable<string> cells)
    {
        int count = 0;
        int start = text.Length;
        foreach (string cell in cells)
        {
            text.Append(count++ > 0 ? "," : "");
            Append(text, cell);
        }

        // A byte-order mark that begins a name must not begin the file, and a row of one missing value would be a blank line.
        text.Append(count == 1 && text.Length == start ? "\"\"\n" : "\n");
    }

    /// <summary>Appends a cell, quoted where needed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cell">The cell.</param>
    internal static void Append(StringBuilder text, string cell)
    {
        if (cell.AsSpan().IndexOfAny(",\"\r\n\uFEFF") >= 0)
        {
            text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            text.Append(cell);
        }
    }
}

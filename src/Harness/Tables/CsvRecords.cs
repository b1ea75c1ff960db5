namespace Harness.Tables;

/// <summary>
/// The raw records of a CSV text: its lines, except that a quoted cell may hold line breaks. RFC 4180, and as in other
/// readers a quote inside a cell that does not begin with one is a letter.
/// </summary>
internal sealed class CsvRecords
{
    private CsvRecords(List<string> texts, List<int> lines)
    {
        Texts = texts;
        Lines = lines;
    }

    /// <summary>The raw text of each record without its line end, quotes in order; the header is the first. At least one.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The one-based line of the file on which each record starts.</summary>
    public IReadOnlyList<int> Lines { get; }

    /// <summary>Splits a text. Blank lines at its end are left out, unless the header has a single cell, where a blank line is a missing value.</summary>
    /// <param name="text">The text of a whole file; a byte-order mark is passed over.</param>
    /// <param name="source">The name of the text in error messages: the path of its file.</param>
    /// <exception cref="InputException">There is no header, or quotes or line ends are out of order.</exception>
    public static CsvRecords Split(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        var texts = new List<string>();
        var lines = new List<int>();
        int start = text.StartsWith('\uFEFF') ? 1 : 0;
        int line = 1;
        int startLine = 1;
        int headerCells = 1;
        Place place = Place.CellStart;
        for (int i = start; i < text.Length; i++)
        {
            char letter = text[i];
            line += letter == '\n' ? 1 : 0;
            if (place == Place.Quoted)
            {
                place = letter == '"' ? Place.Closed : place;
            }
            else if (letter == '\n')
            {
                Add(i > start && text[i - 1] == '\r' ? i - 1 : i);
                start = i + 1;
                startLine = line;
                place = Place.CellStart;
            }
            else if (letter == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n')
                {
                    throw new InputException($"{source}, line {line}: a carriage return stands alone. Save the file with line ends \\n or \\r\\n; put a cell that holds one between quotes.");
                }
            }
            else
            {
                headerCells += letter == ',' && texts.Count == 0 ? 1 : 0;
                place = (letter, place) switch
                {
                    (',', _) => Place.CellStart,
                    ('"', Place.CellStart or Place.Closed) => Place.Quoted,
                    (_, Place.Closed) => throw new InputException($"{source}, line {line}: '{letter}' follows a closing quote, where a comma or the line's end belongs. Inside a quoted cell, write each quote twice."),
                    _ => Place.Plain,
                };
            }
        }

        if (place == Place.Quoted)
        {
            throw new InputException($"{source}, line {startLine}: a cell of this row opens a quote that nothing closes. Close it; inside a quoted cell, write each quote twice.");
        }

        if (start < text.Length)
        {
            Add(text.Length);
        }

        if (texts.Count == 0 || texts[0].Length == 0)
        {
            throw new InputException($"{source}: {(texts.Count == 0 ? "the file is empty" : "the first line is blank")}; it needs a header line with the column names, then one line a row.");
        }

        while (texts[^1].Length == 0 && headerCells > 1)
        {
            texts.RemoveAt(texts.Count - 1);
            lines.RemoveAt(lines.Count - 1);
        }

        return new CsvRecords(texts, lines);

        void Add(int end)
        {
            texts.Add(text[start..end]);
            lines.Add(startLine);
        }
    }

    private enum Place
    {
        CellStart,
        Plain,
        Quoted,
        Closed,
    }
}

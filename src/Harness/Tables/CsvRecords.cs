namespace Harness.Tables;

/// <summary>The raw records of a CSV text: its lines, except that a quoted field may contain line breaks.</summary>
internal sealed class CsvRecords
{
    private CsvRecords(List<string> texts, List<int> lines)
    {
        Texts = texts;
        Lines = lines;
    }

    /// <summary>The raw text of each record without its line end; the header is the first.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The one-based line of the file on which each record starts.</summary>
    public IReadOnlyList<int> Lines { get; }

    /// <summary>Splits a text. Blank lines at its end are left out, unless the header has a single field, where a blank line is a missing value.</summary>
    /// <param name="text">The text of a whole file.</param>
    public static CsvRecords Split(string text)
    {
        var texts = new List<string>();
        var lines = new List<int>();
        int start = 0;
        int line = 1;
        int startLine = 1;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == '\n')
            {
                line++;
                if (!quoted)
                {
                    Add(i);
                    start = i + 1;
                    startLine = line;
                }
            }
        }

        if (start < text.Length)
        {
            Add(text.Length);
        }

        bool blankIsValue = texts.Count > 0 && !texts[0].Contains(',', StringComparison.Ordinal);
        while (texts.Count > 1 && texts[^1].Length == 0 && !blankIsValue)
        {
            texts.RemoveAt(texts.Count - 1);
            lines.RemoveAt(lines.Count - 1);
        }

        return new CsvRecords(texts, lines);

        void Add(int end)
        {
            if (end > start && text[end - 1] == '\r')
            {
                end--;
            }

            texts.Add(text[start..end]);
            lines.Add(startLine);
        }
    }
}

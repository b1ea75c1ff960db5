namespace Harness.Tables.Raw;

/// <summary>Finds the letter between the cells of a text.</summary>
internal static class Separators
{
    private const int MostRecords = 200;

    /// <summary>The letters that are looked for.</summary>
    public static ReadOnlySpan<char> Candidates => [',', ';', '\t', '|'];

    /// <summary>The letter that a first line <c>sep=;</c> names, as spreadsheets write it.</summary>
    /// <param name="head">The first letters of the text.</param>
    public static char? Named(string head) =>
        head.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && head.Length > 5 && head[5] is '\n' or '\r' ? head[4] : null;

    /// <summary>The letter that splits the header into names that are known.</summary>
    /// <param name="head">The first letters of the text.</param>
    /// <param name="names">The names of the columns.</param>
    /// <returns>The letter under which most names are found; a comma where none is found under any.</returns>
    public static char ByNames(string head, IReadOnlySet<string> names)
    {
        char best = ',';
        int most = -1;
        foreach (char candidate in Candidates)
        {
            int known = First(head, candidate).Count(n => names.Contains(n.Trim()));
            if (known > most)
            {
                (best, most) = (candidate, known);
            }
        }

        return best;
    }

    /// <summary>The letter that splits the first rows into as many cells as the header, and more than one.</summary>
    /// <param name="head">The first letters of the text.</param>
    /// <param name="isWhole">Whether they are all.</param>
    /// <returns>The letters between which the first rows do not decide: one where they do.</returns>
    public static IReadOnlyList<char> ByRows(string head, bool isWhole)
    {
        var shares = new List<(char Letter, double Share)>();
        foreach (char candidate in Candidates)
        {
            List<int> counts = Counts(head, candidate, isWhole, out bool inOrder);
            if (counts is [> 1, ..])
            {
                shares.Add((candidate, counts.Count(c => c == counts[0]) / (double)counts.Count * (inOrder ? 1 : 0.5)));
            }
        }

        double best = shares.Count == 0 ? 0 : shares.Max(s => s.Share);
        return shares.Count == 0 ? [','] : [.. shares.Where(s => s.Share == best).Select(s => s.Letter)];
    }

    /// <summary>The letter that splits all first rows evenly into more than one cell, where one does.</summary>
    /// <param name="head">The first letters of the text.</param>
    /// <param name="isWhole">Whether they are all.</param>
    public static char? ByAllRows(string head, bool isWhole)
    {
        char[] even = [.. Candidates.ToArray().Where(c => Counts(head, c, isWhole, out bool inOrder) is [> 1, _, ..] counts && inOrder && counts.All(n => n == counts[0]))];
        return even is [var only] ? only : null;
    }

    private static IEnumerable<string> First(string head, char separator)
    {
        var records = new CsvRecords(new StringReader(head), "", separator: separator);
        try
        {
            return records.Read() ? [.. Enumerable.Range(0, records.Count).Select(i => records.Cell(i).ToString())] : [];
        }
        catch (InputException)
        {
            return [];
        }
    }

    /// <summary>Number of cells of the first row.</summary>
    /// <param name="head">The first letters of the text.</param>
    /// <param name="separator">The letter between cells.</param>
    public static int CellsOfHeader(string head, char separator) => First(head, separator).Count();

    private static List<int> Counts(string head, char separator, bool isWhole, out bool inOrder)
    {
        inOrder = true;
        var counts = new List<int>();
        var records = new CsvRecords(new StringReader(head), "", separator: separator);
        try
        {
            while (counts.Count < MostRecords && records.Read())
            {
                if (!records.Text.IsEmpty)
                {
                    counts.Add(records.Count);
                }
            }
        }
        catch (InputException e)
        {
            // The head may end within quotes.
            inOrder = !isWhole && e.Message.Contains("nothing closes", StringComparison.Ordinal);
        }

        if (!isWhole && counts.Count is > 1 and < MostRecords)
        {
            counts.RemoveAt(counts.Count - 1);
        }

        return counts;
    }
}

using System.Text;
using Harness.Tables.Raw;

namespace Harness.Tests.Tables;

/// <summary>RFC 4180 read plainly, one letter after another: what the fast reader has to agree with.</summary>
internal static class LetterByLetter
{
    private enum Place
    {
        CellStart,
        Plain,
        Quoted,
        Closed,
    }

    /// <summary>Each record as a text: its line, its raw text and its cells. What is wrong with the text is the last.</summary>
    public static List<string> Read(string text)
    {
        var records = new List<string>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        int start = text.StartsWith('\uFEFF') ? 1 : 0;
        int line = 1;
        int startLine = 1;
        Place place = Place.CellStart;
        for (int i = start; i < text.Length; i++)
        {
            char letter = text[i];
            line += letter == '\n' ? 1 : 0;
            if (place == Place.Quoted)
            {
                place = letter == '"' ? Place.Closed : place;
                cell.Append(letter == '"' ? "" : letter);
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
                    return [.. records, $"line {line}: a carriage return stands alone."];
                }
            }
            else if (letter == ',')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                place = Place.CellStart;
            }
            else if (letter == '"' && place != Place.Plain)
            {
                cell.Append(place == Place.Closed ? "\"" : "");
                place = Place.Quoted;
            }
            else if (place == Place.Closed)
            {
                return [.. records, $"line {line}: '{CellText.Show(letter)}' follows a closing quote,"];
            }
            else
            {
                cell.Append(letter);
                place = Place.Plain;
            }
        }

        if (place == Place.Quoted)
        {
            return [.. records, $"line {startLine}: a cell of this row opens a quote that nothing closes."];
        }

        if (start < text.Length)
        {
            Add(text.Length);
        }

        return records;

        void Add(int end)
        {
            cells.Add(cell.ToString());
            records.Add(Show(startLine, text.AsSpan(start, end - start), cells));
            cells.Clear();
            cell.Clear();
        }
    }

    /// <summary>A record as a text.</summary>
    public static string Show(int line, ReadOnlySpan<char> text, IEnumerable<string> cells) => $"{line}: {text} = {string.Join('|', cells)}";
}

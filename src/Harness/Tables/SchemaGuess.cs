using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Finds out the columns of a text that nobody has described.</summary>
internal static class SchemaGuess
{
    /// <summary>Reads all rows and decides on the kind of each column.</summary>
    /// <param name="records">The text, before its header.</param>
    /// <param name="source">The name of the text in messages: the path of its file.</param>
    /// <param name="rules">How cells are read.</param>
    /// <param name="index">Whether the first column is an index; found out where not told.</param>
    /// <param name="typed">What the file itself says of each column; <see langword="null"/> of one whose values decide.</param>
    /// <exception cref="InputException">The header has no usable names, or a column can be read in two ways.</exception>
    public static Guess Of(CsvRecords records, string source, CellRules rules, bool? index, IReadOnlyList<ColumnSchema?>? typed = null)
    {
        if (!records.Read() || records.Text.IsEmpty)
        {
            throw new InputException($"{source}: the {(records.Count == 0 ? "file is empty" : "first line is blank")}; {RowReader.NeedsHeader}");
        }

        string[] header = [.. Enumerable.Range(0, records.Count).Select(i => records.Cell(i).ToString())];
        bool hasIndex = header.Length > 1 && (index ?? HeaderMatch.NamesIndex(header[0]));
        string[] names = header[(hasIndex ? 1 : 0)..];
        if (Mistake(header, names, hasIndex ? 1 : 0) is { } mistake)
        {
            throw new InputException($"{source}, line 1: {mistake}");
        }

        ColumnGuess[] columns = [.. names.Select(name => new ColumnGuess(name, rules, records.Unit))];
        while (records.Read())
        {
            // What is wrong with a row is said when it is read as a table.
            if (records.Count == header.Length && !(records.Text.IsEmpty && header.Length > 1))
            {
                for (int i = 0; i < columns.Length; i++)
                {
                    columns[i].Add(records.Cell(i + header.Length - columns.Length), records.Line);
                }
            }
        }

        var notes = new List<string>();
        var kinds = new List<ColumnSchema>();
        for (int i = 0; i < columns.Length; i++)
        {
            KindDecision decision = KindDecision.Of(columns[i]).Typed(typed?[i + header.Length - columns.Length], columns[i]);
            if (decision.Complaint is { } complaint)
            {
                throw new InputException($"{source}, {complaint}");
            }

            kinds.Add(decision.Schema);
            notes.AddRange(decision.Notes);
        }

        string told = string.Join(", ", kinds.GroupBy(k => k.Kind).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Word(g.Key)}"));
        return new Guess(new TableSchema(kinds), hasIndex, [$"No schema was given; from {(typed?.Any(t => t is not null) != true ? "the values" : "types and values")}, the columns were read as {told} ({columns[0].Rows} {(columns[0].Rows == 1 ? "row" : "rows")}).", .. notes]);
    }

    private static string? Mistake(string[] header, string[] names, int first)
    {
        int empty = Array.FindIndex(names, string.IsNullOrWhiteSpace);
        if (empty >= 0)
        {
            return $"column {empty + first + 1} of {header.Length} has no name in the header; give it one, or remove it{(empty == names.Length - 1 ? " (or the separator at the end of each line)" : "")}.";
        }

        // Years are names of columns; numbers with a fraction are not.
        string[] fractions = [.. names.Where(n => NumberText.TryParse(n, '.', out double number) && n.Contains('.', StringComparison.Ordinal) && double.IsFinite(number))];
        return names.Length < 2 ? HeaderMatch.Twice(header)
            : names.All(n => NumberText.TryParse(n, '.', out _)) ? $"the first line holds numbers only ({CellText.List(names, 3)}), so it seems to be a row; {RowReader.NeedsHeader}"
            : fractions.Length > 0 ? $"the first line holds {CellText.List(fractions, 3)}, so it seems to be a row; {RowReader.NeedsHeader}"
            : HeaderMatch.Twice(header);
    }

    private static string Word(ColumnKind kind) => kind switch
    {
        ColumnKind.Numerical => "numerical",
        ColumnKind.Categorical => "categorical",
        ColumnKind.Boolean => "boolean",
        ColumnKind.DateTime => "datetime",
        _ => "id",
    };
}

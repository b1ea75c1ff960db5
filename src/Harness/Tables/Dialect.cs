using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>The letter between the cells of a text.</summary>
/// <param name="Separator">The letter.</param>
/// <param name="NamesItself">Whether the first line names it, as in <c>sep=;</c>.</param>
/// <param name="Note">What was found out where it is no comma.</param>
internal sealed record Dialect(char Separator, bool NamesItself, string? Note)
{
    /// <summary>Finds the letter.</summary>
    /// <param name="head">The first letters of the text.</param>
    /// <param name="source">The name of the text in messages.</param>
    /// <param name="schema">The columns, where they are known.</param>
    /// <param name="declared">The letter where a person names it.</param>
    /// <exception cref="InputException">It cannot be told, or is none that can stand between cells.</exception>
    public static Dialect Of(string head, string source, TableSchema? schema, char? declared)
    {
        char? named = Separators.Named(head);
        if ((declared ?? named) is { } letter)
        {
            if (letter is >= (char)128 or '"' or '\n' or '\r' || char.IsLetterOrDigit(letter))
            {
                throw new InputException($"{source}: '{CellText.Show(letter)}' cannot stand between cells; use a comma, a semicolon, a tab or a bar (|).");
            }

            if (declared is not null && schema is null && Separators.CellsOfHeader(head, letter) == 1 && Separators.ByAllRows(head, isWhole: head.Length < TextSource.FullHead) is { } better)
            {
                throw new InputException($"{source}, line 1: with a {CellText.Name(letter)} between cells there is one column; with a {CellText.Name(better)} there are {Separators.CellsOfHeader(head, better)}, in each of the first rows. Name that one (--separator), or leave it to be found out.");
            }

            return new Dialect(letter, named is not null, declared is null ? $"Read with a {CellText.Name(letter)} between cells, which the first line names." : null);
        }

        char found = schema is null
            ? ByRows(head, source)
            : Separators.ByNames(head, schema.Select(c => c.Name).ToHashSet(StringComparer.Ordinal));
        return new Dialect(found, false, found == ',' ? null : $"Read with a {CellText.Name(found)} between cells (detected).");
    }

    /// <summary>The records of the text, before its header.</summary>
    /// <param name="text">The text from its start on.</param>
    /// <param name="source">The name of the text in messages.</param>
    public CsvRecords Open(TextReader text, string source)
    {
        var records = new CsvRecords(text, source, separator: Separator);
        if (NamesItself)
        {
            records.Read();
        }

        return records;
    }

    private static char ByRows(string head, string source)
    {
        IReadOnlyList<char> found = Separators.ByRows(head, isWhole: head.Length < TextSource.FullHead);
        return found.Count == 1
            ? found[0]
            : throw new InputException($"{source}, line 1: the rows split evenly at each {string.Join(" and each ", found.Select(CellText.Name))}, so it is not clear which stands between cells. Name it (--separator).");
    }
}

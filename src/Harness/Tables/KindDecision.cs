using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>The kind that a column gets where nobody has described it.</summary>
/// <param name="Schema">Name and kind.</param>
/// <param name="Complaint">Why there is none, with its place; <see langword="null"/> where there is one.</param>
/// <param name="Notes">What a person may want to check.</param>
internal sealed record KindDecision(ColumnSchema Schema, string? Complaint, IReadOnlyList<string> Notes)
{
    // A table of fewer rows does not tell names of rows from labels.
    private const int FewestForNames = 20;
    private const int FewCodes = 10;

    // With this share of numbers (or dates) and at most so many other texts, those stand for missing values or are mistakes.
    private const double Nearly = 0.9;
    private const int FewOthers = 2;

    /// <summary>Decides.</summary>
    /// <param name="column">What its cells are.</param>
    public static KindDecision Of(ColumnGuess column)
    {
        if (column.Present == 0)
        {
            return Told(column, ColumnKind.Numerical, column.Rows == 0 ? "there is no row" : $"no row has a value{(column.Spelled > 0 ? $" (all are empty or '{column.Spelling}')" : "")}");
        }

        if (Boolean(column) is { } boolean)
        {
            return boolean;
        }

        if (column.Numbers == column.Present)
        {
            return Numbers(column);
        }

        if (column.IsoDates == column.Present)
        {
            return As(column, ColumnKind.DateTime, IsoForm.Of(column.Iso), []);
        }

        if (column.Formats.Count > 0)
        {
            return OtherDates(column);
        }

        return Mark(column) ?? Odd(column) ?? Texts(column);
    }

    /// <summary>The decision where the file says what kind of values a column has: numbers may still name rows, and texts are decided by what they say.</summary>
    /// <param name="type">What the file says.</param>
    /// <param name="column">What its cells are.</param>
    public KindDecision Typed(ColumnSchema? type, ColumnGuess column) => (type?.Kind, Schema.Kind) switch
    {
        (null, _) => this,
        (ColumnKind.Categorical, _) when column.Present > 0 => this,
        (ColumnKind.Numerical, ColumnKind.Id or ColumnKind.Categorical) when column.Present > 0 => this,
        var (typed, decided) when typed == decided && column.Present > 0 => this,
        _ => As(column, type!.Kind, type.DateTimeFormat, []),
    };

    private static KindDecision? Boolean(ColumnGuess column)
    {
        if (column.Words is not { Count: > 0 } words || words.Select(w => BooleanWords.PairOf(w)).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            return null;
        }

        bool both = words.Select(w => BooleanWords.Code(w)).Distinct().Count() == 2;
        bool isNumber = column.Numbers == column.Present;
        return (both, isNumber) switch
        {
            (true, true) => Told(column, ColumnKind.Boolean, "its values are 0 and 1", "numerical if they are counts"),
            (true, false) => As(column, ColumnKind.Boolean, null, []),
            _ => words.Contains("true") || words.Contains("false") ? Told(column, ColumnKind.Boolean, $"every value is '{column.First.Cell}'") : null,
        };
    }

    private static KindDecision Numbers(ColumnGuess column)
    {
        if (column.HasLeadingZero || column.Inexact is not null)
        {
            string why = column.Inexact is { } digits ? $"'{CellText.Show(digits)}' has more digits than a number keeps" : "some numbers begin with 0, as codes do";
            return column.AllNumbersDistinct && column.Present >= 2
                ? Told(column, ColumnKind.Id, $"{why}, and no value occurs twice")
                : Told(column, ColumnKind.Categorical, why);
        }

        bool isUnique = column.AllWhole && column.AllNumbersDistinct && column.Present == column.Rows;
        if (isUnique && (IsIdName(column.Name) || (column.Counts && column.Rows >= FewestForNames)))
        {
            return Told(column, ColumnKind.Id, column.Counts ? "it counts the rows" : "its whole numbers differ in every row, and so its name says", "numerical if it is measured");
        }

        string[] notes = (column.AllWhole, column.DistinctNumbers) switch
        {
            (_, 1) => [Note(column, "numerical", $"every value is {column.First.Cell}", "")],
            (true, <= FewCodes) when column.Present >= 5 * column.DistinctNumbers => [Note(column, "numerical", $"it has {column.DistinctNumbers} whole numbers, {column.Least} to {column.Most}", "categorical if they are codes without an order")],
            (true, _) when AreDays(column) => [Note(column, "numerical", "its whole numbers look like dates without separators", "datetime with the datetime_format %Y%m%d if they are")],
            _ => [],
        };
        return As(column, ColumnKind.Numerical, null, notes);
    }

    private static KindDecision OtherDates(ColumnGuess column)
    {
        string name = CellText.Show(column.Name);
        DateTimeFormat[] formats = [.. column.Formats];
        if (Tables.OtherDates.AreSwapped(formats))
        {
            return new KindDecision(
                new ColumnSchema(column.Name, ColumnKind.Categorical),
                $"{column.Unit} {column.First.Line}, column '{name}': '{CellText.Show(column.First.Cell)}' may be read as {formats[0].Pattern} or {formats.First(f => f.Pattern[1] != formats[0].Pattern[1]).Pattern}, and no row tells which. Write the dates like 2024-02-29, or give a schema with the column's datetime_format.",
                []);
        }

        return As(column, ColumnKind.DateTime, formats[0], [$"Column '{name}': '{CellText.Show(column.First.Cell)}' and all other values are read as dates in the format {formats[0].Pattern}."]);
    }

    /// <summary>A column that is numbers, but for the decimal mark that was declared.</summary>
    private static KindDecision? Mark(ColumnGuess column)
    {
        if (column.OtherMark == 0 || column.Numbers + column.OtherMark < Nearly * column.Present)
        {
            return null;
        }

        (string cell, int line) = column.FirstText!.Value;
        return new KindDecision(
            new ColumnSchema(column.Name, ColumnKind.Categorical),
            $"{column.Unit} {line}, column '{CellText.Show(column.Name)}': '{CellText.Show(cell)}' is a number with another decimal mark than the one that was named (--decimal). Name the other one, or leave it to be found out; or give a schema in which the column is categorical.",
            []);
    }

    /// <summary>A column that is numbers or dates but for a cell or two of another kind.</summary>
    private static KindDecision? Odd(ColumnGuess column)
    {
        bool numbers = column.Numbers >= Nearly * column.Present && column.Texts.Count <= FewOthers && column.DistinctNumbers > FewCodes;
        bool dates = column.IsoDates >= Nearly * column.Present && column.Distinct > FewCodes;
        bool units = column.Units >= Nearly * column.Present && column.Distinct > 2 * FewCodes;
        if (!numbers && !dates && !units)
        {
            return null;
        }

        (string cell, int line) = numbers || units ? column.FirstText!.Value : column.FirstOther!.Value;
        string what = numbers ? $"{column.Numbers} of {column.Present} values are numbers" : dates ? $"{column.IsoDates} of {column.Present} values are ISO dates" : "its values are numbers with a sign or unit";
        string remedy = units && !numbers
            ? "Write numbers only, like 1234.5; or give a schema in which the column is categorical"
            : $"If it means missing, say so (--missing {Quoted(cell)}); else correct it, or give a schema in which the column is categorical";
        return new KindDecision(new ColumnSchema(column.Name, ColumnKind.Categorical), $"{column.Unit} {line}, column '{CellText.Show(column.Name)}': {what}, but '{CellText.Show(cell)}' {(units && !numbers ? "is no number" : "is not")}. {remedy}.", []);
    }

    private static KindDecision Texts(ColumnGuess column)
    {
        if (column.Addresses == column.Present)
        {
            return new KindDecision(new ColumnSchema(column.Name, ColumnKind.Id) { Personal = PersonalKind.Own }, null, [Note(column, "id", "its values are e-mail addresses", "categorical if they are to be measured")]);
        }

        int labels = column.Distinct;
        if (labels == column.Present && (column.Present >= FewestForNames || (IsIdName(column.Name) && column.Present > 1)))
        {
            return Told(column, ColumnKind.Id, "no value occurs twice", "categorical if they are labels");
        }

        string[] notes = (labels, column.Numbers) switch
        {
            (1, _) when column.Spelled == 0 => [Note(column, "categorical", $"every value is '{CellText.Show(column.First.Cell)}'", "")],
            (_, > 0) => [Note(column, "categorical", $"{column.Numbers} of {column.Present} values are numbers, but '{CellText.Show(column.FirstText!.Value.Cell)}' ({column.Unit} {column.FirstText.Value.Line}) is not", "")],
            _ when labels > column.Present / 2 && labels > FewCodes => [Note(column, "categorical", $"it has {labels} labels in {column.Present} rows", "id if they name or describe a row")],
            _ => [],
        };
        return As(column, ColumnKind.Categorical, null, notes);
    }

    private static bool AreDays(ColumnGuess column) => column is { Least: >= 19000101, Most: <= 21001231, DistinctNumbers: > FewCodes };

    private static bool IsIdName(string name) =>
        name.Equals("id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_id", StringComparison.OrdinalIgnoreCase) || name.EndsWith(" id", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("-id", StringComparison.OrdinalIgnoreCase) || (name.Length > 2 && (name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("ID", StringComparison.Ordinal)) && char.IsLower(name[^3]))
        || name.Equals("uuid", StringComparison.OrdinalIgnoreCase) || name.Equals("guid", StringComparison.OrdinalIgnoreCase);

    private static KindDecision As(ColumnGuess column, ColumnKind kind, DateTimeFormat? format, IReadOnlyList<string> notes) => new(new ColumnSchema(column.Name, kind, format), null, notes);

    private static KindDecision Told(ColumnGuess column, ColumnKind kind, string why, string or = "") => As(column, kind, null, [Note(column, kind.ToString().ToLowerInvariant(), why, or)]);

    private static string Note(ColumnGuess column, string kind, string why, string or) =>
        $"Column '{CellText.Show(column.Name)}' is read as {kind}: {why}.{(or.Length > 0 ? $" Say {or} (sdtype, in a schema)." : "")}";

    private static string Quoted(string cell) => cell.Any(c => !char.IsAsciiLetterOrDigit(c)) ? $"\"{CellText.Show(cell)}\"" : cell;
}

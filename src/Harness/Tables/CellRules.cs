using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>How the cells of a file are read.</summary>
internal sealed record CellRules
{
    /// <summary>The plain form and nothing else, as <see cref="CsvTableReader"/> reads it.</summary>
    public static CellRules Plain { get; } = new() { IsPlain = true };

    /// <summary>Whether only an empty cell is a missing value, and only a point a decimal mark.</summary>
    public bool IsPlain { get; private init; }

    /// <summary>Texts that are missing values in every column.</summary>
    public IReadOnlySet<string> Missing { get; init; } = new HashSet<string>();

    /// <summary>The decimal mark, where a person names it.</summary>
    public char? DecimalMark { get; init; }

    /// <summary>Whether dates that cannot be read are invalid cells, where most can, and no error.</summary>
    public bool KeepsInvalid { get; init; }

    /// <summary>Whether a program was told to write this form, so that no option names another.</summary>
    public bool IsAgreed { get; init; }

    /// <summary>The rules of a format.</summary>
    /// <param name="format">The format.</param>
    /// <exception cref="InputException">The decimal mark is neither a point nor a comma.</exception>
    public static CellRules Of(TableFormat format) => format.DecimalMark is null or '.' or ','
        ? new CellRules { KeepsInvalid = format.KeepsInvalid, IsAgreed = format.IsAgreed, Missing = new HashSet<string>(format.Missing ?? [], StringComparer.Ordinal), DecimalMark = format.DecimalMark }
        : throw new InputException($"The decimal mark '{CellText.Show(format.DecimalMark.Value)}' is not known; use '.' or ','.");

    /// <summary>Whether a text is a missing value in a column of numbers, dates or booleans.</summary>
    /// <param name="text">The text without blanks around it.</param>
    public bool IsMissing(ReadOnlySpan<char> text) =>
        !IsPlain && (text.IsEmpty || MissingSpellings.IsWellKnown(text) || (Missing.Count > 0 && Missing.Contains(text.ToString())));
}

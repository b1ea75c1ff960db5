using System.Text;

namespace Harness.Tables;

/// <summary>How a text file writes a table. What is not told is found out from the file, and said in a note.</summary>
public sealed record TableFormat
{
    /// <summary>The letter between cells.</summary>
    /// <value>Default: that of <c>, ; | </c> and the tab that splits the header into the columns, or the first rows evenly.</value>
    public char? Separator { get; init; }

    /// <summary>How letters are stored.</summary>
    /// <value>Default: what a byte-order mark says, else UTF-8, else UTF-16 where its zeros show, else Windows-1252 where nothing speaks against it.</value>
    public Encoding? Encoding { get; init; }

    /// <summary>The mark before the decimals of a number: <c>.</c> or <c>,</c>.</summary>
    /// <value>Default: a point; a comma where all numbers of the file that have decimals write one.</value>
    public char? DecimalMark { get; init; }

    /// <summary>Texts that mean a missing value in every column, labels too, beside the empty cell.</summary>
    /// <value>Default: none. <c>NA, N/A, #N/A, &lt;NA&gt;, nan, NaN, NaT, None</c> and <c>null</c> always do in columns of numbers, dates and booleans.</value>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>Whether the first column numbers the rows, as pandas writes its index, and is left out.</summary>
    /// <value>Default: where it has no name (or <c>Unnamed: 0</c>), no column of the schema is named so, and it counts 0, 1, 2, … or 1, 2, 3, …</value>
    public bool? IndexColumn { get; init; }

    /// <summary>Whether dates that cannot be read are kept as invalid cells, where most can: so a synthetic table is read, not a real one. Default not.</summary>
    internal bool KeepsInvalid { get; init; }

    /// <summary>Whether a program was told to write this form: messages say what to write, and name no option. Default not.</summary>
    internal bool IsAgreed { get; init; }
}

using System.Text.RegularExpressions;
using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>The values of a column that do not match its <c>regex_format</c>.</summary>
/// <param name="Count">How many.</param>
/// <param name="Present">Number of all values.</param>
/// <param name="Examples">The first rows with up to three different ones, zero-based.</param>
internal sealed record PatternMatch(int Count, int Present, IReadOnlyList<(int Row, string Text)> Examples)
{
    private const int MostExamples = 3;

    /// <summary>Their share of all values; 0 where there is none.</summary>
    public double Share => Present == 0 ? 0 : (double)Count / Present;

    /// <summary>Holds each value against an expression.</summary>
    /// <param name="expression">The expression of a <see cref="ColumnSchema.Pattern"/>.</param>
    /// <param name="column">The column.</param>
    /// <exception cref="InputException">A value takes too long.</exception>
    public static PatternMatch Of(Regex expression, CategoricalColumn column)
    {
        // Each text is matched once, and only if a row has it: a part of a table keeps the levels of all.
        var matches = new bool?[column.Levels.Count];
        var shown = new bool[column.Levels.Count];
        var examples = new List<(int, string)>();
        int count = 0;
        for (int row = 0; row < column.Length; row++)
        {
            if (column.Codes[row] is >= 0 and var code && !(matches[code] ??= Matches(column.Schema, expression, column.Levels[code])))
            {
                count++;
                if (examples.Count < MostExamples && !shown[code])
                {
                    shown[code] = true;
                    examples.Add((row, column.Levels[code]));
                }
            }
        }

        return new PatternMatch(count, column.Length - column.MissingCount, examples);
    }

    /// <summary>A note for each column of a real table whose own values do not all match.</summary>
    /// <param name="real">The table.</param>
    /// <exception cref="InputException">A value takes too long.</exception>
    public static IEnumerable<string> Notes(Table real)
    {
        foreach (CategoricalColumn column in real.Columns.OfType<CategoricalColumn>().Where(c => c.Schema.Pattern is not null))
        {
            if (Of(WholePattern.Of(column.Schema.Pattern!), column) is { Count: > 0 } off)
            {
                yield return $"Column '{CellText.Show(column.Name)}': {off.Count} of {off.Present} values of the real table do not match its regex_format '{column.Schema.Pattern}' (first: row {off.Examples[0].Row + 1}); as many are allowed to synthetic rows.";
            }
        }
    }

    /// <summary>Number and examples: <c>2 of 9 values (row 4: K-1, row 7: 12)</c>.</summary>
    public override string ToString() => $"{Count} of {Present} values ({string.Join(", ", Examples.Select(e => $"row {e.Row + 1}: {CellText.Show(e.Text)}"))})";

    private static bool Matches(ColumnSchema schema, Regex expression, string value)
    {
        try
        {
            return expression.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new InputException($"Column '{CellText.Show(schema.Name)}': holding the value '{CellText.Show(value)}' against its regex_format '{schema.Pattern}' took more than {WholePattern.Limit.TotalSeconds:0} s. Write a pattern without nested repetitions, or leave it out.");
        }
    }
}

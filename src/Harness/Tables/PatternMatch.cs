using System.Diagnostics;
using System.Runtime.CompilerServices;
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
    private const int MostMilliseconds = 2000;

    // A machine with other work may stand still within any match: so much of one is laid to the pattern.
    private const double MostOfOne = 100;
    private const byte Unknown = 0;
    private const byte Right = 1;
    private const byte Wrong = 2;

    // Each text is matched once, and only if a row has it: the same labels are asked of again and again, of all rows and of parts, which keep the levels of all.
    private static readonly ConditionalWeakTable<IReadOnlyList<string>, Verdicts> Known = [];

    /// <summary>Their share of all values; 0 where there is none.</summary>
    public double Share => Present == 0 ? 0 : (double)Count / Present;

    /// <summary>Holds each value against an expression.</summary>
    /// <param name="expression">The expression of a <see cref="ColumnSchema.Pattern"/>.</param>
    /// <param name="column">The column.</param>
    /// <exception cref="InputException">A value takes too long, or all of them do.</exception>
    public static PatternMatch Of(Regex expression, CategoricalColumn column)
    {
        byte[] verdicts = Known.GetValue(column.Levels, levels => new Verdicts(column.Schema.Pattern, new byte[levels.Count])) is var known && known.Pattern == column.Schema.Pattern ? known.OfLevel : new byte[column.Levels.Count];
        var shown = new bool[column.Levels.Count];
        var examples = new List<(int, string)>();
        double milliseconds = 0;
        int matched = 0;
        int count = 0;
        for (int row = 0; row < column.Length; row++)
        {
            if (column.Codes[row] is not (>= 0 and var code))
            {
                continue;
            }

            if (verdicts[code] == Unknown)
            {
                long start = Stopwatch.GetTimestamp();
                verdicts[code] = Matches(column.Schema, expression, column.Levels[code]) ? Right : Wrong;
                milliseconds += Math.Min(MostOfOne, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                matched++;
                if (milliseconds > Math.Max(MostMilliseconds, matched))
                {
                    throw TooLong(column.Schema, $"{matched} values", $"more than {milliseconds / 1000:0} s");
                }
            }

            if (verdicts[code] == Wrong)
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
    public static IEnumerable<string> Notes(Table real) => Off(real).Select(c =>
        $"Column '{CellText.Show(c.Schema.Name)}': {c.Match.Count} of {c.Match.Present} values of the real table do not match its regex_format '{Short(c.Schema.Pattern!)}' (first: row {c.Match.Examples[0].Row + 1}); as many are allowed to synthetic rows.");

    /// <summary>A note for each column of a table that was made whose values do not all match: patterns can be held against more than can be made by them.</summary>
    /// <param name="synthetic">The table.</param>
    /// <exception cref="InputException">A value takes too long.</exception>
    public static IEnumerable<string> Made(Table synthetic) => Off(synthetic).Select(c =>
        $"Column '{CellText.Show(c.Schema.Name)}': {c.Match} do not match its regex_format '{Short(c.Schema.Pattern!)}': no values are made by such a pattern. Write a plainer one (letters, classes, counts, alternatives), or make the column yourself.");

    /// <summary>Number and examples: <c>2 of 9 values (row 4: K-1, row 7: 12)</c>.</summary>
    public override string ToString() => $"{Count} of {Present} values ({string.Join(", ", Examples.Select(e => $"row {e.Row + 1}: {CellText.Show(e.Text)}"))})";

    private static IEnumerable<(ColumnSchema Schema, PatternMatch Match)> Off(Table table) =>
        from column in table.Columns.OfType<CategoricalColumn>()
        where column.Schema.Pattern is not null
        let match = Of(WholePattern.Of(column.Schema.Pattern!), column)
        where match.Count > 0
        select (column.Schema, match);

    private static bool Matches(ColumnSchema schema, Regex expression, string value)
    {
        // Once may be the machine, twice is the pattern.
        for (int left = 1; ; left--)
        {
            try
            {
                return expression.IsMatch(value);
            }
            catch (RegexMatchTimeoutException) when (left > 0)
            {
                continue;
            }
            catch (RegexMatchTimeoutException)
            {
                throw TooLong(schema, $"the value '{CellText.Show(value)}'", $"more than {WholePattern.Limit.TotalSeconds:0} s");
            }
        }
    }

    private static InputException TooLong(ColumnSchema schema, string values, string time) =>
        new($"Column '{CellText.Show(schema.Name)}': holding {values} against its regex_format '{Short(schema.Pattern!)}' took {time}. Write a pattern without nested repetitions, or leave it out.");

    private static string Short(string pattern) => pattern.Length <= 200 ? pattern : $"{pattern[..200]}…";

    private sealed record Verdicts(string? Pattern, byte[] OfLevel);
}

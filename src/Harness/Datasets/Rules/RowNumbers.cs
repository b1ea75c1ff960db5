using System.Globalization;
using System.Text.Json;
using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>Columns as rules compare them: numbers, those that labels are too, and values that are the same in every table.</summary>
internal static class RowNumbers
{
    /// <summary>Whether every label of a column is a number, or true or false; numbers and dates are.</summary>
    /// <param name="column">The column.</param>
    public static bool Fits(Column column) => column is not CategoricalColumn labels || labels.Levels.All(level => !double.IsNaN(NumberOf(level)));

    /// <summary>One number a row, NaN where missing; a label that is no number is NaN too, and an unknown label elsewhere.</summary>
    /// <param name="column">The column.</param>
    public static double[] Of(Column column)
    {
        if (column is QuantitativeColumn numbers)
        {
            return numbers.Values.ToArray();
        }

        var labels = (CategoricalColumn)column;
        double[] levels = [.. labels.Levels.Select(NumberOf)];
        var values = new double[labels.Length];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = labels.Codes[row] is >= 0 and var code ? levels[code] : double.NaN;
        }

        return values;
    }

    /// <summary>The values of a row in some columns as one text, the same for equal values however a file writes them.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="row">Zero-based row.</param>
    public static string Key(Column[] columns, int row) => JsonSerializer.Serialize(Array.ConvertAll(columns, c => Text(c, row)));

    private static string? Text(Column column, int row) => column.IsMissing(row) ? null : column switch
    {
        DateTimeColumn dates => dates.Ticks[row].ToString(CultureInfo.InvariantCulture),
        QuantitativeColumn numbers => numbers.Values[row].ToString("R", CultureInfo.InvariantCulture),
        CategoricalColumn labels => labels.Levels[labels.Codes[row]],
        _ => column.Format(row),
    };

    private static double NumberOf(string level) => level switch
    {
        "True" => 1,
        "False" => 0,
        _ => DeclaredLabels.Number(level) ?? double.NaN,
    };
}

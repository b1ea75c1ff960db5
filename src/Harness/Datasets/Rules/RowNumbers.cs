using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>Columns as rules compare them: numbers, and those that labels are.</summary>
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
            return numbers.SharedValues;
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

    private static double NumberOf(string level) => level switch
    {
        "True" => 1,
        "False" => 0,
        _ => DeclaredLabels.Number(level) ?? double.NaN,
    };
}

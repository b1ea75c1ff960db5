using Harness.Tables;

namespace Harness.Metrics.Dependence;

/// <summary>Says why two columns of a synthetic table have no association.</summary>
internal static class LostAssociation
{
    /// <summary>The reason, in words for the reader of a failed test.</summary>
    /// <param name="first">A column of the synthetic table.</param>
    /// <param name="second">Another one.</param>
    public static string Reason(Column first, Column second)
    {
        foreach (Column column in (Column[])[first, second])
        {
            if (column.MissingCount == column.Length)
            {
                return $"{column.Name} has no value in the synthetic table";
            }

            if (IsConstant(column, column))
            {
                return $"{column.Name} is constant in the synthetic table";
            }
        }

        int complete = Enumerable.Range(0, first.Length).Count(row => !first.IsMissing(row) && !second.IsMissing(row));
        return complete < 2 ? $"only {complete} {(complete == 1 ? "row of the synthetic table has" : "rows of the synthetic table have")} both {first.Name} and {second.Name}"
            : IsConstant(first, second) ? $"{first.Name} is constant in the synthetic table where {second.Name} is present"
            : IsConstant(second, first) ? $"{second.Name} is constant in the synthetic table where {first.Name} is present"
            : $"every row of the synthetic table has a {first.Name} or a {second.Name} of its own";
    }

    /// <summary>Whether a column has at most one value in the rows where it and another are present.</summary>
    private static bool IsConstant(Column column, Column other)
    {
        int seen = -1;
        for (int row = 0; row < column.Length; row++)
        {
            if (column.IsMissing(row) || other.IsMissing(row))
            {
                continue;
            }

            if (seen >= 0 && !Same(column, seen, row))
            {
                return false;
            }

            seen = row;
        }

        return true;
    }

    private static bool Same(Column column, int row, int other) => column is QuantitativeColumn number
        ? number.Values[row] == number.Values[other]
        : ((CategoricalColumn)column).Codes[row] == ((CategoricalColumn)column).Codes[other];
}

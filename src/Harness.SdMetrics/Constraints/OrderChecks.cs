namespace Harness.SdMetrics.Constraints;

/// <summary>Constraints on the order of columns of numbers or of dates.</summary>
internal static class OrderChecks
{
    /// <summary>Whether every two columns are in order where both have a value; <see langword="null"/> where they are not all numbers or all dates.</summary>
    public static bool[]? EveryPair(ConstraintTables tables, string[] columns, bool strict) => Check(tables, columns, sign => strict ? sign < 0 : sign <= 0, (inOrder, has) =>
        {
            for (int i = 0; i < columns.Length; i++)
            {
                for (int j = i + 1; j < columns.Length; j++)
                {
                    if (has(i) && has(j) && !inOrder(i, j))
                    {
                        return false;
                    }
                }
            }

            return true;
        });

    /// <summary>Whether each value is in order with the last one before it.</summary>
    public static bool[]? Chain(ConstraintTables tables, string[] columns, bool strict) => Check(tables, columns, sign => strict ? sign < 0 : sign <= 0, (inOrder, has) =>
        {
            int last = -1;
            for (int i = 0; i < columns.Length; i++)
            {
                if (has(i))
                {
                    if (last >= 0 && !inOrder(last, i))
                    {
                        return false;
                    }

                    last = i;
                }
            }

            return true;
        });

    private static bool[]? Check(ConstraintTables tables, string[] columns, Func<int, bool> ordered, Func<Func<int, int, bool>, Func<int, bool>, bool> rule)
    {
        if (columns.All(tables.IsDate))
        {
            decimal?[][] dates = [.. columns.Select(c => tables.Ordered(c)!)];
            return [.. Enumerable.Range(0, tables.Rows).Select(row => rule((i, j) => ordered(dates[i][row]!.Value.CompareTo(dates[j][row]!.Value)), i => dates[i][row] is not null))];
        }

        if (!columns.All(tables.IsNumerical))
        {
            return null;
        }

        double[][] numbers = [.. columns.Select(c => tables.Numbers(c)!)];
        return [.. Enumerable.Range(0, tables.Rows).Select(row => rule((i, j) => ordered(numbers[i][row].CompareTo(numbers[j][row])), i => !double.IsNaN(numbers[i][row])))];
    }
}

using System.Runtime.InteropServices;
using Harness.Metrics;
using Harness.Tables;

namespace Harness.SdMetrics.Encoding;

/// <summary>Numbers the distinct rows of some columns, column by column: a group is a pair of the group so far and a code.</summary>
/// <param name="Group">The group of each row, 0 to <paramref name="Count"/> − 1, in the order of their first rows.</param>
/// <param name="Count">Number of groups.</param>
internal sealed record RowGroups(int[] Group, int Count)
{
    /// <summary>Groups rows by several columns of codes. O(rows · columns).</summary>
    /// <param name="columns">Codes and one more than the largest of them.</param>
    /// <param name="rows">Number of rows.</param>
    public static RowGroups Of(IReadOnlyList<(int[] Codes, int Size)> columns, int rows)
    {
        var group = new int[rows];
        int count = rows == 0 ? 0 : 1;
        foreach ((int[] codes, int size) in columns)
        {
            var numbers = new Dictionary<long, int>(count);
            for (int row = 0; row < rows; row++)
            {
                ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (long)group[row] * size + codes[row], out bool known);
                number = known ? number : numbers.Count - 1;
                group[row] = number;
            }

            count = numbers.Count;
        }

        return new RowGroups(group, count);
    }

    /// <summary>The labels of both tables, real rows first, 0 where missing.</summary>
    public static (int[] Codes, int Size) Codes(AlignedCategories labels)
    {
        var codes = new int[labels.Train.Length + labels.Synthetic.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = (row < labels.Train.Length ? labels.Train[row] : labels.Synthetic[row - labels.Train.Length]) - CategoricalColumn.Missing;
        }

        return (codes, labels.Levels.Count + 1);
    }

    /// <summary>A code for each distinct number, 0 where missing.</summary>
    public static (int[] Codes, int Size) Codes(ReadOnlySpan<double> values)
    {
        var codes = new int[values.Length];
        var codeOf = new Dictionary<double, int>();
        for (int row = 0; row < codes.Length; row++)
        {
            if (!double.IsNaN(values[row]))
            {
                ref int code = ref CollectionsMarshal.GetValueRefOrAddDefault(codeOf, values[row], out bool known);
                codes[row] = code = known ? code : codeOf.Count;
            }
        }

        return (codes, codeOf.Count + 1);
    }
}

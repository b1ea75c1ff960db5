using System.Runtime.InteropServices;
using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>
/// Numbers the distinct rows of some columns of one table, and finds them again in others: column by column, a group of rows is a pair of the
/// group so far and a code. Values are the same however a file writes them; a missing one is a value like the others.
/// </summary>
internal sealed class RowKeys
{
    /// <summary>Not among the rows that were numbered.</summary>
    public const int Unknown = -1;

    private readonly Step[] _steps;

    private RowKeys(Step[] steps, int[] groups, int count) => (_steps, Groups, Count) = (steps, groups, count);

    /// <summary>The group of each row that was numbered, 0 to <see cref="Count"/> − 1, in the order of their first rows.</summary>
    public int[] Groups { get; }

    /// <summary>Number of groups.</summary>
    public int Count { get; }

    /// <summary>Numbers rows. O(rows · columns).</summary>
    /// <param name="columns">The columns, of as many rows each; none make one group.</param>
    /// <param name="rows">Number of rows.</param>
    public static RowKeys Of(IReadOnlyList<Column> columns, int rows)
    {
        var groups = new int[rows];
        int count = Math.Min(rows, 1);
        var steps = new Step[columns.Count];
        for (int i = 0; i < steps.Length; i++)
        {
            var values = new ValueCodes();
            int[] codes = values.Learn(columns[i]);
            var pairs = new Dictionary<long, int>(count);
            for (int row = 0; row < rows; row++)
            {
                ref int group = ref CollectionsMarshal.GetValueRefOrAddDefault(pairs, Pair(groups[row], codes[row]), out bool known);
                groups[row] = group = known ? group : pairs.Count - 1;
            }

            count = pairs.Count;
            steps[i] = new Step(values, pairs);
        }

        return new RowKeys(steps, groups, count);
    }

    /// <summary>The group of each row of a table, <see cref="Unknown"/> where no numbered row is equal. O(rows · columns).</summary>
    /// <param name="columns">The same columns of any table.</param>
    /// <param name="rows">Number of rows.</param>
    public int[] Find(IReadOnlyList<Column> columns, int rows)
    {
        var groups = new int[rows];
        for (int i = 0; i < _steps.Length; i++)
        {
            int[] codes = _steps[i].Values.Find(columns[i]);
            for (int row = 0; row < rows; row++)
            {
                groups[row] = groups[row] != Unknown && codes[row] != Unknown && _steps[i].Pairs.TryGetValue(Pair(groups[row], codes[row]), out int group) ? group : Unknown;
            }
        }

        return groups;
    }

    private static long Pair(int group, int code) => ((long)group << 32) | (uint)code;

    private sealed record Step(ValueCodes Values, Dictionary<long, int> Pairs);
}

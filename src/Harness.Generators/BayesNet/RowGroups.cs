namespace Harness.Generators.BayesNet;

/// <summary>Groups rows by a key.</summary>
internal static class RowGroups
{
    /// <summary>Sorts values by key, in the order of the rows within a key: a counting sort.</summary>
    /// <param name="keys">One key a row, 0 to <paramref name="count"/> − 1.</param>
    /// <param name="count">Number of keys.</param>
    /// <param name="values">One value a row.</param>
    /// <returns>The places where each key's values begin, then the end of the last; and the values.</returns>
    public static (int[] Starts, int[] Values) Sort(int[] keys, int count, int[] values)
    {
        var starts = new int[count + 1];
        foreach (int key in keys)
        {
            starts[key + 1]++;
        }

        for (int key = 1; key <= count; key++)
        {
            starts[key] += starts[key - 1];
        }

        int[] next = [.. starts];
        var sorted = new int[values.Length];
        for (int row = 0; row < keys.Length; row++)
        {
            sorted[next[keys[row]]++] = values[row];
        }

        return (starts, sorted);
    }
}

using Harness.Random;
using Harness.Tables;

namespace Harness.Generators.Tests;

/// <summary>
/// A table of labels in which no row occurs twice and every likely row is there: species, each with a few free columns and all others fixed, and of each species all
/// combinations. A generator that learns the species from three quarters of the rows is likely to produce rows of the fourth, so equal rows are no sign of copying here.
/// </summary>
internal static class DistinctRows
{
    private const int Columns = 22;
    private const int FreeColumns = 5;
    private const int Rows = 8000;

    /// <summary>The rows that a generator learns from, and those that it does not see.</summary>
    /// <param name="seed">Chooses species and split.</param>
    public static (Table Train, Table Holdout) Split(ulong seed)
    {
        Table table = Table(new RandomStream(seed).Fork("species"));
        int[] order = new RandomStream(seed).Fork("split").Permutation(table.RowCount);
        int train = table.RowCount * 3 / 4;
        return (table.Take([.. order.Take(train).Order()]), table.Take([.. order.Skip(train).Order()]));
    }

    private static Table Table(RandomStream stream)
    {
        int[] levels = [.. Enumerable.Range(0, Columns).Select(column => 2 + stream.Fork("levels").Index((ulong)column, 4))];
        var rows = new HashSet<string>(StringComparer.Ordinal);
        for (int species = 0; rows.Count < Rows; species++)
        {
            RandomStream own = stream.Fork(species);
            char[] row = [.. levels.Select((count, column) => (char)('a' + own.Fork("fixed").Index((ulong)column, count)))];
            Combine(rows, row, levels, own.Fork("free").Permutation(Columns).AsSpan(0, FreeColumns));
        }

        return new Table(Enumerable.Range(0, Columns).Select(column =>
            CategoricalColumn.FromLabels(new($"c{column:00}", ColumnKind.Categorical), [.. rows.Select(row => $"{row[column]}")])));
    }

    private static void Combine(HashSet<string> rows, char[] row, int[] levels, ReadOnlySpan<int> free)
    {
        if (free.IsEmpty)
        {
            rows.Add(new string(row));
            return;
        }

        for (int level = 0; level < levels[free[0]]; level++)
        {
            row[free[0]] = (char)('a' + level);
            Combine(rows, row, levels, free[1..]);
        }
    }
}

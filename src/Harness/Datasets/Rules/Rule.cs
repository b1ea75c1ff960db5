using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>A condition that every row of a dataset meets, declared under <c>rules</c> in its <c>dataset.json</c>.</summary>
/// <param name="Columns">The columns that it speaks of, each once.</param>
public abstract record Rule(IReadOnlyList<string> Columns)
{
    /// <summary>The rows that break the rule, ascending.</summary>
    /// <param name="table">A table with the columns of the rule.</param>
    public abstract IReadOnlyList<int> Violations(Table table);

    /// <summary>The same rule with what it takes from real rows, where it takes something.</summary>
    /// <param name="train">The rows that generators learn from.</param>
    internal virtual Rule Learn(Table train) => this;

    /// <summary>Whether fresh rows break the rule though train does not: its bounds are those that train happens to have.</summary>
    internal virtual bool IsBrokenByFreshRows => false;

    /// <summary>A row as an example: <c>row 12: low 5, high 3</c>, rows counted from 1.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">Zero-based row.</param>
    internal string Show(Table table, int row)
    {
        ArgumentNullException.ThrowIfNull(table);
        return $"row {row + 1}: {string.Join(", ", Columns.Select(name => table[name] is var column && column.IsMissing(row) ? $"{name} missing" : $"{name} {column.Format(row)}"))}";
    }

    private protected static IReadOnlyList<int> Where(int rows, Predicate<int> isBroken)
    {
        var broken = new List<int>();
        for (int row = 0; row < rows; row++)
        {
            if (isBroken(row))
            {
                broken.Add(row);
            }
        }

        return broken;
    }

    private protected Column[] Of(Table table) => [.. Columns.Select(name => table[name])];

    private protected double[][] Numbers(Table table) => [.. Columns.Select(name => RowNumbers.Of(table[name]))];
}

namespace Harness.Metrics.Rules;

/// <summary>The first rows that have the values of all columns of a set that grows. Each row is looked at once, however large the set becomes: what lacks a value now lacks it ever after.</summary>
/// <param name="rows">Number of rows of the table.</param>
internal sealed class PresentRows(int rows)
{
    /// <summary>Rows that are kept, at most.</summary>
    public const int Most = 64;

    private readonly int[] _kept = new int[Most];
    private readonly List<double[]> _columns = [];
    private int _count;
    private int _next;

    /// <summary>Their places, ascending, at most <see cref="Most"/>.</summary>
    public ReadOnlySpan<int> Kept => _kept.AsSpan(0, _count);

    /// <summary>Whether there are so few of them that no rule of these columns counts.</summary>
    public bool AreTooFew => _count < RuleCandidates.FewestRows;

    /// <summary>Adds a column. O(1) where values are seldom missing, else O(n) over all columns together.</summary>
    /// <param name="values">One value a row, NaN where missing.</param>
    public void Add(double[] values)
    {
        _columns.Add(values);
        int kept = 0;
        foreach (int row in Kept)
        {
            if (!double.IsNaN(values[row]))
            {
                _kept[kept++] = row;
            }
        }

        for (_count = kept; _next < rows && _count < Most; _next++)
        {
            if (HasAll(_next))
            {
                _kept[_count++] = _next;
            }
        }
    }

    private bool HasAll(int row)
    {
        foreach (double[] column in _columns)
        {
            if (double.IsNaN(column[row]))
            {
                return false;
            }
        }

        return true;
    }
}

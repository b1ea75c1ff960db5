using Harness.Generators.Donors;

namespace Harness.Generators.BayesNet;

/// <summary>
/// The distribution of a column given its parents, with back-off: the rows with the same parents count against the prior's weight of rows with the
/// same first parent, and those against all rows. What is drawn is a train row, which stands for its state.
/// </summary>
internal sealed class ConditionalStates
{
    // The train rows by combination of the parents; with none in their own order.
    private readonly int[] _rows;

    // By number of parents in common: where the combinations of so many begin in the rows, and where the last one ends.
    private readonly int[][] _starts;
    private readonly WithinGroupRegression[] _regressions;

    /// <summary>Groups the rows by their parents, and fits a regression on other columns within the groups. O(n · covariates + combinations).</summary>
    /// <param name="columns">All columns as states.</param>
    /// <param name="column">Index of the column that is drawn.</param>
    /// <param name="parents">Its parents, at most two.</param>
    /// <param name="covariates">Numbers of earlier columns that may predict a value within a group.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public ConditionalStates(StateColumn[] columns, int column, Parent[] parents, Covariate[] covariates, CancellationToken cancellation)
    {
        Parents = parents;
        int rowCount = columns[0].RowCount;
        int[] all = [.. Enumerable.Range(0, rowCount)];
        _starts = new int[parents.Length + 1][];
        _starts[0] = [0, rowCount];
        (int[] starts, _rows) = parents.Length == 0 ? (_starts[0], all) : RowGroups.Sort(Combinations(columns), parents.Aggregate(1, (count, parent) => count * parent.Count), all);

        // Combinations that have the first parent in common stand together.
        for (int used = parents.Length; used > 0; used--)
        {
            _starts[used] = starts;
            int[] finer = starts;
            starts = [.. Enumerable.Range(0, (finer.Length - 1) / parents[used - 1].Count + 1).Select(i => finer[i * parents[used - 1].Count])];
        }

        _regressions = [.. _starts.Select(groups => WithinGroupRegression.Of(covariates, columns[column].Score, _rows, groups, cancellation))];
    }

    /// <summary>The parents.</summary>
    public Parent[] Parents { get; }

    /// <summary>Number of combinations of the parents' states.</summary>
    public int CombinationCount => _starts[^1].Length - 1;

    /// <summary>The combination of the parents' states in each synthetic row.</summary>
    /// <param name="states">By column, the state of each synthetic row.</param>
    /// <param name="rows">Number of rows.</param>
    public int[] Combinations(int[][] states, int rows)
    {
        var combinations = new int[rows];
        foreach (Parent parent in Parents)
        {
            for (int row = 0; row < combinations.Length; row++)
            {
                combinations[row] = combinations[row] * parent.Count + parent.Of[states[parent.Column][row]];
            }
        }

        return combinations;
    }

    /// <summary>Draws a train row, and says how many parents it shares with the synthetic row.</summary>
    /// <param name="states">One state for each parent, in their order.</param>
    /// <param name="uniform">A number in [0, 1).</param>
    public (int Row, int Used) Draw(ReadOnlySpan<int> states, double uniform)
    {
        for (int used = Parents.Length; used > 0; used--)
        {
            int combination = 0;
            for (int i = 0; i < used; i++)
            {
                combination = combination * Parents[i].Count + Parents[i].Of[states[i]];
            }

            int start = _starts[used][combination];
            int size = _starts[used][combination + 1] - start;
            double prior = Parents[used - 1].Prior;
            double place = uniform * (size + prior);
            if (place < size)
            {
                return (_rows[start + (int)place], used);
            }

            uniform = Math.Min((place - size) / prior, 1 - 1e-12);
        }

        return (_rows[(int)(uniform * _rows.Length)], 0);
    }

    /// <summary>The predicted difference of normal scores between a synthetic row and its donor.</summary>
    /// <param name="used">Number of parents that the donor shares with the row, 0 to 2.</param>
    /// <param name="donor">A train row.</param>
    /// <param name="synthetic">By column, one number a synthetic row: scores of numbers, codes of labels.</param>
    /// <param name="row">Zero-based synthetic row.</param>
    public double Shift(int used, int donor, IReadOnlyList<double[]> synthetic, int row) => _regressions[used].Shift(donor, synthetic, row);

    private int[] Combinations(StateColumn[] columns)
    {
        var combinations = new int[columns[0].RowCount];
        foreach (Parent parent in Parents)
        {
            StateColumn states = columns[parent.Column];
            for (int row = 0; row < combinations.Length; row++)
            {
                combinations[row] = combinations[row] * parent.Count + parent.Of[states.State(row)];
            }
        }

        return combinations;
    }
}

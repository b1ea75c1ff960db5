namespace Harness.Generators.BayesNet;

/// <summary>
/// The distribution of a column given its parents, with back-off: a combination of so many rows gives way, with the weight of the
/// prior, to the first parent alone, and that to no parent. What is drawn is a train row that stands for its state.
/// </summary>
internal sealed class ConditionalStates
{
    private readonly int _rowCount;
    private readonly List<(int[] Starts, int[] Rows)> _levels = [];

    private readonly WithinGroupRegression[] _regressions;

    /// <summary>Groups the rows, and learns what numbers tell beyond groups. O(n · covariates² + combinations).</summary>
    /// <param name="columns">All columns.</param>
    /// <param name="column">The index of this one.</param>
    /// <param name="parents">Its parents, at most two.</param>
    /// <param name="covariates">What may tell more of a value than the states of the parents.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public ConditionalStates(StateColumn[] columns, int column, Parent[] parents, Covariate[] covariates, CancellationToken cancellation)
    {
        Parents = parents;
        _rowCount = columns[0].RowCount;
        for (int used = 1; used <= parents.Length; used++)
        {
            _levels.Add(Group(columns, parents[..used]));
        }

        _regressions =
        [
            WithinGroupRegression.Of(covariates, columns[column].Score, [.. Enumerable.Range(0, _rowCount)], [0, _rowCount], cancellation),
            .. _levels.Select(level => WithinGroupRegression.Of(covariates, columns[column].Score, level.Rows, level.Starts, cancellation)),
        ];
    }

    /// <summary>What a synthetic row tells of the score of a value beyond what the donor told.</summary>
    /// <param name="used">How many parents the donor has in common with the row.</param>
    /// <param name="donor">A train row.</param>
    /// <param name="made">What is made of the row, as <see cref="Covariate.Of(IReadOnlyList{double[]}, int)"/> reads it.</param>
    /// <param name="row">The synthetic row.</param>
    public double Shift(int used, int donor, IReadOnlyList<double[]> made, int row) => _regressions[used].Shift(donor, made, row);

    /// <summary>The parents.</summary>
    public Parent[] Parents { get; }

    /// <summary>Draws a train row, and says how many parents it has in common.</summary>
    /// <param name="states">The states of the parents, at least as many numbers.</param>
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

            (int[] starts, int[] grouped) = _levels[used - 1];
            int size = starts[combination + 1] - starts[combination];
            double prior = Parents[used - 1].Prior;
            double place = uniform * (size + prior);
            if (place < size)
            {
                return (grouped[starts[combination] + (int)place], used);
            }

            uniform = Math.Min((place - size) / prior, 1 - 1e-12);
        }

        return ((int)(uniform * _rowCount), 0);
    }

    private (int[] Starts, int[] Rows) Group(StateColumn[] columns, Parent[] parents)
    {
        var combinations = new int[_rowCount];
        int count = 1;
        foreach (Parent parent in parents)
        {
            count *= parent.Count;
            for (int row = 0; row < combinations.Length; row++)
            {
                combinations[row] = combinations[row] * parent.Count + parent.Of[columns[parent.Column].State(row)];
            }
        }

        return RowGroups.Sort(combinations, count, [.. Enumerable.Range(0, _rowCount)]);
    }
}

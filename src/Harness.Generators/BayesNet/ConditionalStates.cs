namespace Harness.Generators.BayesNet;

/// <summary>
/// The distribution of a column given its parents, with back-off: a combination of so many rows gives way, with the weight of the
/// prior, to the first parent alone, and that to no parent. What is drawn is a train row that stands for its state.
/// </summary>
internal sealed class ConditionalStates
{
    private readonly int _rowCount;
    private readonly List<(int[] Starts, int[] Rows)> _levels = [];

    /// <summary>Groups the rows. O(n + combinations).</summary>
    /// <param name="columns">All columns.</param>
    /// <param name="parents">Its parents, at most two.</param>
    public ConditionalStates(StateColumn[] columns, Parent[] parents)
    {
        Parents = parents;
        _rowCount = columns[0].States.Length;
        for (int used = 1; used <= parents.Length; used++)
        {
            _levels.Add(Group(columns, parents[..used]));
        }
    }

    /// <summary>The parents.</summary>
    public Parent[] Parents { get; }

    /// <summary>Draws a train row.</summary>
    /// <param name="states">The states of the parents, at least as many numbers.</param>
    /// <param name="uniform">A number in [0, 1).</param>
    public int Draw(ReadOnlySpan<int> states, double uniform)
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
                return grouped[starts[combination] + (int)place];
            }

            uniform = Math.Min((place - size) / prior, 1 - 1e-12);
        }

        return (int)(uniform * _rowCount);
    }

    private (int[] Starts, int[] Rows) Group(StateColumn[] columns, Parent[] parents)
    {
        var combinations = new int[_rowCount];
        int count = 1;
        foreach (Parent parent in parents)
        {
            int[] states = columns[parent.Column].States;
            count *= parent.Count;
            for (int row = 0; row < combinations.Length; row++)
            {
                combinations[row] = combinations[row] * parent.Count + parent.Of[states[row]];
            }
        }

        return RowGroups.Sort(combinations, count, [.. Enumerable.Range(0, _rowCount)]);
    }
}

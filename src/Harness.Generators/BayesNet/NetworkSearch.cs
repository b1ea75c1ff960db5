namespace Harness.Generators.BayesNet;

/// <summary>
/// Chooses the order of the columns and the parents of each. The order is that in which a maximum spanning tree grows, whose edges are how well two columns
/// predict each other. Each column then takes as parents the one or two columns before it, at the resolution, that predict it best.
/// </summary>
/// <remarks>
/// C. K. Chow and C. N. Liu, "Approximating discrete probability distributions with dependence trees", IEEE Trans. Information Theory 14
/// (1968) 462–467, grown by R. C. Prim's rule (Bell System Technical Journal 36, 1957); two parents as in J. Zhang et al., "PrivBayes", SIGMOD 2014.
/// </remarks>
/// <param name="columns">The train columns as states.</param>
/// <param name="rows">The train rows that are counted.</param>
/// <param name="options">Limits of the search.</param>
/// <param name="progress">Receives two steps for each column.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class NetworkSearch(StateColumn[] columns, int[] rows, BayesNetOptions options, StepProgress progress, CancellationToken cancellation)
{
    /// <summary>Number of columns, the best predictors by themselves, that are tried in pairs.</summary>
    private const int PairCandidates = 8;

    private readonly int[][] _states = [.. columns.Select(column => rows.Select(column.State).ToArray())];
    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = options.MaximumThreads, CancellationToken = cancellation };

    /// <summary>Searches. O(columns² · rows).</summary>
    /// <returns>The columns in an order in which parents come first, and the parents of each column, the better predictor first.</returns>
    public (int[] Order, Parent[][] Parents) Search()
    {
        var tells = new (double Gain, Parent? Parent)[columns.Length][];
        Parallel.For(0, columns.Length, _parallel, child =>
        {
            tells[child] = Singles(child);
            progress.Step();
        });
        int[] order = Order(tells);
        var parents = new Parent[columns.Length][];
        Parallel.For(0, columns.Length, _parallel, place =>
        {
            parents[order[place]] = Best(order[place], [.. order[..place].Select(i => tells[order[place]][i]).Where(t => t.Parent is not null).OrderByDescending(t => t.Gain)]);
            progress.Step();
        });
        return (order, parents);
    }

    private (double Gain, Parent? Parent)[] Singles(int child)
    {
        var score = new LeaveOneOut(_states[child], columns[child].StateCount);
        double none = score.None();
        var best = new (double Gain, Parent? Parent)[columns.Length];
        for (int i = 0; i < columns.Length && options.MaximumParents > 0; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Parent parent in i == child ? [] : Views(i))
            {
                (double one, double prior) = score.One(Joined(parent), parent.Count);
                best[i] = best[i].Parent is null || one - none > best[i].Gain ? (one - none, parent with { Prior = prior }) : best[i];
            }
        }

        return best;
    }

    /// <summary>Starts with the column that has the strongest relations to all others, and goes on to the column that the columns so far predict best.</summary>
    private int[] Order((double Gain, Parent? Parent)[][] tells)
    {
        double Between(int i, int j) => Math.Max(0, tells[i][j].Gain) + Math.Max(0, tells[j][i].Gain);
        var left = Enumerable.Range(0, columns.Length).ToList();
        var order = new List<int>();
        double[] near = [.. left.Select(i => left.Sum(j => Between(i, j)))];
        while (left.Count > 0)
        {
            int next = left.MaxBy(i => near[i]);
            left.Remove(next);
            foreach (int i in left)
            {
                near[i] = order.Count == 0 ? Between(i, next) : Math.Max(near[i], Between(i, next));
            }

            order.Add(next);
        }

        return [.. order];
    }

    private Parent[] Best(int child, (double Gain, Parent? Parent)[] before)
    {
        if (before.Length == 0)
        {
            return [];
        }

        var score = new LeaveOneOut(_states[child], columns[child].StateCount);
        double none = score.None();
        Parent[] best = before[0].Gain > 0 ? [before[0].Parent!] : [];

        // What a second parent has to add beyond chance: the price of a parameter in Schwarz's criterion.
        double most = Math.Max(0, before[0].Gain) + 0.5 * Math.Log(rows.Length);

        // Columns that predict nothing by themselves may do so together, as two causes predict each other once their effect is known.
        int candidates = options.MaximumParents < 2 ? 0 : Math.Min(before.Length, PairCandidates);
        for (int i = 0; i < candidates; i++)
        {
            for (int j = i + 1; j < candidates; j++)
            {
                foreach (Parent first in Views(before[i].Parent!.Column))
                {
                    cancellation.ThrowIfCancellationRequested();
                    foreach (Parent second in Views(before[j].Parent!.Column).Where(second => (long)first.Count * second.Count <= rows.Length))
                    {
                        double firstPrior = before[i].Parent!.Prior;
                        (double two, double prior) = score.Two(Joined(first), first.Count, firstPrior, Joined(second), second.Count);
                        (best, most) = two - none > most ? ([first with { Prior = firstPrior }, second with { Prior = prior }], two - none) : (best, most);
                    }
                }
            }
        }

        return best;
    }

    /// <summary>A column at each resolution that leaves two rows or more for each joined state.</summary>
    private IEnumerable<Parent> Views(int column)
    {
        foreach (int bins in columns[column].Resolutions)
        {
            (int[] of, int count) = columns[column].Joined(bins);
            if (count > 1 && 2L * count <= rows.Length)
            {
                yield return new Parent(column, of, count, 0);
            }
        }
    }

    private int[] Joined(Parent parent)
    {
        int[] states = _states[parent.Column];
        var joined = new int[states.Length];
        for (int row = 0; row < joined.Length; row++)
        {
            joined[row] = parent.Of[states[row]];
        }

        return joined;
    }
}

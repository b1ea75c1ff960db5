namespace Harness.Generators.BayesNet;

/// <summary>
/// How well parents predict the state of a column: the sum over rows of the log probability of the row's state, counted on all other rows. Unlike a
/// likelihood it falls where combinations of parents are too rare to predict anything.
/// </summary>
/// <remarks>
/// Probabilities are those of a Dirichlet prior, whose mean is the distribution with one parent fewer and whose weight, in rows, is the best
/// of a few (D. J. C. MacKay and L. C. Bauman Peto, "A hierarchical Dirichlet language model", Natural Language Engineering 1 (1995) 289–307).
/// </remarks>
/// <param name="states">The state of each row.</param>
/// <param name="stateCount">Number of states.</param>
internal sealed class LeaveOneOut(int[] states, int stateCount)
{
    private static readonly double[] Priors = [0.5, 2, 8, 32];

    private readonly double[] _shares = Shares(states, stateCount);
    private readonly double[] _means = new double[stateCount];
    private readonly int[] _counts = new int[stateCount];

    /// <summary>The score without parents. O(states).</summary>
    public double None() => _shares.Sum(share => share > 0 ? states.Length * share * Math.Log(share) : 0);

    /// <summary>The score with one parent, and the weight of its prior in rows. O(rows + joined states).</summary>
    /// <param name="parent">Joined state of the parent in each row.</param>
    /// <param name="parentCount">Number of these states.</param>
    public (double Score, double Prior) One(int[] parent, int parentCount)
    {
        (int[] starts, int[] sorted) = RowGroups.Sort(parent, parentCount, states);
        var sums = new double[Priors.Length];
        for (int c = 0; c < parentCount; c++)
        {
            Add(sorted.AsSpan(starts[c]..starts[c + 1]), _shares, sums);
        }

        return Best(sums);
    }

    /// <summary>The score with two parents, and the weight of its prior in rows. O(rows + combinations).</summary>
    /// <param name="first">Joined state of the first parent in each row.</param>
    /// <param name="firstCount">Number of these states.</param>
    /// <param name="firstPrior">Weight of the prior, in rows, with the first parent alone.</param>
    /// <param name="second">Joined state of the second parent in each row.</param>
    /// <param name="secondCount">Number of these states.</param>
    public (double Score, double Prior) Two(int[] first, int firstCount, double firstPrior, int[] second, int secondCount)
    {
        var combinations = new int[states.Length];
        for (int row = 0; row < combinations.Length; row++)
        {
            combinations[row] = first[row] * secondCount + second[row];
        }

        (int[] starts, int[] sorted) = RowGroups.Sort(combinations, firstCount * secondCount, states);
        var sums = new double[Priors.Length];
        for (int a = 0; a < firstCount; a++)
        {
            Mean(sorted.AsSpan(starts[a * secondCount]..starts[(a + 1) * secondCount]), firstPrior);
            for (int c = a * secondCount; c < (a + 1) * secondCount; c++)
            {
                Add(sorted.AsSpan(starts[c]..starts[c + 1]), _means, sums);
            }
        }

        return Best(sums);
    }

    /// <summary>The probability of each state that occurs with the first parent alone, one row of it left out.</summary>
    private void Mean(ReadOnlySpan<int> members, double prior)
    {
        foreach (int state in members)
        {
            _counts[state]++;
        }

        foreach (int state in members)
        {
            if (_counts[state] > 0)
            {
                _means[state] = (_counts[state] - 1 + prior * _shares[state]) / (members.Length - 1 + prior);
                _counts[state] = 0;
            }
        }
    }

    private void Add(ReadOnlySpan<int> members, double[] means, double[] sums)
    {
        foreach (int state in members)
        {
            _counts[state]++;
        }

        foreach (int state in members)
        {
            int count = _counts[state];
            if (count > 0)
            {
                for (int i = 0; i < sums.Length; i++)
                {
                    sums[i] += count * Math.Log((count - 1 + Priors[i] * means[state]) / (members.Length - 1 + Priors[i]));
                }

                _counts[state] = 0;
            }
        }
    }

    private static (double Score, double Prior) Best(double[] sums) => sums.Zip(Priors).MaxBy(pair => pair.First);

    private static double[] Shares(int[] states, int stateCount)
    {
        var shares = new double[stateCount];
        foreach (int state in states)
        {
            shares[state] += 1.0 / states.Length;
        }

        return shares;
    }
}

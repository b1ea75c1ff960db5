using Harness.Metrics.Contingency;

namespace Harness.Metrics.Rules;

/// <summary>Looks for kinds of values that never stand beside each other, though many rows would have both if the columns had nothing to do with each other.</summary>
internal sealed class ExclusionSearch
{
    private readonly RealColumns _real;
    private readonly RuleCandidates _candidates;
    private readonly Kinds[] _columns;

    /// <summary>Prepares the columns. O(n) a column.</summary>
    /// <param name="real">The columns.</param>
    /// <param name="candidates">Takes what is found.</param>
    public ExclusionSearch(RealColumns real, RuleCandidates candidates)
    {
        (_real, _candidates) = (real, candidates);
        _columns =
        [
            .. from column in real.All
               let classes = ValueClasses.Of(column)
               where classes is not null
               let rows = classes.Kinds(column)
               let counts = Count(rows, classes.Count)
               where counts.Count(c => c > 0) > 1
               select new Kinds(classes, rows, counts),
        ];
    }

    /// <summary>Tries every combination of two kinds of every two columns. O(n) a pair of columns.</summary>
    /// <param name="ofLabels">Whether of two columns with labels or few numbers, or else of those where one has a frequent or missing value beside all others.</param>
    /// <param name="cancellation">Ends the search.</param>
    public void Run(bool ofLabels, CancellationToken cancellation)
    {
        foreach (int[] pair in ColumnSets.Of(_columns.Length, 2))
        {
            cancellation.ThrowIfCancellationRequested();
            (Kinds first, Kinds second) = (_columns[pair[0]], _columns[pair[1]]);
            if ((first.Classes.AreLabels && second.Classes.AreLabels) == ofLabels && !_candidates.IsTold(first.Classes.Column, second.Classes.Column) && CanExclude(first.Counts, second.Counts, _real.Rows))
            {
                Try(first, second);
            }
        }
    }

    private void Try(Kinds first, Kinds second)
    {
        int width = second.Classes.Count;
        var both = new int[first.Classes.Count * width];
        for (int row = 0; row < first.Rows.Length; row++)
        {
            both[first.Rows[row] * width + second.Rows[row]]++;
        }

        var never = new List<(int First, int Second)>();
        int singles = 0;
        for (int cell = 0; cell < both.Length; cell++)
        {
            (int a, int b) = (cell / width, cell % width);
            _candidates.Tried++;
            if (both[cell] <= 1 && (double)first.Counts[a] * second.Counts[b] / _real.Rows >= RuleCandidates.FewestExpected)
            {
                singles += both[cell];
                if (both[cell] == 0)
                {
                    never.Add((a, b));
                }
            }
        }

        if (never.Count > 0 && singles <= UnseenRule.MostSingles * _real.Rows)
        {
            _candidates.Keep(new ExclusionRule(first.Classes, second.Classes, never, singles));
            _candidates.Tell(first.Classes.Column, second.Classes.Column);
        }
    }

    private static int[] Count(int[] rows, int kinds)
    {
        var counts = new int[kinds];
        foreach (int kind in rows)
        {
            counts[kind]++;
        }

        return counts;
    }

    private static bool CanExclude(int[] first, int[] second, int rows) => rows > 0 && (double)first.Max() * second.Max() / rows >= RuleCandidates.FewestExpected;

    /// <summary>The kinds of values of a column: of each row, and how many rows have each.</summary>
    private sealed record Kinds(ValueClasses Classes, int[] Rows, int[] Counts);
}

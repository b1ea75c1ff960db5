using Harness.Metrics.Contingency;

namespace Harness.Metrics.Rules;

/// <summary>Looks for kinds of values that never stand beside each other, though many rows would have both if the columns had nothing to do with each other.</summary>
internal static class ExclusionSearch
{
    // As large a share of fresh rows has combinations that no real row has (Good 1953). Where it is larger they are luck, and no rule.
    private const double MostSingles = 0.001;

    /// <summary>Tries every combination of two kinds of every two columns. O(n) a pair of columns.</summary>
    /// <param name="real">The columns.</param>
    /// <param name="candidates">Takes what is found.</param>
    /// <param name="ofLabels">Whether of two columns with labels or few numbers, or else of those where one has a frequent or missing value beside all others.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static void In(RealColumns real, RuleCandidates candidates, bool ofLabels, CancellationToken cancellation)
    {
        (ValueClasses Classes, int[] Rows, int[] Counts)[] columns =
        [
            .. from column in real.All
               let classes = ValueClasses.Of(column)
               where classes is not null
               let rows = classes.Kinds(column)
               let counts = Count(rows, classes.Count)
               where counts.Count(c => c > 0) > 1
               select (classes, rows, counts),
        ];
        foreach (int[] pair in ColumnSets.Of(columns.Length, 2))
        {
            cancellation.ThrowIfCancellationRequested();
            var (first, second) = (columns[pair[0]], columns[pair[1]]);
            if ((first.Classes.AreLabels && second.Classes.AreLabels) == ofLabels && !candidates.IsTold(first.Classes.Column, second.Classes.Column) && CanExclude(first.Counts, second.Counts, real.Rows))
            {
                Try(first, second);
            }
        }

        void Try((ValueClasses Classes, int[] Rows, int[] Counts) first, (ValueClasses Classes, int[] Rows, int[] Counts) second)
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
                candidates.Tried++;
                if (both[cell] <= 1 && (double)first.Counts[a] * second.Counts[b] / real.Rows >= RuleCandidates.FewestExpected)
                {
                    singles += both[cell];
                    if (both[cell] == 0)
                    {
                        never.Add((a, b));
                    }
                }
            }

            if (never.Count > 0 && singles <= MostSingles * real.Rows)
            {
                candidates.Keep(new ExclusionRule(first.Classes, second.Classes, never, singles));
                candidates.Tell(first.Classes.Column, second.Classes.Column);
            }
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
}

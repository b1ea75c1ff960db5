using Harness.Datasets.Rules;
using Harness.Metrics.Contingency;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>Looks for columns that follow from another one: the country from the city.</summary>
internal static class DependencySearch
{
    private const int MostKeys = 10_000;

    // More different numbers are amounts, of which a frequent one says more by itself: no points, no member.
    private const int MostNumbers = 50;

    /// <summary>Tries every column as a key of every other. O(1) a pair where nothing follows nearly, else O(n).</summary>
    /// <param name="real">The columns.</param>
    /// <param name="candidates">Takes what is found.</param>
    /// <param name="ofAmounts">Whether numbers and dates of many values are keys, or else labels and few numbers.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static void In(RealColumns real, RuleCandidates candidates, bool ofAmounts, CancellationToken cancellation)
    {
        IReadOnlyList<Column> columns = real.All;
        Codes?[] keys = [.. columns.Select(c => Codes.Of(c, Math.Min(MostKeys, real.Rows / DependencyRule.FewestRows)))];
        int[][] values = [.. columns.Select((c, i) => keys[i]?.Rows ?? new ValueCodes().Learn(c))];
        int[]?[] shuffled = new int[columns.Count][];
        foreach (int[] pair in ColumnSets.Of(columns.Count, 2))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Try(pair[0], pair[1]) | Try(pair[1], pair[0]))
            {
                candidates.Tell(columns[pair[0]].Name, columns[pair[1]].Name);
            }
        }

        bool Try(int key, int other)
        {
            (string a, string b) = (columns[key].Name, columns[other].Name);
            if (keys[key] is not { } codes || (columns[key] is not CategoricalColumn && codes.Counts.Length > MostNumbers) != ofAmounts || candidates.IsTold(a, b))
            {
                return false;
            }

            candidates.Tried++;
            int broken = Broken(codes, values[other], candidates.Most);
            if (broken <= candidates.Most && AreTwo(codes, values[other]) && Broken(codes, shuffled[other] ??= real.Shuffle(values[other]), RuleCandidates.FewestExpected - 1) >= RuleCandidates.FewestExpected)
            {
                candidates.Add(broken, () => new DependencyRule(a, b));
                return broken == 0;
            }

            return false;
        }
    }

    /// <summary>Rows whose value is another than that of the first row of their key, among keys of enough rows; counting ends above <paramref name="most"/>.</summary>
    private static int Broken(Codes keys, int[] values, int most)
    {
        var first = new int[keys.Counts.Length];
        int broken = 0;
        for (int row = 0; row < values.Length && broken <= most; row++)
        {
            int key = keys.Rows[row];
            if (key > 0 && values[row] > 0 && keys.Counts[key] >= DependencyRule.FewestRows)
            {
                first[key] = first[key] == 0 ? values[row] : first[key];
                broken += first[key] == values[row] ? 0 : 1;
            }
        }

        return broken;
    }

    // What is always the same beside a key, and differs where there is none, follows from no key.
    private static bool AreTwo(Codes keys, int[] values)
    {
        int first = 0;
        for (int row = 0; row < values.Length; row++)
        {
            if (keys.Rows[row] > 0 && values[row] > 0)
            {
                if (first != 0 && values[row] != first)
                {
                    return true;
                }

                first = values[row];
            }
        }

        return false;
    }

    /// <summary>A column whose values repeat.</summary>
    private sealed record Codes(int[] Rows, int[] Counts)
    {
        public static Codes? Of(Column column, int most)
        {
            if (column is CategoricalColumn labels ? labels.Levels.Count > most : AreMore(((QuantitativeColumn)column).Values, most))
            {
                return null;
            }

            int[] rows = new ValueCodes().Learn(column);
            var counts = new int[rows.Length == 0 ? 1 : rows.Max() + 1];
            foreach (int code in rows)
            {
                counts[code]++;
            }

            // A constant says nothing of others.
            return counts.Skip(1).Count(c => c >= DependencyRule.FewestRows) > 1 ? new Codes(rows, counts) : null;
        }

        private static bool AreMore(ReadOnlySpan<double> values, int most)
        {
            var seen = new HashSet<double>();
            foreach (double value in values)
            {
                if (!double.IsNaN(value) && seen.Add(value) && seen.Count > most)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

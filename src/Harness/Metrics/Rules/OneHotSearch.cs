using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>Looks for three or more columns of 0 and 1 of which exactly one is 1 in every row.</summary>
internal static class OneHotSearch
{
    private const int Fewest = 3;
    private const int MostSteps = 100_000;

    /// <summary>Puts together columns that exclude each other until they cover all rows. O(n / 64) a step, at most 100,000 steps.</summary>
    public static void In(RealColumns real, RuleCandidates candidates, CancellationToken cancellation)
    {
        Flags[] columns = [.. real.All.Select(Flags.Of).OfType<Flags>()];
        var used = new HashSet<string>(StringComparer.Ordinal);
        int steps = 0;
        for (int start = 0; start < columns.Length; start++)
        {
            if (!used.Contains(columns[start].Name) && Complete([columns[start]], columns[start].Ones, start + 1) is { } set)
            {
                candidates.Add(0, () => new OneHotRule(set));
                used.UnionWith(set);
                foreach (string a in set)
                {
                    foreach (string b in set)
                    {
                        candidates.Tell(a, b);
                    }
                }
            }
        }

        string[]? Complete(IReadOnlyList<Flags> chosen, int ones, int next)
        {
            cancellation.ThrowIfCancellationRequested();
            candidates.Tried++;
            if (ones == real.Rows)
            {
                return chosen.Count >= Fewest && Expected(chosen, ones) >= RuleCandidates.FewestExpected ? [.. chosen.Select(c => c.Name)] : null;
            }

            for (int i = next; i < columns.Length && steps < MostSteps; i++)
            {
                steps++;
                if (ones + columns[i].Ones <= real.Rows && !used.Contains(columns[i].Name) && chosen.All(c => c.Excludes(columns[i]))
                    && Complete([.. chosen, columns[i]], ones + columns[i].Ones, i + 1) is { } set)
                {
                    return set;
                }
            }

            return null;
        }
    }

    /// <summary>Rows that would have none or several 1 if the columns had nothing to do with each other.</summary>
    private static double Expected(IReadOnlyList<Flags> columns, int rows)
    {
        double[] shares = [.. columns.Select(c => (double)c.Ones / rows)];
        double none = shares.Aggregate(1.0, (product, share) => product * (1 - share));
        return rows * (1 - shares.Sum(share => none * share / (1 - share)));
    }

    /// <summary>A column of 0 and 1 without gaps.</summary>
    private sealed record Flags(string Name, ulong[] Bits, int Ones)
    {
        public static Flags? Of(Column column)
        {
            if (column.MissingCount > 0 || column is DateTimeColumn || (column is CategoricalColumn labels && (labels.Levels.Count > 2 || !RowNumbers.Fits(labels))))
            {
                return null;
            }

            double[] values = RowNumbers.Of(column);
            var bits = new ulong[(values.Length + 63) / 64];
            int ones = 0;
            for (int row = 0; row < values.Length; row++)
            {
                if (values[row] is not (0 or 1))
                {
                    return null;
                }

                bits[row / 64] |= values[row] == 1 ? 1UL << (row % 64) : 0;
                ones += (int)values[row];
            }

            return ones == 0 || ones == values.Length ? null : new Flags(column.Name, bits, ones);
        }

        public bool Excludes(Flags other)
        {
            for (int i = 0; i < Bits.Length; i++)
            {
                if ((Bits[i] & other.Bits[i]) != 0)
                {
                    return false;
                }
            }

            return true;
        }
    }
}

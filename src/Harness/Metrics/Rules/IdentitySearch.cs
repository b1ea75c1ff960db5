using Harness.Datasets.Rules;

namespace Harness.Metrics.Rules;

/// <summary>Looks for columns of numbers that are the sum of two to four others, or of more that stand side by side, the product or the quotient of two.</summary>
internal static class IdentitySearch
{
    // Triples grow with the cube of the columns, sums of four parts with the fifth power.
    private const int MostColumns = 200;
    private const int MostColumnsOfLongSums = 30;
    private const int LongestSum = 4;

    // Where the first rows all break an identity, it is none.
    private const int Screened = 8;

    private enum Kind
    {
        Sum,
        Product,
        Quotient,
    }

    /// <summary>Tries every identity. O(1) for one that does not hold nearly, else O(n).</summary>
    public static void In(RealColumns real, RuleCandidates candidates, CancellationToken cancellation)
    {
        RealNumbers[] columns = [.. real.Numbers.Take(MostColumns)];
        var told = new HashSet<(int, int, int)>();

        // What is an exact product is a rounded quotient too, which says less.
        OfTwo(Kind.Sum);
        OfTwo(Kind.Product);
        OfTwo(Kind.Quotient);
        var areTold = new bool[columns.Length, columns.Length];
        bool isAnyTold = false;
        for (int a = 0; a < columns.Length; a++)
        {
            for (int b = 0; b < columns.Length; b++)
            {
                areTold[a, b] = candidates.IsTold(columns[a].Name, columns[b].Name);
                isAnyTold |= areTold[a, b];
            }
        }

        foreach (int[] parts in LongSums(columns.Length))
        {
            cancellation.ThrowIfCancellationRequested();
            for (int total = 0; total < columns.Length; total++)
            {
                // Equal columns can stand for each other in sums without end.
                if (!parts.Contains(total) && !(isAnyTold && AreAnyTold([.. parts, total])))
                {
                    Try(real, Kind.Sum, [.. parts.Select(p => columns[p]), columns[total]], candidates);
                }
            }
        }

        bool AreAnyTold(int[] set) => set.Any(a => set.Any(b => areTold[a, b]));

        void OfTwo(Kind kind)
        {
            for (int a = 0; a < columns.Length; a++)
            {
                for (int b = kind == Kind.Quotient ? 0 : a + 1; b < columns.Length; b++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    for (int c = 0; c < columns.Length && a != b && !candidates.IsTold(columns[a].Name, columns[b].Name); c++)
                    {
                        if (c != a && c != b && !told.Contains(Set(a, b, c)) && !candidates.IsTold(columns[a].Name, columns[c].Name) && !candidates.IsTold(columns[b].Name, columns[c].Name)
                            && Try(real, kind, [columns[a], columns[b], columns[c]], candidates))
                        {
                            told.Add(Set(a, b, c));
                        }
                    }
                }
            }
        }
    }

    private static (int, int, int) Set(int a, int b, int c)
    {
        int[] sorted = [a, b, c];
        Array.Sort(sorted);
        return (sorted[0], sorted[1], sorted[2]);
    }

    /// <summary>Three and four parts of all columns where they are few, and runs of any length.</summary>
    private static IEnumerable<int[]> LongSums(int columns)
    {
        for (int size = 3; size <= LongestSum && columns <= MostColumnsOfLongSums; size++)
        {
            foreach (int[] set in Contingency.ColumnSets.All(columns, size))
            {
                yield return set;
            }
        }

        for (int size = columns <= MostColumnsOfLongSums ? LongestSum + 1 : 3; size < columns; size++)
        {
            for (int start = 0; start + size <= columns; start++)
            {
                yield return [.. Enumerable.Range(start, size)];
            }
        }
    }

    private static bool Try(RealColumns real, Kind kind, RealNumbers[] columns, RuleCandidates candidates)
    {
        candidates.Tried++;
        double[][] values = Array.ConvertAll(columns, c => c.Values);
        RealNumbers result = columns[^1];
        double tolerance = kind == Kind.Sum && columns.All(c => c.Decimals <= result.Decimals)
            ? columns.Sum(c => c.Error)
            : columns.Max(c => c.Error) + result.Rounding;
        if (Broken(kind, values, tolerance, candidates.Most, Screened) is not (<= int.MaxValue - 1 and var broken) || broken > candidates.Most || !result.IsTelling(tolerance))
        {
            return false;
        }

        // Each column has to matter, and the rows that have all values to be enough.
        int present = Enumerable.Range(0, real.Rows).Count(row => Array.TrueForAll(values, v => !double.IsNaN(v[row])));
        for (int i = 0; i < values.Length && present >= RuleCandidates.FewestRows; i++)
        {
            double[][] shuffled = [.. values];
            shuffled[i] = real.Shuffle(values[i]);
            present = Broken(kind, shuffled, tolerance, RuleCandidates.FewestExpected - 1, int.MaxValue) < RuleCandidates.FewestExpected ? 0 : present;
        }

        if (present < RuleCandidates.FewestRows)
        {
            return false;
        }

        candidates.Add(broken, () => kind switch
        {
            Kind.Sum => new SumRule([.. columns[..^1].Select(c => c.Name)], result.Name, tolerance),
            Kind.Product => new ProductRule(columns[0].Name, columns[1].Name, result.Name, tolerance),
            _ => new QuotientRule(columns[0].Name, columns[1].Name, result.Name, tolerance),
        });
        return broken == 0;
    }

    /// <summary>Rows that break an identity; counting ends above <paramref name="most"/>, and with the largest number where the first ones all do.</summary>
    private static int Broken(Kind kind, double[][] values, double tolerance, int most, int screened)
    {
        double[] result = values[^1];
        int broken = 0;
        int seen = 0;
        for (int row = 0; row < result.Length && broken <= most; row++)
        {
            double difference = kind switch
            {
                Kind.Sum => SumOf(values, row) - result[row],
                Kind.Product => values[0][row] * values[1][row] - result[row],
                _ => values[1][row] == 0 ? double.NaN : values[0][row] / values[1][row] - result[row],
            };

            // No comparison holds for a missing value.
            broken += Math.Abs(difference) > tolerance ? 1 : 0;
            seen += double.IsNaN(difference) ? 0 : 1;
            if (broken == seen && seen >= screened)
            {
                return int.MaxValue;
            }
        }

        return broken;
    }

    private static double SumOf(double[][] values, int row)
    {
        double sum = 0;
        for (int i = 0; i < values.Length - 1; i++)
        {
            sum += values[i][row];
        }

        return sum;
    }
}

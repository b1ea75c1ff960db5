using Harness.Datasets.Rules;
using Harness.Metrics.Contingency;

namespace Harness.Metrics.Rules;

/// <summary>Looks for columns of numbers that are the sum of two to four others, or of more that stand side by side, the product or the quotient of two, or one with a rate of it added or taken off.</summary>
internal sealed class IdentitySearch
{
    // Triples grow with the cube of the columns, sums of four parts with the fifth power.
    private const int MostColumns = 200;
    private const int MostColumnsOfLongSums = 30;
    private const int LongestSum = 4;

    // Where the first rows all break an identity, it is none.
    private const int Screened = 8;

    private static readonly double[] Rates = [1, -1, 0.01, -0.01];

    private readonly RealColumns _real;
    private readonly RuleCandidates _candidates;
    private readonly RealNumbers[] _columns;
    private readonly bool[,] _areTold;
    private readonly HashSet<(int, int, int)> _known = [];
    private readonly LinearBasis _sums;

    private IdentitySearch(RealColumns real, RuleCandidates candidates)
    {
        (_real, _candidates) = (real, candidates);
        _columns = [.. real.Numbers.Take(MostColumns)];
        _sums = new LinearBasis(_columns.Length);
        _areTold = new bool[_columns.Length, _columns.Length];
        for (int a = 0; a < _columns.Length; a++)
        {
            for (int b = 0; b < _columns.Length; b++)
            {
                _areTold[a, b] = candidates.IsTold(_columns[a].Name, _columns[b].Name);
            }
        }
    }

    private enum Kind
    {
        Sum,
        Product,
        Rate,
        Quotient,
    }

    /// <summary>Tries every identity. O(1) for one that does not hold nearly, else O(n).</summary>
    public static void In(RealColumns real, RuleCandidates candidates, CancellationToken cancellation)
    {
        var search = new IdentitySearch(real, candidates);

        // What is an exact product is a rounded quotient too, which says less.
        foreach (Kind kind in Enum.GetValues<Kind>())
        {
            search.OfTwo(kind, cancellation);
        }

        search.LongSums(cancellation);
    }

    private void OfTwo(Kind kind, CancellationToken cancellation)
    {
        for (int a = 0; a < _columns.Length; a++)
        {
            for (int b = kind is Kind.Sum or Kind.Product ? a + 1 : 0; b < _columns.Length; b++)
            {
                cancellation.ThrowIfCancellationRequested();
                for (int c = 0; c < _columns.Length && a != b && !_areTold[a, b]; c++)
                {
                    if (c != a && c != b && !_areTold[a, c] && !_areTold[b, c] && !_known.Contains(Set(a, b, c)) && Factors(kind, _columns[b]).Any(factor => Try(kind, [a, b, c], factor)))
                    {
                        _known.Add(Set(a, b, c));
                    }
                }
            }
        }
    }

    // A share is at most 1, a percentage at most 100.
    private static IEnumerable<double> Factors(Kind kind, RealNumbers rate) => kind != Kind.Rate ? Rates.Take(1)
        : rate.Largest <= 1 ? Rates.Take(2)
        : rate.Largest <= 100 ? Rates.Skip(2)
        : [];

    /// <summary>Three and four parts of all columns where they are few, and runs of any length.</summary>
    private void LongSums(CancellationToken cancellation)
    {
        int columns = _columns.Length;
        IEnumerable<int[]> all = columns <= MostColumnsOfLongSums ? Enumerable.Range(3, LongestSum - 2).SelectMany(size => ColumnSets.All(columns, size)) : [];
        int shortest = columns <= MostColumnsOfLongSums ? LongestSum + 1 : 3;
        IEnumerable<int[]> runs = Enumerable.Range(shortest, Math.Max(0, columns - shortest)).SelectMany(size => Enumerable.Range(0, columns - size + 1).Select(start => Enumerable.Range(start, size).ToArray()));
        bool isAnyTold = _areTold.Cast<bool>().Any(t => t);
        foreach (int[] parts in all.Concat(runs))
        {
            cancellation.ThrowIfCancellationRequested();
            for (int total = 0; total < columns; total++)
            {
                // Equal columns can stand for each other in sums without end.
                if (!parts.Contains(total) && !(isAnyTold && AreAnyTold([.. parts, total])))
                {
                    Try(Kind.Sum, [.. parts, total], 1);
                }
            }
        }
    }

    private bool AreAnyTold(int[] set) => set.Any(a => set.Any(b => _areTold[a, b]));

    private static (int, int, int) Set(int a, int b, int c)
    {
        int[] sorted = [a, b, c];
        Array.Sort(sorted);
        return (sorted[0], sorted[1], sorted[2]);
    }

    private bool Try(Kind kind, int[] places, double factor)
    {
        _candidates.Tried++;
        RealNumbers[] columns = Array.ConvertAll(places, p => _columns[p]);
        double[][] values = Array.ConvertAll(columns, c => c.Values);
        RealNumbers result = columns[^1];
        double tolerance = kind == Kind.Sum && columns.All(c => c.Decimals <= result.Decimals)
            ? columns.Sum(c => c.Error)
            : columns.Max(c => c.Error) + result.Rounding;
        int broken = Broken(kind, values, factor, tolerance, _candidates.Most, Screened);
        if (broken > _candidates.Most || !result.IsTelling(tolerance) || !DoAllMatter(kind, values, factor, tolerance) || (broken == 0 && kind == Kind.Sum && !_sums.Add(places[..^1], places[^1])))
        {
            return false;
        }

        string[] names = Array.ConvertAll(columns, c => c.Name);
        _candidates.Add(broken, () => kind switch
        {
            Kind.Sum => new SumRule(names[..^1], names[^1], tolerance),
            Kind.Product => new ProductRule(names[0], names[1], names[2], tolerance),
            Kind.Rate => new RateRule(names[0], names[1], names[2], factor, tolerance),
            _ => new QuotientRule(names[0], names[1], names[2], tolerance),
        });
        return broken == 0;
    }

    /// <summary>Whether enough rows have all values, and any column at random would break the identity.</summary>
    private bool DoAllMatter(Kind kind, double[][] values, double factor, double tolerance)
    {
        int present = 0;
        for (int row = 0; row < _real.Rows && present < RuleCandidates.FewestRows; row++)
        {
            present += Array.TrueForAll(values, v => !double.IsNaN(v[row])) ? 1 : 0;
        }

        return present >= RuleCandidates.FewestRows && Enumerable.Range(0, values.Length).All(i =>
        {
            double[][] shuffled = [.. values];
            shuffled[i] = _real.Shuffle(values[i]);
            return Broken(kind, shuffled, factor, tolerance, RuleCandidates.FewestExpected - 1, int.MaxValue) >= RuleCandidates.FewestExpected;
        });
    }

    private static int Broken(Kind kind, double[][] values, double factor, double tolerance, int most, int screened) =>
        Breaches.Count(new Difference(kind, values, factor), values[0].Length, tolerance, most, screened);

    private readonly struct Difference(Kind kind, double[][] values, double factor) : Breaches.IDifference
    {
        public double At(int row) => kind switch
        {
            Kind.Sum => Sum(row),
            Kind.Product => values[0][row] * values[1][row],
            Kind.Rate => values[0][row] * (1 + factor * values[1][row]),
            _ => values[1][row] == 0 ? double.NaN : values[0][row] / values[1][row],
        } - values[^1][row];

        private double Sum(int row)
        {
            double sum = 0;
            for (int i = 0; i < values.Length - 1; i++)
            {
                sum += values[i][row];
            }

            return sum;
        }
    }
}

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

    private static readonly double[] Rates = [1, -1, 0.01, -0.01];

    private readonly RealColumns _real;
    private readonly RuleCandidates _candidates;
    private readonly RealNumbers[] _columns;
    private readonly bool[,] _areTold;
    private readonly bool _isAnyTold;
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
                _isAnyTold |= _areTold[a, b];
            }
        }
    }

    /// <summary>Tries every identity. O(1) for one that does not hold nearly, else O(n).</summary>
    public static void In(RealColumns real, RuleCandidates candidates, CancellationToken cancellation)
    {
        var search = new IdentitySearch(real, candidates);

        foreach (IdentityKind kind in Enum.GetValues<IdentityKind>())
        {
            search.OfTwo(kind, cancellation);
        }

        search.LongSums(cancellation);
    }

    private void OfTwo(IdentityKind kind, CancellationToken cancellation)
    {
        for (int a = 0; a < _columns.Length; a++)
        {
            for (int b = kind is IdentityKind.Sum or IdentityKind.Product ? a + 1 : 0; b < _columns.Length; b++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (a != b && !_areTold[a, b])
                {
                    OfTwo(kind, a, b);
                }
            }
        }
    }

    private void OfTwo(IdentityKind kind, int a, int b)
    {
        int[] parts = [a, b];
        PresentRows rows = Rows(parts);
        Formula[] formulas = rows.AreTooFew ? [] : [.. Factors(kind, _columns[b]).Select(factor => new Formula(kind, [_columns[a], _columns[b]], factor, rows))];
        for (int c = 0; c < _columns.Length && formulas.Length > 0; c++)
        {
            if (c != a && c != b && !_areTold[a, c] && !_areTold[b, c] && !_known.Contains(Set(a, b, c)) && Array.Exists(formulas, f => Try(f, parts, c)))
            {
                _known.Add(Set(a, b, c));
            }
        }
    }

    // A share is at most 1, a percentage at most 100.
    private static IEnumerable<double> Factors(IdentityKind kind, RealNumbers rate) => kind != IdentityKind.Rate ? Rates.Take(1)
        : rate.Largest <= 1 ? Rates.Take(2)
        : rate.Largest <= 100 ? Rates.Skip(2)
        : [];

    /// <summary>Three and four parts of all columns where they are few, and runs of any length.</summary>
    private void LongSums(CancellationToken cancellation)
    {
        int columns = _columns.Length;
        bool areFew = columns <= MostColumnsOfLongSums;
        for (int size = 3; size <= LongestSum && areFew; size++)
        {
            foreach (int[] parts in ColumnSets.All(columns, size))
            {
                cancellation.ThrowIfCancellationRequested();
                Totals(parts, Rows(parts));
            }
        }

        Runs(areFew ? LongestSum + 1 : 3, cancellation);
    }

    /// <summary>Columns side by side, the short runs first: what follows from them is not said again.</summary>
    private void Runs(int shortest, CancellationToken cancellation)
    {
        int columns = _columns.Length;
        PresentRows?[] rows = [.. Enumerable.Range(0, columns).Select(start => Rows(Enumerable.Range(start, Math.Min(shortest - 1, columns - start))))];
        for (int size = shortest; size < columns; size++)
        {
            for (int start = 0; start + size <= columns; start++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (rows[start] is not { } present)
                {
                    continue;
                }

                int[] parts = [.. Enumerable.Range(start, size)];
                present.Add(_columns[parts[^1]].Values);
                if (present.AreTooFew || !Totals(parts, present))
                {
                    // Nor does a longer run that begins here.
                    rows[start] = null;
                }
            }
        }
    }

    /// <summary>Tries each column as the sum of some.</summary>
    /// <param name="parts">Places of the parts.</param>
    /// <param name="rows">Rows that have them all.</param>
    /// <returns>Whether they can be parts of one sum.</returns>
    private bool Totals(int[] parts, PresentRows rows)
    {
        // Equal columns can stand for each other in sums without end.
        if (rows.AreTooFew || AreAnyTold(parts))
        {
            return false;
        }

        var sum = new Formula(IdentityKind.Sum, Array.ConvertAll(parts, p => _columns[p]), 1, rows);
        for (int total = 0; total < _columns.Length; total++)
        {
            if (!_areTold[total, total] && !Array.Exists(parts, p => p == total || _areTold[p, total]))
            {
                Try(sum, parts, total);
            }
        }

        return true;
    }

    private bool AreAnyTold(int[] set) => _isAnyTold && Array.Exists(set, a => Array.Exists(set, b => _areTold[a, b]));

    private PresentRows Rows(IEnumerable<int> places)
    {
        var rows = new PresentRows(_real.Rows);
        foreach (int place in places)
        {
            rows.Add(_columns[place].Values);
        }

        return rows;
    }

    private static (int, int, int) Set(int a, int b, int c)
    {
        (int low, int high) = a < b ? (a, b) : (b, a);
        return c < low ? (c, low, high) : c < high ? (low, c, high) : (low, high, c);
    }

    private bool Try(Formula formula, int[] parts, int place)
    {
        _candidates.Tried++;
        RealNumbers result = _columns[place];
        double tolerance = formula.Tolerance(result);
        int broken = formula.Broken(result, tolerance, _candidates.Most);
        if (broken > _candidates.Most || !result.IsTelling(tolerance) || !formula.DoAllMatter(_real, result.Values, tolerance) || (broken == 0 && formula.Kind == IdentityKind.Sum && !_sums.Add(parts, place)))
        {
            return false;
        }

        string[] names = Array.ConvertAll(parts, p => _columns[p].Name);
        _candidates.Add(broken, () => formula.Kind switch
        {
            IdentityKind.Sum => new SumRule(names, result.Name, tolerance),
            IdentityKind.Product => new ProductRule(names[0], names[1], result.Name, tolerance),
            IdentityKind.Rate => new RateRule(names[0], names[1], result.Name, formula.Factor, tolerance),
            _ => new QuotientRule(names[0], names[1], result.Name, tolerance),
        });
        return broken == 0;
    }
}

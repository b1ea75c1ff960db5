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
                if (a != b && !_areTold[a, b])
                {
                    OfTwo(kind, a, b);
                }
            }
        }
    }

    private void OfTwo(Kind kind, int a, int b)
    {
        PresentRows rows = Rows([a, b]);
        Formula[] formulas = rows.AreTooFew ? [] : [.. Factors(kind, _columns[b]).Select(factor => new Formula(this, kind, [a, b], factor, rows))];
        for (int c = 0; c < _columns.Length && formulas.Length > 0; c++)
        {
            if (c != a && c != b && !_areTold[a, c] && !_areTold[b, c] && !_known.Contains(Set(a, b, c)) && Array.Exists(formulas, f => Try(f, c)))
            {
                _known.Add(Set(a, b, c));
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

        var sum = new Formula(this, Kind.Sum, parts, 1, rows);
        for (int total = 0; total < _columns.Length; total++)
        {
            if (!_areTold[total, total] && !Array.Exists(parts, p => p == total || _areTold[p, total]))
            {
                Try(sum, total);
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

    private bool Try(Formula formula, int place)
    {
        _candidates.Tried++;
        RealNumbers result = _columns[place];
        double tolerance = formula.Tolerance(result);
        if (formula.IsRuledOut(result, tolerance, _candidates.Most))
        {
            return false;
        }

        (Kind kind, double factor) = (formula.Kind, formula.Factor);
        double[][] values = [.. formula.Parts.Select(p => _columns[p].Values), result.Values];
        int broken = Broken(kind, values, factor, tolerance, _candidates.Most, Screened);
        if (broken > _candidates.Most || !result.IsTelling(tolerance) || !DoAllMatter(kind, values, factor, tolerance) || (broken == 0 && kind == Kind.Sum && !_sums.Add(formula.Parts, place)))
        {
            return false;
        }

        string[] names = [.. formula.Parts.Select(p => _columns[p].Name), result.Name];
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
        Breaches.Count(new Difference(kind, values[..^1], factor, values[^1]), values[0].Length, tolerance, most, screened);

    /// <summary>What is calculated of some columns, on the first rows that have them all: nearly every column beside it is off there already.</summary>
    private sealed class Formula
    {
        private readonly double[][] _values;
        private readonly int[] _rows;
        private readonly double[] _made;
        private readonly int _decimals;
        private readonly double _errors;
        private readonly double _largestError;

        public Formula(IdentitySearch search, Kind kind, int[] parts, double factor, PresentRows rows)
        {
            (Kind, Parts, Factor) = (kind, parts, factor);
            _values = new double[parts.Length][];
            for (int i = 0; i < parts.Length; i++)
            {
                RealNumbers part = search._columns[parts[i]];
                _values[i] = part.Values;
                _decimals = Math.Max(_decimals, part.Decimals);
                _errors += part.Error;
                _largestError = Math.Max(_largestError, part.Error);
            }

            _rows = rows.Kept.ToArray();
            _made = Array.ConvertAll(_rows, row => Made(kind, _values, factor, row));
        }

        public Kind Kind { get; }

        public int[] Parts { get; }

        public double Factor { get; }

        public double Tolerance(RealNumbers result) => Kind == Kind.Sum && _decimals <= result.Decimals
            ? _errors + result.Error
            : Math.Max(_largestError, result.Error) + result.Rounding;

        /// <summary>Whether it is off in each of the first rows that have the result too, or in more than <paramref name="most"/> of those where the result is not what it is mostly.</summary>
        public bool IsRuledOut(RealNumbers result, double tolerance, int most) => IsOffAtFirst(result.Values, tolerance) || IsOffWhereTelling(result, tolerance, most);

        private bool IsOffAtFirst(double[] result, double tolerance)
        {
            int seen = 0;
            for (int i = 0; i < _rows.Length; i++)
            {
                double off = _made[i] - result[_rows[i]];
                if (Math.Abs(off) <= tolerance)
                {
                    return false;
                }

                seen += double.IsNaN(off) ? 0 : 1;
                if (seen >= Screened)
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsOffWhereTelling(RealNumbers result, double tolerance, int most)
        {
            int broken = 0;
            foreach (int row in result.Telling)
            {
                broken += Math.Abs(Made(Kind, _values, Factor, row) - result.Values[row]) > tolerance ? 1 : 0;
                if (broken > most)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static double Made(Kind kind, double[][] parts, double factor, int row) => kind switch
    {
        Kind.Sum => Sum(parts, row),
        Kind.Product => parts[0][row] * parts[1][row],
        Kind.Rate => parts[0][row] * (1 + factor * parts[1][row]),
        _ => parts[1][row] == 0 ? double.NaN : parts[0][row] / parts[1][row],
    };

    private static double Sum(double[][] parts, int row)
    {
        double sum = 0;
        foreach (double[] part in parts)
        {
            sum += part[row];
        }

        return sum;
    }

    private readonly struct Difference(Kind kind, double[][] parts, double factor, double[] result) : Breaches.IDifference
    {
        public double At(int row) => Made(kind, parts, factor, row) - result[row];
    }
}

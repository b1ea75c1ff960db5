namespace Harness.Metrics.Rules;

/// <summary>What is calculated of some columns, to be held against others that may be its result.</summary>
internal sealed class Formula
{
    // Where the first rows all break an identity, it is none.
    private const int Screened = 8;

    private readonly double[][] _parts;
    private readonly int[] _rows;
    private readonly double[] _made;
    private readonly int _decimals;
    private readonly double _errors;
    private readonly double _largestError;

    /// <summary>Calculates it where nearly every result is off already.</summary>
    /// <param name="kind">What is calculated.</param>
    /// <param name="parts">Of what: two columns, of a sum two or more.</param>
    /// <param name="factor">What the second is multiplied by where it is a rate.</param>
    /// <param name="rows">The first rows that have all parts.</param>
    public Formula(IdentityKind kind, RealNumbers[] parts, double factor, PresentRows rows)
    {
        (Kind, Factor) = (kind, factor);
        _parts = Array.ConvertAll(parts, p => p.Values);
        foreach (RealNumbers part in parts)
        {
            _decimals = Math.Max(_decimals, part.Decimals);
            _errors += part.Error;
            _largestError = Math.Max(_largestError, part.Error);
        }

        _rows = rows.Kept.ToArray();
        _made = Array.ConvertAll(_rows, row => At(_parts, row));
    }

    /// <summary>What is calculated.</summary>
    public IdentityKind Kind { get; }

    /// <summary>What the second part is multiplied by where it is a rate.</summary>
    public double Factor { get; }

    /// <summary>What it may be off a result by.</summary>
    public double Tolerance(RealNumbers result) => Kind == IdentityKind.Sum && _decimals <= result.Decimals
        ? _errors + result.Error
        : Math.Max(_largestError, result.Error) + result.Rounding;

    /// <summary>Real rows that are off; above <paramref name="most"/> where it is more, or where the first rows all are. O(1) where it is not near, else O(n).</summary>
    /// <param name="result">The result.</param>
    /// <param name="tolerance">What it may be off by.</param>
    /// <param name="most">Where counting ends.</param>
    public int Broken(RealNumbers result, double tolerance, int most) => IsOffAtFirst(result.Values, tolerance) || IsOffWhereTelling(result, tolerance, most)
        ? int.MaxValue
        : Broken(_parts, result.Values, tolerance, most, Screened);

    /// <summary>Whether enough rows have all values, and any column at random would break the identity. O(n).</summary>
    /// <param name="real">The real rows.</param>
    /// <param name="result">The result.</param>
    /// <param name="tolerance">What it may be off by.</param>
    public bool DoAllMatter(RealColumns real, double[] result, double tolerance)
    {
        var rows = new PresentRows(real.Rows);
        foreach (double[] values in _parts.Append(result))
        {
            rows.Add(values);
        }

        return !rows.AreTooFew && IsBroken(_parts, real.Shuffle(result)) && Enumerable.Range(0, _parts.Length).All(i => IsBroken([.. _parts[..i], real.Shuffle(_parts[i]), .. _parts[(i + 1)..]], result));

        bool IsBroken(double[][] parts, double[] values) =>
            Broken(parts, values, tolerance, RuleCandidates.FewestExpected - 1, int.MaxValue) >= RuleCandidates.FewestExpected;
    }

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

    // Of a column that is nearly always 0 the first rows say little.
    private bool IsOffWhereTelling(RealNumbers result, double tolerance, int most)
    {
        int broken = 0;
        foreach (int row in result.Telling)
        {
            broken += Math.Abs(At(_parts, row) - result.Values[row]) > tolerance ? 1 : 0;
            if (broken > most)
            {
                return true;
            }
        }

        return false;
    }

    private int Broken(double[][] parts, double[] result, double tolerance, int most, int screened) =>
        Breaches.Count(new Difference(this, parts, result), result.Length, tolerance, most, screened);

    private double At(double[][] parts, int row) => Kind switch
    {
        IdentityKind.Sum => Sum(parts, row),
        IdentityKind.Product => parts[0][row] * parts[1][row],
        IdentityKind.Rate => parts[0][row] * (1 + Factor * parts[1][row]),
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

    private readonly struct Difference(Formula formula, double[][] parts, double[] result) : Breaches.IDifference
    {
        public double At(int row) => formula.At(parts, row) - result[row];
    }
}

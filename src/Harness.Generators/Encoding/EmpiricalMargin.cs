using MathNet.Numerics.Distributions;

namespace Harness.Generators.Encoding;

/// <summary>
/// The distribution of the numbers in one column: quantile function, its inverse, and normal scores. The i-th of n
/// sorted values stands at probability (i − ½)/n (Hazen's plotting position), so both ends keep their share.
/// </summary>
/// <remarks>
/// Between two order statistics the quantile function of a continuous margin is linear; a value that many rows have
/// keeps its share either way, because it stands at many probabilities. That of a discrete margin is a step function and
/// returns train values only. A. Hazen, "Storage to be provided in impounding reservoirs", Trans. ASCE 77 (1914).
/// </remarks>
internal sealed class EmpiricalMargin
{
    /// <summary>Most marks of the places of distinct values.</summary>
    private const int MostMarks = 4096;

    private readonly double[] _distinct;

    // The values _distinct[i] stand at _starts[i] to _starts[i + 1] - 1 of the sorted ones.
    private readonly int[] _starts;

    // Place p of the sorted values belongs to one of the distinct ones from _marks[m] to _marks[m + 1], where m = p · marks / Count.
    private readonly int[] _marks;

    /// <summary>Sorts the numbers. O(n log n).</summary>
    /// <param name="values">At least one number; NaN is left out.</param>
    /// <param name="isDiscrete"><see langword="true"/> where only these values are possible; <see langword="null"/> to decide by <see cref="LooksDiscrete"/>.</param>
    /// <exception cref="ArgumentException">No value is present.</exception>
    public EmpiricalMargin(ReadOnlySpan<double> values, bool? isDiscrete = null)
    {
        var sorted = new double[values.Length];
        int count = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                sorted[count++] = value + 0.0; // −0 becomes 0.
            }
        }

        if (count == 0)
        {
            throw new ArgumentException("A margin needs at least one value that is not missing.", nameof(values));
        }

        Array.Sort(sorted, 0, count);
        int distinct = 1;
        for (int i = 1; i < count; i++)
        {
            distinct += sorted[i] != sorted[i - 1] ? 1 : 0;
        }

        _distinct = new double[distinct];
        _starts = new int[distinct + 1];
        for (int i = 0, next = 0; i < count; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                _distinct[next] = sorted[i];
                _starts[next++] = i;
            }
        }

        _starts[^1] = count;
        _marks = Marks();
        IsDiscrete = isDiscrete ?? LooksDiscrete(_distinct.Length, count);
    }

    /// <summary>Number of values, at least 1.</summary>
    public int Count => _starts[^1];

    /// <summary>The smallest value.</summary>
    public double Minimum => _distinct[0];

    /// <summary>The largest value.</summary>
    public double Maximum => _distinct[^1];

    /// <summary>Whether only the values seen are possible, none between them.</summary>
    public bool IsDiscrete { get; }

    /// <summary>The different values, ascending.</summary>
    public ReadOnlySpan<double> Distinct => _distinct;

    /// <summary>
    /// Whether numbers are better modelled as a few levels than as a continuum: at most 20 distinct values, or at most 5 % of
    /// the values, and two values or more of each on average.
    /// </summary>
    /// <param name="distinct">Number of distinct values.</param>
    /// <param name="count">Number of values.</param>
    public static bool LooksDiscrete(int distinct, int count) => distinct <= Math.Max(20, count / 20) && 2L * distinct <= count;

    /// <summary>Number of values that equal one of <see cref="Distinct"/>.</summary>
    /// <param name="index">Zero-based index into <see cref="Distinct"/>.</param>
    public int CountOf(int index) => _starts[index + 1] - _starts[index];

    /// <summary>The index of a value in <see cref="Distinct"/>; the complement of the next larger one's where it was not seen. O(log distinct).</summary>
    /// <param name="value">A number.</param>
    public int IndexOf(double value) => Array.BinarySearch(_distinct, value + 0.0);

    /// <summary>The values, ascending, ties included. O(n).</summary>
    public double[] Sorted()
    {
        var sorted = new double[Count];
        for (int i = 0; i < _distinct.Length; i++)
        {
            sorted.AsSpan(_starts[i].._starts[i + 1]).Fill(_distinct[i]);
        }

        return sorted;
    }

    /// <summary>The value at a place of the sorted ones, ties included. O(log distinct).</summary>
    /// <param name="place">Zero-based place, below <see cref="Count"/>.</param>
    public double At(int place) => _distinct[IndexAt(place)];

    /// <summary>The value at a probability: within the values seen, linear between them unless discrete. O(log distinct).</summary>
    /// <param name="probability">0 to 1.</param>
    public double Quantile(double probability)
    {
        double place = probability * Count;
        if (IsDiscrete)
        {
            return At(Math.Clamp((int)place, 0, Count - 1));
        }

        place = Math.Clamp(place - 0.5, 0, Count - 1);
        int below = Math.Min((int)place, Count - 1);
        int above = Math.Min(below + 1, Count - 1);

        // The products, not the difference, so that the largest finite numbers do not overflow.
        double share = place - below;
        int index = IndexAt(below);
        double low = _distinct[index];
        return above < _starts[index + 1] ? low : (1 - share) * low + share * _distinct[index + 1];
    }

    /// <summary>
    /// The inverse of <see cref="Quantile"/>: the probability of a value, ½/n to 1 − ½/n. A value that occurs once in a
    /// continuous margin has one probability, every other one an interval. O(log distinct).
    /// </summary>
    /// <param name="value">A number, usually one seen; one beyond the ends counts as the end.</param>
    /// <param name="within">Place in the interval, above 0 and below 1: ½ gives the mid rank, a uniform random number spreads ties evenly.</param>
    public double Probability(double value, double within = 0.5)
    {
        int index = IndexOf(value);
        double place;
        if (index >= 0)
        {
            int ties = CountOf(index);
            place = _starts[index] + (IsDiscrete ? within * ties : 0.5 + within * (ties - 1));
        }
        else
        {
            int above = ~index;
            place = _starts[above];
            if (!IsDiscrete && above > 0 && above < _distinct.Length)
            {
                double low = _distinct[above - 1];
                place += (value / 2 - low / 2) / (_distinct[above] / 2 - low / 2) - 0.5;
            }
        }

        return Math.Clamp(place, 0.5, Count - 0.5) / Count;
    }

    /// <summary>The normal score of a value: the standard normal's quantile at its probability; finite.</summary>
    /// <param name="value">A number.</param>
    /// <param name="within">Place in the interval of its ties, above 0 and below 1.</param>
    public double Score(double value, double within = 0.5) => Normal.InvCDF(0, 1, Probability(value, within));

    /// <summary>The value of a normal score: the inverse of <see cref="Score"/>.</summary>
    /// <param name="score">A number; standard normal ones give back this distribution.</param>
    public double FromScore(double score) => Quantile(Normal.CDF(0, 1, score));

    /// <summary>The index in <see cref="Distinct"/> of the value at a place of the sorted ones.</summary>
    private int IndexAt(int place)
    {
        int mark = (int)((long)place * (_marks.Length - 1) / Count);
        int low = _marks[mark];
        int high = _marks[mark + 1];
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_starts[middle] <= place)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private int[] Marks()
    {
        int marks = Math.Min(MostMarks, _distinct.Length);
        var of = new int[marks + 1];
        int index = 0;
        for (int mark = 0; mark < marks; mark++)
        {
            // The first place that belongs to the mark.
            long place = ((long)mark * Count + marks - 1) / marks;
            while (_starts[index + 1] <= place)
            {
                index++;
            }

            of[mark] = index;
        }

        of[marks] = _distinct.Length - 1;
        return of;
    }
}

namespace Harness.Generators.Trees;

/// <summary>Explains a class of each row, one of three or more, by Gini's index.</summary>
/// <param name="classes">One class a train row, 0 to <paramref name="count"/> − 1.</param>
/// <param name="count">Number of classes.</param>
internal sealed class ClassResponse(int[] classes, int count) : Response
{
    private const int PowerSteps = 2;

    private readonly int[] _total = new int[count];
    private readonly int[] _left = new int[count];
    private readonly double[] _weights = new double[count];
    private double _squares;
    private int _commonest;

    public override double Enter(ReadOnlySpan<int> rows)
    {
        Array.Clear(_total);
        foreach (int row in rows)
        {
            _total[classes[row]]++;
        }

        _squares = 0;
        _commonest = 0;
        for (int c = 0; c < _total.Length; c++)
        {
            _squares += (double)_total[c] * _total[c];
            _commonest = _total[c] > _total[_commonest] ? c : _commonest;
        }

        return rows.Length - _squares / rows.Length;
    }

    public override (double Gain, int Left) BestCut(ReadOnlySpan<int> rows, ReadOnlySpan<int> keys, int leaf)
    {
        double best = 0;
        int cut = 0;
        double before = _squares / rows.Length;

        // Sums of squared class counts, kept up to date as rows move from right to left.
        double leftSquares = 0;
        double rightSquares = _squares;
        int last = rows.Length - leaf;
        int left = 1;
        for (; left <= last; left++)
        {
            int row = rows[left - 1];
            int moved = classes[row];
            int already = _left[moved]++;
            leftSquares += 2 * already + 1;
            rightSquares -= 2 * (_total[moved] - already) - 1;
            if (left >= leaf && keys[row] != keys[rows[left]])
            {
                double gain = leftSquares / left + rightSquares / (rows.Length - left) - before;
                if (gain > best)
                {
                    best = gain;
                    cut = left;
                }
            }
        }

        foreach (int row in rows[..Math.Max(0, left - 1)])
        {
            _left[classes[row]] = 0;
        }

        return (best, cut);
    }

    /// <summary>Two steps of the power method towards the first principal component of the labels' class profiles, from the commonest class.</summary>
    public override void Score(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes, int levels, Span<double> scores)
    {
        Array.Clear(_weights);
        _weights[_commonest] = 1;
        Span<double> sums = levels <= 512 ? stackalloc double[levels] : new double[levels];
        Span<int> sizes = levels <= 512 ? stackalloc int[levels] : new int[levels];
        sizes.Clear();
        foreach (int row in rows)
        {
            sizes[codes[row]]++;
        }

        for (int step = 0; step < PowerSteps; step++)
        {
            double mean = 0;
            for (int c = 0; c < _weights.Length; c++)
            {
                mean += _weights[c] * _total[c] / rows.Length;
            }

            sums.Clear();
            foreach (int row in rows)
            {
                sums[codes[row]] += _weights[classes[row]] - mean;
            }

            Array.Clear(_weights);
            double largest = 0;
            foreach (int row in rows)
            {
                ref double weight = ref _weights[classes[row]];
                weight += sums[codes[row]] / sizes[codes[row]] / _total[classes[row]];
            }

            foreach (double weight in _weights)
            {
                largest = Math.Max(largest, Math.Abs(weight));
            }

            if (largest == 0)
            {
                break;
            }

            foreach (ref double weight in _weights.AsSpan())
            {
                weight /= largest;
            }
        }

        foreach (int row in rows)
        {
            scores[row] = _weights[classes[row]];
        }
    }
}

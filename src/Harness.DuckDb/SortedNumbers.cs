namespace Harness.DuckDb;

/// <summary>The numbers of a column as they go by in ascending order, with what all of them say.</summary>
/// <param name="numbers">The numbers, ascending.</param>
/// <param name="rows">Rows of the table.</param>
/// <param name="count">How many numbers there are.</param>
/// <param name="least">The smallest; <see langword="null"/> of none.</param>
/// <param name="greatest">The largest.</param>
/// <param name="cells">Cells of about equal counts to learn; 0 for none.</param>
internal sealed class SortedNumbers(IEnumerable<double> numbers, long rows, long count, double? least, double? greatest, int cells) : IDisposable
{
    private readonly IEnumerator<double> _numbers = numbers.GetEnumerator();
    private readonly ExactMoments _moments = new(least ?? 0, greatest ?? 0);
    private readonly List<double> _distinct = [];
    private readonly List<double> _quantiles = [];

    /// <summary>How many numbers there are.</summary>
    public long Count => count;

    /// <summary>How many have gone by, the one at hand not among them.</summary>
    public long Passed { get; private set; }

    /// <summary>The number at hand.</summary>
    public double Current => _numbers.Current;

    /// <summary>What all numbers say; complete at their end.</summary>
    public ColumnFacts Facts => count == 0
        ? new ColumnFacts(rows, rows)
        : new ColumnFacts(rows, rows - count) { Mean = _moments.Mean(count), StandardDeviation = _moments.StandardDeviation(count), Minimum = least, Maximum = greatest };

    /// <summary>Edges between cells; complete at the end.</summary>
    public double[] Edges => _distinct.Count <= cells ? [.. _distinct.SkipLast(1)] : [.. _quantiles.Distinct()];

    /// <summary>Goes to the first number.</summary>
    public bool Next() => _numbers.MoveNext();

    /// <summary>Passes all numbers up to and with a point.</summary>
    /// <param name="point">The point.</param>
    /// <returns>Whether there is a number behind it.</returns>
    public bool Pass(double point)
    {
        while (_numbers.Current <= point)
        {
            double value = _numbers.Current;
            if (_distinct.Count <= cells && (_distinct.Count == 0 || _distinct[^1] != value))
            {
                _distinct.Add(value);
            }

            while (_quantiles.Count < cells - 1 && Passed == (long)((Int128)(_quantiles.Count + 1) * count / cells) - 1)
            {
                _quantiles.Add(value);
            }

            _moments.Add(value);
            Passed++;
            if (!_numbers.MoveNext())
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _numbers.Dispose();
}

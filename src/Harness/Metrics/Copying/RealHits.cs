using Harness.Statistics;

namespace Harness.Metrics.Copying;

/// <summary>
/// Which unique real rows a synthetic table hits, each counted once. If the generator learned no row by heart, it hits those
/// of train and of the holdout alike: the hits are drawn from them without replacement.
/// </summary>
internal sealed class RealHits
{
    private readonly RealKinds _kinds;
    private readonly bool[] _canBeHit;
    private readonly bool[] _isHit;

    /// <summary>Starts without a hit.</summary>
    /// <param name="kinds">The real rows.</param>
    /// <param name="among">The real rows that take part; by default all.</param>
    public RealHits(RealKinds kinds, IEnumerable<int>? among = null)
    {
        _kinds = kinds;
        int rows = kinds.TrainCount + kinds.HoldoutCount;
        _canBeHit = new bool[rows];
        _isHit = new bool[rows];
        foreach (int row in among ?? Enumerable.Range(0, rows))
        {
            _canBeHit[row] = kinds.IsUnique(row);
        }
    }

    /// <summary>Adds a hit.</summary>
    /// <param name="row">The real row; −1 is none.</param>
    public void Add(int row)
    {
        if (row >= 0)
        {
            _isHit[row] = _canBeHit[row];
        }
    }

    /// <summary>The chance of at least as many hits in train.</summary>
    public double MoreOfTrain()
    {
        (int train, int trainRows, int holdout, int holdoutRows) = Count();
        return FisherExact.Greater(train, trainRows, holdout, holdoutRows);
    }

    /// <summary>The chance of at least as many hits in the holdout.</summary>
    public double MoreOfHoldout()
    {
        (int train, int trainRows, int holdout, int holdoutRows) = Count();
        return FisherExact.Greater(holdout, holdoutRows, train, trainRows);
    }

    /// <summary>Number of train's rows that are hit.</summary>
    public int OfTrain => Count().Train;

    private (int Train, int TrainRows, int Holdout, int HoldoutRows) Count()
    {
        int split = _kinds.TrainCount;
        return (_isHit.AsSpan(0, split).Count(true), _canBeHit.AsSpan(0, split).Count(true), _isHit.AsSpan(split).Count(true), _canBeHit.AsSpan(split).Count(true));
    }
}

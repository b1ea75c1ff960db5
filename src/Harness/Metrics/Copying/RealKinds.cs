using System.Globalization;
using Harness.Datasets;
using Harness.Tables;

namespace Harness.Metrics.Copying;

/// <summary>
/// The real rows of a dataset, train's first and then the holdout's, by what they equal. A row value that one real row alone
/// has tells a copy: a generator that learned no row by heart hits one of train as often as one of the holdout, whatever its margins.
/// </summary>
internal sealed class RealKinds
{
    /// <summary>Below this share of unique rows, equal rows are the rule and no sign of copying.</summary>
    private const double FewestUnique = 0.1;

    private readonly RowSet _rows;
    private readonly bool[] _inTrain;
    private readonly bool[] _inHoldout;

    private RealKinds(Dataset dataset)
    {
        (TrainCount, HoldoutCount) = (dataset.Train.RowCount, dataset.Holdout.RowCount);
        Table real = dataset.Train.Append(dataset.Holdout);
        _rows = new RowSet(real);
        _inTrain = new bool[real.RowCount];
        _inHoldout = new bool[real.RowCount];
        for (int row = 0; row < real.RowCount; row++)
        {
            (row < TrainCount ? _inTrain : _inHoldout)[_rows.FirstEqual[row]] = true;
        }

        RepeatsOfTrain = Enumerable.Range(TrainCount, HoldoutCount).Count(row => _inTrain[_rows.FirstEqual[row]]);
        RealRepeats = RepeatsOfTrain + Enumerable.Range(0, TrainCount).GroupBy(row => _rows.FirstEqual[row]).Where(kind => kind.Skip(1).Any()).Sum(kind => kind.Count());
        double unique = _rows.Counts.Count(1) / Math.Max(1.0, real.RowCount);
        CannotTell = HoldoutCount == 0 ? "there is no holdout row to compare with"
            : unique < FewestUnique ? string.Create(CultureInfo.InvariantCulture, $"only {100 * unique:0.##} % of the real rows are unique: where rows repeat so often, copies look like any others")
            : null;
    }

    /// <summary>Number of train rows.</summary>
    public int TrainCount { get; }

    /// <summary>Number of holdout rows.</summary>
    public int HoldoutCount { get; }

    /// <summary>Number of holdout rows that equal a train row.</summary>
    public int RepeatsOfTrain { get; }

    /// <summary>Number of real rows, train's and the holdout's, that equal another one, of train.</summary>
    public int RealRepeats { get; }

    /// <summary>Why copies cannot be told from other rows; <see langword="null"/> where they can.</summary>
    public string? CannotTell { get; }

    /// <summary>The kinds of a dataset's rows, made once; the table needs a modelled column.</summary>
    public static RealKinds Of(DatasetContext shared) => shared.Get(dataset => new RealKinds(dataset));

    /// <summary>For each row of a table the first real row that equals it, −1 where none does.</summary>
    public int[] Find(Table table) => _rows.Find(table);

    /// <summary>Whether a found row is one of train's.</summary>
    public bool InTrain(int found) => found >= 0 && _inTrain[found];

    /// <summary>Whether a found row is one of the holdout's.</summary>
    public bool InHoldout(int found) => found >= 0 && _inHoldout[found];

    /// <summary>Whether no other real row equals a real row.</summary>
    public bool IsUnique(int row) => _rows.Counts[row] == 1;
}

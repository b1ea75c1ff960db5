using Harness.Datasets;
using Harness.Statistics;
using Harness.Tables;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Harness.Tests.Metrics.Copying;

/// <summary>
/// What <see cref="Harness.Metrics.Copying.NearestEvaluator"/> and <see cref="Harness.Metrics.Copying.CopyingEvaluator"/> say, by their equations and all pairs of rows, one at a time. For small
/// tables whose numbers lie between 0 and 64, both of which train has, and whose ordinal columns list their order, so that distances are exact; no row is
/// left out. Of the library it uses the tests alone.
/// </summary>
internal sealed class PlainNearness
{
    private readonly object?[][] _train;
    private readonly object?[][] _holdout;
    private readonly object?[][] _real;
    private readonly object?[][] _synthetic;
    private readonly bool[] _isLabel;
    private readonly Lazy<int[]> _rowsLikeIt;
    private readonly Lazy<(double Radius, int Rows, int Near, int Units)> _own;

    public PlainNearness(Dataset dataset, Table synthetic)
    {
        (_train, _holdout, _synthetic) = (Rows(dataset.Train), Rows(dataset.Holdout), Rows(synthetic));
        _real = [.. _train, .. _holdout];
        _isLabel = [.. dataset.Train.Columns.Select(c => c is CategoricalColumn)];
        _rowsLikeIt = new(() => [.. _real.Select(row => _real.Count(other => Distance(row, other) == 0))]);
        _own = new(Own);
    }

    /// <summary>Share, reference and p-value of 'exact-copy-share', the generator not having seen the holdout.</summary>
    public (double Value, double? Reference, double? PValue) ExactCopies()
    {
        double ofTrain = Share(row => _train.Any(real => Distance(row, real) == 0));
        double ofHoldout = Share(row => _holdout.Any(real => Distance(row, real) == 0));
        if (_holdout.Length == 0)
        {
            return (ofTrain, null, null);
        }

        (int train, int trainRows, int holdout, int holdoutRows) = Hit(_synthetic.Select(Equal));
        double expected = Math.Min(1, ofHoldout * _train.Length / _holdout.Length);
        double p = FisherExact.Greater(train, trainRows, holdout, holdoutRows);
        int repeats = Enumerable.Range(0, _real.Length).Count(i => Enumerable.Range(0, _train.Length).Any(j => i != j && Distance(_real[i], _real[j]) == 0));
        if (ofTrain > 0 && ofTrain >= 10.0 * repeats / _real.Length && ofTrain >= 3 * expected)
        {
            p = Math.Min(p, 20 * FisherExact.Greater(train, _synthetic.Length, repeats, _real.Length));
        }

        return (ofTrain, expected, p);
    }

    /// <summary>The same of 'near-copy-share'.</summary>
    public (double Value, double Reference, double PValue) NearCopies()
    {
        int[] near = [.. _synthetic.Select(Near).Where(row => row >= 0)];
        int[] onTrain = [.. near.Where(row => row < _train.Length)];
        int apart = _synthetic.Count(row => _real.All(real => Distance(row, real) > 0));
        int units = onTrain.Distinct().Count();
        (_, int ownRows, int ownNear, int ownUnits) = _own.Value;
        double reference = ownRows == 0 ? 0 : (double)ownNear / ownRows;
        double p = FisherExact.Greater(units, Size(apart, onTrain.Length, units), ownUnits, Size(ownRows, ownNear, ownUnits));
        (int train, int trainRows, int holdout, int holdoutRows) = Hit(near);
        double lean = FisherExact.Greater(train, trainRows, holdout, holdoutRows);
        return (
            _synthetic.Length == 0 ? 0 : (double)onTrain.Length / _synthetic.Length,
            reference,
            lean > 0.1 && near.Length < 10 * reference * _synthetic.Length ? Math.Max(p, lean) : p);
    }

    /// <summary>The same of 'holdout-copy-share'; without holdout there is no comparison.</summary>
    public (double Value, double? Reference, double? PValue) HoldoutCopies()
    {
        double ofTrain = Share(row => _train.Any(real => Distance(row, real) == 0) || (Near(row) is >= 0 and var place && place < _train.Length));
        double ofHoldout = Share(row => _holdout.Any(real => Distance(row, real) == 0) || Near(row) >= _train.Length);
        (int train, int trainRows, int holdout, int holdoutRows) = Hit(_synthetic.Select(row => Near(row) is >= 0 and var place ? place : Equal(row)));
        return _holdout.Length == 0
            ? (ofHoldout, null, null)
            : (ofHoldout, Math.Min(1, ofTrain * _holdout.Length / _train.Length), FisherExact.Greater(holdout, holdoutRows, train, trainRows));
    }

    /// <summary>Share and p-value of 'nearest-train-share', for as many rows of train as of the holdout.</summary>
    public (double Value, double PValue) NearestTrain()
    {
        var hits = new double[_real.Length];
        foreach (object?[] row in _synthetic)
        {
            double nearest = _real.Min(real => Distance(row, real));
            int[] ties = [.. Enumerable.Range(0, hits.Length).Where(i => Distance(row, _real[i]) == nearest)];
            foreach (int i in ties)
            {
                hits[i] += 1.0 / ties.Length;
            }
        }

        if (_synthetic.Length == 0)
        {
            return (0.5, 1);
        }

        double share = hits.Take(_train.Length).Sum() / _synthetic.Length;
        double mean = hits.Average();
        double deviation = Math.Sqrt(hits.Length / (4.0 * (hits.Length - 1)) * hits.Sum(a => (a - mean) * (a - mean))) / _synthetic.Length;
        return (share, deviation == 0 ? 1 : 2 * Normal.CDF(0, 1, -Math.Abs(share - 0.5) / deviation));
    }

    /// <summary>Mean, standard error, reference and p-value of 'nndr'.</summary>
    public (double Value, double? Error, double Reference, double PValue) Nndr()
    {
        double[] own = [.. _synthetic.Select(Ratio)];
        double[] holdout = [.. _holdout.Select(Ratio)];
        return own.Length == 0 ? (1, null, holdout.Average(), 1)
            : (own.Average(), own.Length < 2 ? null : own.StandardDeviation() / Math.Sqrt(own.Length), holdout.Average(), MannWhitney.Less(own, holdout));

        double Ratio(object?[] row)
        {
            double[] nearest = [.. _train.Select(real => Distance(row, real)).Order().Take(2)];
            return nearest[1] == 0 ? 1 : nearest[0] / nearest[1];
        }
    }

    /// <summary>The parts of 'attribute-disclosure' and the standard error of their mean.</summary>
    public (double[] Parts, double? Error) Disclosure()
    {
        int[] labels = [.. Enumerable.Range(0, _isLabel.Length).Where(c => _isLabel[c])];
        double[][] train = [.. _train.Select(Guesses)];
        double[][] holdout = [.. _holdout.Select(Guesses)];
        double error = Math.Sqrt(Variance(train) / train.Length + Variance(holdout) / holdout.Length);
        return ([.. labels.Select((_, i) => train.Average(g => g[i]) - holdout.Average(g => g[i]))], _synthetic.Length == 0 ? null : error);

        double[] Guesses(object?[] target) => [.. labels.Select(label =>
        {
            double[] distances = [.. _synthetic.Select(row => Distance(target, row, without: label))];
            int[] nearest = [.. Enumerable.Range(0, distances.Length).Where(i => distances[i] == distances.Min())];
            return nearest.Length == 0 ? 0 : nearest.Average(i => Equals(_synthetic[i][label], target[label]) ? 1.0 : 0);
        })];

        static double Variance(double[][] guesses) => guesses.Select(g => g.Average()).Variance();
    }

    /// <summary>The 1 % quantile of the ratios of real rows, and the rows within it.</summary>
    private (double Radius, int Rows, int Near, int Units) Own()
    {
        var each = new List<(double First, double Ratio, bool OfTrain)>();
        for (int row = 0; row < _real.Length; row++)
        {
            (double Distance, int Place)[] others = [.. Enumerable.Range(0, _real.Length).Where(i => i != row)
                .Select(i => (Distance(_real[row], _real[i]), i)).OrderBy(o => o.Item1).ThenBy(o => o.i)];
            if (others[0].Distance > 0)
            {
                each.Add((others[0].Distance, others[0].Distance / others[1].Distance, others[0].Place < _train.Length));
            }
        }

        if (each.Count == 0)
        {
            return default;
        }

        double radius = each.Select(e => e.Ratio).Order().ElementAt((each.Count + 99) / 100 - 1);
        double[] near = [.. each.Where(e => e.OfTrain && e.Ratio <= radius && e.Ratio < 1).Select(e => e.First)];
        return (radius, each.Count, near.Length, Math.Max((near.Length + 1) / 2, near.Distinct().Count()));
    }

    /// <summary>The real row that a synthetic one sits on; −1 where it does on none.</summary>
    private int Near(object?[] row)
    {
        (double Distance, int Place)[] nearest = [.. _real.Select((real, i) => (Distance(row, real), i)).OrderBy(o => o.Item1).ThenBy(o => o.i).Take(2)];
        double ratio = nearest[0].Distance / nearest[1].Distance;
        return nearest[0].Distance > 0 && ratio <= _own.Value.Radius && ratio < 1 ? nearest[0].Place : -1;
    }

    private int Equal(object?[] row) => Array.FindIndex(_real, real => Distance(row, real) == 0);

    /// <summary>How many real rows that no other equals are hit, of train and of the holdout, and how many there are.</summary>
    private (int Train, int TrainRows, int Holdout, int HoldoutRows) Hit(IEnumerable<int> rows)
    {
        int[] hit = [.. rows.Where(row => row >= 0 && _rowsLikeIt.Value[row] == 1).Distinct()];
        return (hit.Count(row => row < _train.Length), _rowsLikeIt.Value.Take(_train.Length).Count(n => n == 1), hit.Count(row => row >= _train.Length), _rowsLikeIt.Value.Skip(_train.Length).Count(n => n == 1));
    }

    private double Share(Func<object?[], bool> holds) => _synthetic.Length == 0 ? 0 : (double)_synthetic.Count(holds) / _synthetic.Length;

    private static double Distance(object?[] x, object?[] y, int without = -1)
    {
        double distance = 0;
        for (int c = 0; c < x.Length; c++)
        {
            distance += c == without ? 0 : x[c] is double a && y[c] is double b ? Math.Abs(a - b) / 64 : Equals(x[c], y[c]) ? 0 : 1;
        }

        return distance;
    }

    private static int Size(int rows, int near, int units) => near == 0 ? rows : Math.Max(units, (int)Math.Round((double)rows * units / near));

    private static object?[][] Rows(Table table) => [.. Enumerable.Range(0, table.RowCount).Select(row => table.Columns.Select(column => (object?)(column switch
    {
        _ when column.IsMissing(row) => null,
        NumericColumn numbers => numbers.Values[row],
        CategoricalColumn { Schema.Order: { } order } ranks => 64.0 * order.ToList().IndexOf(ranks.Levels[ranks.Codes[row]]) / (order.Count - 1),
        CategoricalColumn labels => labels.Levels[labels.Codes[row]],
        _ => throw new ArgumentException($"no numbers, no labels: {column.Name}", nameof(table)),
    })).ToArray())];
}

using Harness.Generators.Encoding;

namespace Harness.Generators.Donors;

/// <summary>A number of each row that a regression may use: the normal score of a value, or 1 for one label of a column and 0 for all others.</summary>
internal sealed class Covariate
{
    /// <summary>The share of train rows below which a label is too rare to have a number of its own.</summary>
    private const double SmallestShare = 0.05;

    private readonly int[] _codes;
    private readonly double[] _values;
    private readonly bool _isLabel;

    private Covariate(int column, int[] codes, double[] values, bool isLabel)
    {
        Column = column;
        _codes = codes;
        _values = values;
        _isLabel = isLabel;
    }

    /// <summary>The index of the column.</summary>
    public int Column { get; }

    /// <summary>The number of a train row, NaN where its value is missing.</summary>
    public double this[int row] => _values[_codes[row]];

    /// <summary>The covariates of a column: one for numbers and dates, one for each frequent label of labels.</summary>
    /// <param name="column">The column.</param>
    /// <param name="index">Index of the column.</param>
    /// <param name="codes">One code a train row: for numbers the gap is 0, if there is one, and the distinct values follow; for labels the gap comes last.</param>
    /// <param name="scores">The scores of numbers, <see langword="null"/> for labels.</param>
    public static IEnumerable<Covariate> Of(ColumnCodec column, int index, int[] codes, ScoreTable? scores)
    {
        if (scores is not null)
        {
            return [new Covariate(index, codes, scores.ByCode, false)];
        }

        var labels = (CategoricalCodec)column;
        int levels = labels.DistinctCount + (column.HasGaps ? 1 : 0);
        int[] frequent = [.. Enumerable.Range(0, levels)
            .Where(level => (level < labels.DistinctCount ? labels.Counts[level] : column.MissingCount) >= SmallestShare * column.RowCount)];

        // Of two levels one says all.
        return frequent.Skip(frequent.Length == levels ? 1 : 0).Select(level =>
        {
            var values = new double[levels];
            values[level] = 1;
            return new Covariate(index, codes, values, true);
        });
    }

    /// <summary>The number of a synthetic row.</summary>
    /// <param name="synthetic">By column, one number a synthetic row: scores of numbers, codes of labels.</param>
    /// <param name="row">Zero-based synthetic row.</param>
    public double Of(IReadOnlyList<double[]> synthetic, int row) => _isLabel ? _values[(int)synthetic[Column][row]] : synthetic[Column][row];
}

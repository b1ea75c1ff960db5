using Harness.Generators.Encoding;
using Harness.Tables;

namespace Harness.Generators.Donors;

/// <summary>
/// A train column that other columns depend on, and that synthetic rows take values from. A tree splits numbers and dates by their order, labels into any two groups.
/// Gaps take part: below every number, or as one more label. A cell is a double: a number as coded, −∞ for its gap, or the
/// code of a label, k for the gap of k labels.
/// </summary>
internal sealed class Predictor
{
    private readonly EmpiricalMargin? _margin;
    private readonly int _gaps;

    private Predictor(ColumnCodec column, int[] codes, ScoreTable? scores)
    {
        Column = column;
        Codes = codes;
        _margin = (column as QuantitativeCodec)?.Margin;
        _gaps = column.HasGaps ? 1 : 0;
        Scores = scores;
    }

    /// <summary>The column.</summary>
    public ColumnCodec Column { get; }

    /// <summary>Whether splits respect the order of the codes.</summary>
    public bool IsOrdered => Column is QuantitativeCodec;

    /// <summary>One code a train row, 0 to <see cref="LevelCount"/> − 1; ordered ones ascend with the value.</summary>
    public int[] Codes { get; }

    /// <summary>The normal scores of numbers and dates; <see langword="null"/> for labels.</summary>
    public ScoreTable? Scores { get; }

    /// <summary>Number of codes, the gap's included.</summary>
    public int LevelCount => Column.DistinctCount + _gaps;

    /// <summary>Codes all columns of a table, several at a time.</summary>
    /// <param name="table">The train table.</param>
    /// <param name="maximumThreads">Largest number of columns at a time, −1 for one a processor.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Predictor[] Of(TableCodec table, int maximumThreads, CancellationToken cancellation)
    {
        var predictors = new Predictor[table.Columns.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = maximumThreads, CancellationToken = cancellation };
        Parallel.For(0, predictors.Length, parallel, i => predictors[i] = Of(table.Columns[i]));
        return predictors;
    }

    /// <summary>Codes a column. O(n log levels).</summary>
    /// <param name="column">A train column.</param>
    public static Predictor Of(ColumnCodec column)
    {
        var codes = new int[column.RowCount];
        if (column is QuantitativeCodec numbers)
        {
            int gap = column.HasGaps ? 1 : 0;
            for (int row = 0; row < codes.Length; row++)
            {
                codes[row] = column.IsMissing(row) ? 0 : numbers.Margin.IndexOf(numbers.Values[row]) + gap;
            }

            return new Predictor(column, codes, new ScoreTable(numbers));
        }

        var labels = (CategoricalCodec)column;
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = column.IsMissing(row) ? labels.DistinctCount : labels.Codes[row];
        }

        return new Predictor(column, codes, null);
    }

    /// <summary>The numbers of the column that a regression may use.</summary>
    /// <param name="index">Index of the column in the table.</param>
    public IEnumerable<Covariate> Covariates(int index) => Covariate.Of(Column, index, Codes, Scores);

    /// <summary>What <see cref="Covariate"/> reads of synthetic rows: scores of numbers, codes of labels.</summary>
    /// <param name="cells">One cell a row.</param>
    /// <param name="threads">Largest number of blocks of rows at a time, −1 for one a processor.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public double[] ForCovariates(double[] cells, int threads, CancellationToken cancellation) => Scores?.Of(cells, threads, cancellation) ?? cells;

    /// <summary>The same column with more rows behind those of train.</summary>
    /// <param name="codes">One code for each further row.</param>
    public Predictor Followed(int[] codes) => new(Column, [.. Codes, .. codes], Scores);

    /// <summary>The column of a synthetic table.</summary>
    /// <param name="cells">One cell a row.</param>
    public Column Decode(double[] cells) => Column is QuantitativeCodec numbers
        ? numbers.Decode([.. cells.Select(cell => double.IsNegativeInfinity(cell) ? double.NaN : cell)])
        : ((CategoricalCodec)Column).Decode([.. cells.Select(cell => cell < Column.DistinctCount ? (int)cell : CategoricalColumn.Missing)]);

    /// <summary>The cell of a code.</summary>
    /// <param name="code">0 to <see cref="LevelCount"/> − 1.</param>
    public double Cell(int code) => _margin is null ? code : code < _gaps ? double.NegativeInfinity : _margin.Distinct[code - _gaps];

    /// <summary>A number between the cells of two codes, at or above the lower and below the higher one.</summary>
    /// <param name="low">A code, 0 to <see cref="LevelCount"/> − 2.</param>
    /// <param name="high">A higher code.</param>
    public double Between(int low, int high)
    {
        double below = Cell(low);
        double above = Cell(high);
        double middle = below / 2 + above / 2;
        return middle >= below && middle < above ? middle : below;
    }

    /// <summary>Some train rows by ascending code, by row within a code: a counting sort.</summary>
    /// <param name="rows">Train rows, ascending; a row may be named twice.</param>
    public int[] Sort(ReadOnlySpan<int> rows)
    {
        var next = new int[LevelCount + 1];
        foreach (int row in rows)
        {
            next[Codes[row] + 1]++;
        }

        for (int code = 1; code < next.Length; code++)
        {
            next[code] += next[code - 1];
        }

        var sorted = new int[rows.Length];
        foreach (int row in rows)
        {
            sorted[next[Codes[row]]++] = row;
        }

        return sorted;
    }
}

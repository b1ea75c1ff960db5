using Harness.Metrics;
using Harness.Tables;

namespace Harness.SdMetrics.Privacy;

/// <summary>
/// The rows of two tables as points, so that the distance of a row to a reference row is Σ min(|a − b|, 1) over the
/// columns: numbers in units of the reference's range, labels as codes, missing values far from all others. The points
/// are of single precision and find the candidates; <see cref="Distance"/> is exact.
/// </summary>
internal sealed class RecordSpace
{
    /// <summary>Points are padded by columns of 0 to a multiple of this.</summary>
    public const int Lanes = 8;

    // No reference value is beyond 0 to 1, so farther ones are as good at the ends of −1.5 to 2.5.
    private const double Least = -1.5;
    private const double Greatest = 2.5;
    private const float Missing = 4;

    private readonly Label[] _labels;
    private readonly Number[] _numbers;

    /// <summary>Encodes the columns that are in both tables, without ids.</summary>
    /// <exception cref="ArgumentException">The reference has no row, or there is no such column.</exception>
    public RecordSpace(Table data, Table reference)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(reference);
        string[] columns = [.. reference.Schema.Where(c => c.IsModelled && data.Schema.IndexOf(c.Name) >= 0).Select(c => c.Name)];
        if (columns.Length == 0)
        {
            throw new ArgumentException("The tables share no column beside ids, so there is nothing to measure.", nameof(data));
        }

        if (reference.RowCount == 0)
        {
            throw new ArgumentException("The reference table needs at least one row.", nameof(reference));
        }

        ColumnCount = columns.Length;
        Stride = (columns.Length + Lanes - 1) / Lanes * Lanes;
        ReferenceCount = reference.RowCount;
        Data = new float[(long)data.RowCount * Stride];
        Reference = new float[(long)reference.RowCount * Stride];
        var labels = new List<Label>();
        var numbers = new List<Number>();
        for (int i = 0; i < columns.Length; i++)
        {
            switch (data[columns[i]], reference[columns[i]])
            {
                case (CategoricalColumn x, CategoricalColumn y):
                    AlignedCategories codes = AlignedCategories.Of(y, x);
                    labels.Add(new Label(codes.Synthetic, codes.Train));
                    Place(codes.Synthetic, Data, i);
                    Place(codes.Train, Reference, i);
                    break;
                case (QuantitativeColumn x, QuantitativeColumn y):
                    var number = Number.Of(x, y);
                    numbers.Add(number);
                    Place(number.Data, number, Data, i);
                    Place(number.Reference, number, Reference, i);
                    break;
                default:
                    throw new ArgumentException($"Column '{columns[i]}' is of different kinds in the two tables.", nameof(data));
            }
        }

        _labels = [.. labels];
        _numbers = [.. numbers];
        Error = _numbers.Length == 0 ? 0 : 1e-6f * _numbers.Length + 2.5e-7f * ColumnCount * ColumnCount;
    }

    /// <summary>Number of columns compared.</summary>
    public int ColumnCount { get; }

    /// <summary>Numbers from one point to the next.</summary>
    public int Stride { get; }

    /// <summary>Number of reference rows.</summary>
    public int ReferenceCount { get; }

    /// <summary>The points of the data, row by row.</summary>
    public float[] Data { get; }

    /// <summary>The points of the reference, row by row.</summary>
    public float[] Reference { get; }

    /// <summary>By how much a distance of points may differ from the exact one; 0 where all columns are labels.</summary>
    public float Error { get; }

    /// <summary>The exact sum over the columns, 0 to <see cref="ColumnCount"/>.</summary>
    public double Distance(int row, int reference)
    {
        int different = 0;
        foreach (Label label in _labels)
        {
            different += label.Data[row] == label.Reference[reference] ? 0 : 1;
        }

        double sum = 0;
        foreach (Number number in _numbers)
        {
            sum += number.Distance(number.Data[row], number.Reference[reference]);
        }

        return sum + different;
    }

    private void Place(int[] codes, float[] points, int column)
    {
        for (int row = 0; row < codes.Length; row++)
        {
            points[(long)row * Stride + column] = codes[row];
        }
    }

    private void Place(double[] values, Number number, float[] points, int column)
    {
        for (int row = 0; row < values.Length; row++)
        {
            double value = values[row];
            points[(long)row * Stride + column] = double.IsNaN(value) ? Missing
                : number.Range > 0 ? (float)Math.Clamp((value - number.Least) / number.Range, Least, Greatest)
                : value == number.Least ? 0 : 2;
        }
    }

    private sealed record Label(int[] Data, int[] Reference);

    /// <summary>A number or date of both tables; dates are ticks since the reference's first.</summary>
    private sealed record Number(double[] Data, double[] Reference, double Least, double Range)
    {
        public static Number Of(QuantitativeColumn data, QuantitativeColumn reference)
        {
            (double[] x, double[] y) = (data, reference) is (DateTimeColumn later, DateTimeColumn dates)
                ? (Since(dates, later), Since(dates, dates))
                : (data.Values.ToArray(), reference.Values.ToArray());
            double least = double.PositiveInfinity;
            double greatest = double.NegativeInfinity;
            foreach (double value in y)
            {
                least = value < least ? value : least;
                greatest = value > greatest ? value : greatest;
            }

            if (double.IsPositiveInfinity(greatest - least))
            {
                // Of the largest numbers the range is beyond a double; in a smaller unit, a power of two, all shares of it are the same.
                return new Number(Halved(x), Halved(y), least / 2, greatest / 2 - least / 2);
            }

            return new Number(x, y, least, greatest - least);

            static double[] Halved(double[] values) => [.. values.Select(v => v / 2)];
        }

        public double Distance(double a, double b)
        {
            if (double.IsNaN(a) || double.IsNaN(b))
            {
                return double.IsNaN(a) && double.IsNaN(b) ? 0 : 1;
            }

            if (Range == 0)
            {
                return a == b ? 0 : 1;
            }

            double distance = Math.Abs(b - a) / Range;
            return distance < 1 ? distance : 1;
        }

        private static double[] Since(DateTimeColumn reference, DateTimeColumn dates)
        {
            long first = long.MaxValue;
            foreach (long ticks in reference.Ticks)
            {
                first = ticks != DateTimeColumn.Missing && ticks < first ? ticks : first;
            }

            var since = new double[dates.Length];
            for (int row = 0; row < since.Length; row++)
            {
                since[row] = dates.Ticks[row] == DateTimeColumn.Missing ? double.NaN : dates.Ticks[row] - (first == long.MaxValue ? 0 : first);
            }

            return since;
        }
    }
}

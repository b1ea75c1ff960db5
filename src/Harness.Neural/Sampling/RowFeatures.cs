using Harness.Statistics;
using Harness.Tables;

namespace Harness.Neural.Sampling;

/// <summary>
/// Rows as numbers whose products describe how columns are related. A column of numbers gives two features, the standardised value and its square, for nonlinear relations; both are 0 where the value is
/// missing. A missing value and each label give a feature that is 0 or constant. Every feature is in units of its standard deviation, so that a rare label counts as much as a frequent one.
/// </summary>
internal sealed class RowFeatures
{
    /// <summary>The largest number of features; the rarest labels are left out first.</summary>
    public const int Most = 1000;

    private readonly Feature[] _features;

    /// <summary>Chooses the features of a table.</summary>
    /// <param name="train">The train table; ids have no features.</param>
    public RowFeatures(Table train)
    {
        Column[] columns = [.. train.Columns.Where(column => column.Schema.IsModelled)];
        Feature[] others = [.. columns.OfType<QuantitativeColumn>().Where(column => column.MissingCount < column.Length).SelectMany(Numbers), .. columns.Where(column => column.MissingCount > 0).Select(Gap)];
        IEnumerable<Feature> labels = columns.OfType<CategoricalColumn>()
            .SelectMany(column => Enumerable.Range(0, column.Levels.Count).Select(code => (Column: column, Code: code, Count: column.Codes.Count(code))))
            .Where(label => label.Count > 0)
            .OrderByDescending(label => label.Count)
            .Select(label => new Feature(label.Column.Name, Kind.Label, label.Column.Levels[label.Code], 0, Inverse(label.Count, train.RowCount)));
        _features = [.. others.Concat(labels).Take(Most)];
    }

    /// <summary>Number of features, including the last one, which is always 1.</summary>
    public int Width => _features.Length + 1;

    /// <summary>The features of each row that are not 0, in ascending order of place.</summary>
    /// <param name="table">A table with train's schema.</param>
    public RowFeature[][] Of(Table table)
    {
        var rows = new List<RowFeature>[table.RowCount];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = [];
        }

        for (int place = 0; place < _features.Length; place++)
        {
            Feature feature = _features[place];
            Func<int, double> values = feature.Of(table[feature.Column]);
            for (int row = 0; row < rows.Length; row++)
            {
                double value = values(row);
                if (value != 0)
                {
                    rows[row].Add(new RowFeature(place, value));
                }
            }
        }

        return [.. rows.Select(row => (RowFeature[])[.. row, new RowFeature(_features.Length, 1)])];
    }

    private static IEnumerable<Feature> Numbers(QuantitativeColumn column)
    {
        double[] present = column.Present();
        double deviation = Moments.StandardDeviation(present);
        if (deviation > 0)
        {
            (double shift, double scale) = (Moments.Mean(present) / deviation, 1 / deviation);
            yield return new Feature(column.Name, Kind.Number, null, shift, scale);
            double deviationOfSquare = Moments.StandardDeviation([.. present.Select(x => (x * scale - shift) * (x * scale - shift))]);
            yield return new Feature(column.Name, Kind.Square, null, shift, scale, deviationOfSquare > 0 ? 1 / deviationOfSquare : 0);
        }
    }

    private static Feature Gap(Column column) => new(column.Name, Kind.Gap, null, 0, Inverse(column.MissingCount, column.Length));

    // The inverse of the standard deviation of a feature that some rows have and others do not.
    private static double Inverse(int count, int rows)
    {
        double share = (double)count / rows;
        return 1 / Math.Sqrt(Math.Max(share * (1 - share), 1.0 / rows));
    }

    private enum Kind
    {
        Number,
        Square,
        Gap,
        Label,
    }

    // A number and its square are shifted and scaled; a gap or a label has its scale as its value.
    private sealed record Feature(string Column, Kind Kind, string? Level, double Shift, double Scale, double SquareScale = 0)
    {
        /// <summary>The value in a row, as a function of the row's number.</summary>
        public Func<int, double> Of(Column column)
        {
            switch (Kind)
            {
                case Kind.Number:
                    var numbers = (QuantitativeColumn)column;
                    return row => numbers.IsMissing(row) ? 0 : Score(numbers.Values[row]);
                case Kind.Square:
                    var squares = (QuantitativeColumn)column;
                    return row => squares.IsMissing(row) ? 0 : (Score(squares.Values[row]) * Score(squares.Values[row]) - 1) * SquareScale;
                case Kind.Label:
                    var labels = (CategoricalColumn)column;
                    int code = labels.Levels.ToList().IndexOf(Level!);
                    return row => code >= 0 && labels.Codes[row] == code ? Scale : 0;
                default:
                    return row => column.IsMissing(row) ? Scale : 0;
            }
        }

        private double Score(double value) => value * Scale - Shift;
    }
}

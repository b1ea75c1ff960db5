using System.Globalization;
using Harness.Datasets;
using Harness.Tables;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Harness.Pictures;

/// <summary>
/// Whole tables in one picture: rows on the two main axes of the real number columns, target left out, snapped to a grid. A point is no row:
/// it says how many rows lie there.
/// </summary>
/// <param name="Shares">The shares of the spread that the two axes hold.</param>
/// <param name="Groups">Names of the groups: labels of the target, or fifths of a target that is a number; empty without a target.</param>
/// <param name="Real">The points of the train part.</param>
/// <param name="Synthetic">The points of the first synthetic table.</param>
/// <param name="RealOutside">Train rows outside the frame.</param>
/// <param name="SyntheticOutside">Synthetic rows outside the frame.</param>
internal sealed record AxesPicture(IReadOnlyList<double> Shares, IReadOnlyList<string> Groups, IReadOnlyList<AxesPicture.Point> Real, IReadOnlyList<AxesPicture.Point> Synthetic, int RealOutside, int SyntheticOutside)
{
    /// <summary>Cells of the grid across.</summary>
    public const int Across = 64;

    /// <summary>Cells of the grid up.</summary>
    public const int Up = 40;

    private const int Fifths = 5;
    private const double LeastPlain = 1e-4;
    private const double MostPlain = 1e9;
    private const double Margin = 0.04;

    // In standard deviations: what is left of columns that say the same twice.
    private const double NoSpread = 1e-9;

    /// <summary>Draws tables.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="synthetic">The first synthetic table.</param>
    /// <returns><see langword="null"/> where train has fewer than two number columns that vary, beside the target.</returns>
    public static AxesPicture? Of(Dataset dataset, Table synthetic)
    {
        (string Name, double Mean, double Deviation)[] columns =
        [
            .. from column in dataset.Train.Columns.OfType<NumericColumn>()
               where column.Name != dataset.Target
               let present = column.Present()
               where present.Length > 1
               let mean = Statistics.Moments.Mean(present)
               let deviation = Statistics.Moments.StandardDeviation(present)
               where deviation > 0 && double.IsFinite(deviation)
               select (column.Name, mean, deviation),
        ];
        if (columns.Length < 2)
        {
            return null;
        }

        Matrix<double> train = Standardised(dataset.Train);
        Evd<double> eigen = (train.TransposeThisAndMultiply(train) / Math.Max(1, train.RowCount - 1)).Evd(Symmetricity.Symmetric);
        Matrix<double> axes = Matrix<double>.Build.DenseOfColumnVectors(Turned(eigen.EigenVectors.Column(columns.Length - 1)), Turned(eigen.EigenVectors.Column(columns.Length - 2)));
        double spread = eigen.EigenValues.Sum(v => v.Real);
        Matrix<double> real = train * axes;
        var frame = (X: Ends(real.Column(0)), Y: Ends(real.Column(1)));
        (string[] groups, Func<Table, int[]> place) = GroupsOf(dataset);
        (IReadOnlyList<Point> points, int outside) = Snap(real, place(dataset.Train), frame);
        (IReadOnlyList<Point> others, int othersOutside) = Snap(Standardised(synthetic) * axes, place(synthetic), frame);
        return new AxesPicture([eigen.EigenValues[columns.Length - 1].Real / spread, eigen.EigenValues[columns.Length - 2].Real / spread], groups, points, others, outside, othersOutside);

        Matrix<double> Standardised(Table table) => Matrix<double>.Build.DenseOfColumns(columns.Select(c =>
            ((NumericColumn)table[c.Name]).Values.ToArray().Select(v => double.IsNaN(v) ? 0 : (v - c.Mean) / c.Deviation)));
    }

    // An eigenvector has no sign of its own: its largest entry is made positive.
    private static Vector<double> Turned(Vector<double> vector) => vector[vector.AbsoluteMaximumIndex()] < 0 ? -vector : vector;

    private static (double Low, double High) Ends(Vector<double> values)
    {
        double[] sorted = [.. values.Order()];
        (double low, double high) = (sorted[(int)(0.005 * (sorted.Length - 1))], sorted[(int)Math.Ceiling(0.995 * (sorted.Length - 1))]);
        double margin = high - low > NoSpread ? Margin * (high - low) : 1;
        return (low - margin, high + margin);
    }

    private static (IReadOnlyList<Point> Points, int Outside) Snap(Matrix<double> rows, int[] groups, ((double Low, double High) X, (double Low, double High) Y) frame)
    {
        var cells = new Dictionary<(int Y, int X), List<int>>();
        int outside = 0;
        for (int row = 0; row < rows.RowCount; row++)
        {
            double x = (rows[row, 0] - frame.X.Low) / (frame.X.High - frame.X.Low);
            double y = (rows[row, 1] - frame.Y.Low) / (frame.Y.High - frame.Y.Low);
            if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1))
            {
                outside++;
                continue;
            }

            (int, int) cell = ((int)Math.Min(y * Up, Up - 1), (int)Math.Min(x * Across, Across - 1));
            if (!cells.TryGetValue(cell, out List<int>? own))
            {
                cells[cell] = own = [];
            }

            own.Add(groups[row]);
        }

        return ([.. cells.OrderBy(c => c.Key).Select(c => new Point(c.Key.X, c.Key.Y, c.Value.Count, c.Value.GroupBy(g => g).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key))], outside);
    }

    private static (string[] Groups, Func<Table, int[]> Place) GroupsOf(Dataset dataset)
    {
        if (dataset.Target is not { } target)
        {
            return ([], t => new int[t.RowCount]);
        }

        if (dataset.Train[target] is CategoricalColumn)
        {
            var axis = CellAxis.Of(dataset.Train[target]);
            return ([.. axis.Labels.Select((l, i) => axis.HasOthers && i == axis.Labels.Count - 1 ? "others" : l)], t => axis.Place(t[target]));
        }

        double[] sorted = [.. ((QuantitativeColumn)dataset.Train[target]).Present().Order()];
        if (sorted.Length < LabelPicture.LeastRealRows * Fifths)
        {
            return ([], t => new int[t.RowCount]);
        }

        // Where many values are equal there are fewer than five groups: none is without a value.
        double[] cuts = [.. Enumerable.Range(1, Fifths - 1).Select(i => sorted[i * sorted.Length / Fifths]).Distinct().Where(c => c > sorted[0])];
        if (cuts.Length == 0)
        {
            return ([], t => new int[t.RowCount]);
        }

        string[] texts = Texts(cuts);
        return (
            [.. Enumerable.Range(0, cuts.Length + 1).Select(i => i == 0 ? $"below {texts[0]}" : i == cuts.Length ? $"{texts[^1]} and more" : $"{texts[i - 1]} to {texts[i]}")],
            t => Array.ConvertAll(((QuantitativeColumn)t[target]).Values.ToArray(), v => double.IsNaN(v) ? -1 : cuts.Count(c => v >= c)));
    }

    // As few digits as tell them apart; 17 tell any two doubles apart.
    private static string[] Texts(double[] values) => Enumerable.Range(4, 14)
        .Select(digits => Array.ConvertAll(values, v => Text(v, digits)))
        .First(texts => texts.Distinct(StringComparer.Ordinal).Count() == values.Length);

    private static string Text(double value, int digits)
    {
        double size = Math.Abs(value);
        return size == 0 ? "0" : size is >= MostPlain or (> 0 and < LeastPlain)
            ? value.ToString($"G{digits}", CultureInfo.InvariantCulture)
            : Math.Round(value, Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 15)).ToString("0.###############", CultureInfo.InvariantCulture);
    }

    /// <summary>Some rows at one place of the grid.</summary>
    /// <param name="X">Cell from the left, from 0.</param>
    /// <param name="Y">Cell from below, from 0.</param>
    /// <param name="Rows">Number of rows.</param>
    /// <param name="Group">The group that most of them belong to; −1 where they have none.</param>
    internal sealed record Point(int X, int Y, int Rows, int Group);
}

using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;

namespace Harness.Generators.Mixture;

/// <summary>
/// A column as the mixture models it: by a label, a normal score, or both. Labels and coarse numbers have a label, and their gap is one more label. A
/// continuous column has a score; with gaps or spikes it has a label too, which says whether the score counts.
/// </summary>
internal sealed class MixedColumn
{
    /// <summary>Most distinct values of a number that is modelled by labels.</summary>
    private const int MostLabels = 20;

    private readonly ColumnCodec _column;
    private readonly EmpiricalMargin? _margin;

    // What each label stands for: a coded value, or NaN for a gap. In a continuous column label 0 stands for the score.
    private readonly double[] _values;

    private MixedColumn(ColumnCodec column, int[]? labels, double[] values, double[]? scores, EmpiricalMargin? margin)
    {
        _column = column;
        _values = values;
        _margin = margin;
        Labels = labels;
        Scores = scores;
    }

    /// <summary>One label a train row, 0 to <see cref="LabelCount"/> − 1; <see langword="null"/> where there is one only.</summary>
    public int[]? Labels { get; }

    /// <summary>Number of labels.</summary>
    public int LabelCount => _values.Length;

    /// <summary>One score a train row, random in a row that has none; <see langword="null"/> for labels.</summary>
    public double[]? Scores { get; }

    /// <summary>Whether a label stands for a score.</summary>
    /// <param name="label">A label, 0 to <see cref="LabelCount"/> − 1.</param>
    public bool HasScore(int label) => Scores is not null && label == 0;

    /// <summary>Divides a column into labels and scores. O(n log n).</summary>
    /// <param name="column">The train column.</param>
    /// <param name="stream">Source of tied and missing scores; position r serves row r.</param>
    public static MixedColumn Of(ColumnCodec column, RandomStream stream)
    {
        double[] gap = column.HasGaps ? [double.NaN] : [];
        if (column is CategoricalCodec codes)
        {
            return Labelled(column, [.. codes.Codes.ToArray().Select(code => code < 0 ? codes.DistinctCount : code)], [.. Enumerable.Range(0, codes.DistinctCount), .. gap]);
        }

        var numbers = (QuantitativeCodec)column;
        if (numbers.IsDiscrete && numbers.DistinctCount <= MostLabels)
        {
            return Labelled(column, [.. numbers.Values.ToArray().Select(v => double.IsNaN(v) ? numbers.DistinctCount : numbers.Margin.IndexOf(v))], [.. numbers.Margin.Distinct, .. gap]);
        }

        double[] values = [double.NaN, .. numbers.Spikes, .. gap];
        double[] spikes = [.. numbers.Spikes];
        int[] labels = [.. numbers.Values.ToArray().Select(v => double.IsNaN(v) ? values.Length - 1 : 1 + Array.IndexOf(spikes, v))];
        var margin = new EmpiricalMargin([.. numbers.Values.ToArray().Select((v, row) => labels[row] == 0 ? v : double.NaN)], numbers.IsDiscrete);
        double[] scores = [.. numbers.Values.ToArray().Select((v, row) => labels[row] == 0
            ? margin.Score(v, stream.OpenUniform((ulong)row))
            : MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, stream.OpenUniform((ulong)row)))];
        return new MixedColumn(column, values.Length > 1 ? labels : null, values, scores, margin);
    }

    /// <summary>The synthetic column.</summary>
    /// <param name="labels">One label a row.</param>
    /// <param name="probabilities">One probability a row, 0 to 1, that a score is below the row's; read where the label stands for a score.</param>
    public Column Decode(int[] labels, double[] probabilities) => _column is QuantitativeCodec numbers
        ? numbers.Decode([.. labels.Select((label, row) => HasScore(label) ? _margin!.Quantile(probabilities[row]) : _values[label])])
        : ((CategoricalCodec)_column).Decode([.. labels.Select(label => double.IsNaN(_values[label]) ? CategoricalColumn.Missing : label)]);

    private static MixedColumn Labelled(ColumnCodec column, int[] labels, double[] values) =>
        new(column, values.Length > 1 ? labels : null, values, null, null);
}

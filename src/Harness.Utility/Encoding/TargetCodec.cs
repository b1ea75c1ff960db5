using Harness.Datasets;
using Harness.Tables;

namespace Harness.Utility.Encoding;

/// <summary>
/// What models predict, as numbers: of a number its distance from train's mean in standard deviations of train, whichever
/// rows a model learns from, or the code of a label. Labels of the real table have the codes 0 … <see cref="Classes"/> − 1
/// in ordinal order; a label that only the synthetic table has comes after them.
/// </summary>
internal sealed class TargetCodec
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Standardisation _standard;

    public TargetCodec(Dataset dataset)
    {
        Column = dataset.Target!;
        Ordered = OrderedValues.Learn(dataset.Train);
        IsRegression = dataset.Task == TaskKind.Regression;
        if (dataset.Real[Column] is CategoricalColumn labels)
        {
            var used = new SortedSet<int>(labels.Codes.ToArray());
            foreach (int code in used.Where(c => c >= 0))
            {
                _codes.Add(labels.Levels[code], _codes.Count);
            }
        }

        Classes = _codes.Count;
        Unit = 1;
        if (dataset.Train[Column] is QuantitativeColumn number)
        {
            _standard = Standardisation.Of(number.Present());
            Unit = _standard.IsConstant ? 1 : _standard.Deviation;
        }
    }

    /// <summary>The target's name.</summary>
    public string Column { get; }

    /// <summary>The columns beside it that have an order as numbers, by train's order whichever rows a model learns from. A target that is ordinal stays a label.</summary>
    public OrderedValues Ordered { get; }

    /// <summary>Whether it is a number; else a label.</summary>
    public bool IsRegression { get; }

    /// <summary>The size of one unit of an answer in the target's unit: train's standard deviation for a number; 1 for labels, and where that deviation is 0.</summary>
    public double Unit { get; }

    /// <summary>Number of labels in the real table, train and holdout together; 0 for a number.</summary>
    public int Classes { get; }

    /// <summary>Those labels, in the order of their codes.</summary>
    public IReadOnlyList<string> Labels => [.. _codes.Keys];

    /// <summary>One answer a row; NaN where the target is missing.</summary>
    public double[] Answers(Table table)
    {
        if (table[Column] is QuantitativeColumn number)
        {
            return Array.ConvertAll(number.Values.ToArray(), _standard.Of);
        }

        var labels = (CategoricalColumn)table[Column];
        int unknown = Classes;
        double[] ofLevel = [.. labels.Levels.Select(level => _codes.TryGetValue(level, out int code) ? code : (double)unknown++)];
        var answers = new double[labels.Length];
        for (int row = 0; row < answers.Length; row++)
        {
            answers[row] = labels.Codes[row] is >= 0 and var code ? ofLevel[code] : double.NaN;
        }

        return answers;
    }
}

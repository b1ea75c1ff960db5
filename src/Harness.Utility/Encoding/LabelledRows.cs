using Harness.Random;
using Harness.Tables;

namespace Harness.Utility.Encoding;

/// <summary>The rows of a table whose target is known, with their answers.</summary>
/// <param name="Table">The rows.</param>
/// <param name="Answers">One finite number a row, as <see cref="TargetCodec"/> makes it.</param>
internal sealed record LabelledRows(Table Table, double[] Answers)
{
    /// <summary>Number of rows.</summary>
    public int Count => Answers.Length;

    /// <summary>The rows of a table whose target is known.</summary>
    public static LabelledRows Of(Table table, TargetCodec target) => Of(table, target.Answers(table), _ => true);

    /// <summary>The rows of both parts of a table, cut by the rule of the holdout split, whose target is known.</summary>
    public static (LabelledRows Train, LabelledRows Test) Split(Table table, TargetCodec target)
    {
        double[] answers = target.Answers(table);
        return (Of(table, answers, row => !Datasets.HoldoutSplit.IsHoldout(row)), Of(table, answers, Datasets.HoldoutSplit.IsHoldout));
    }

    /// <summary>These rows, or so many of them, drawn by a fixed rule and in their order.</summary>
    /// <param name="most">Number of rows, at least 1.</param>
    public LabelledRows AtMost(int most)
    {
        if (Count <= most)
        {
            return this;
        }

        int[] rows = RandomStream.ForMetric("rows of models").Subset(Count, most);
        return new LabelledRows(Table.Take(rows), [.. rows.Select(row => Answers[row])]);
    }

    private static LabelledRows Of(Table table, double[] answers, Predicate<int> belongs)
    {
        int[] rows = [.. Enumerable.Range(0, answers.Length).Where(row => !double.IsNaN(answers[row]) && belongs(row))];
        return new LabelledRows(rows.Length == table.RowCount ? table : table.Take(rows), [.. rows.Select(row => answers[row])]);
    }
}

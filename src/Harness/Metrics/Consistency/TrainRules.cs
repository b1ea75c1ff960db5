using Harness.Tables;

namespace Harness.Metrics.Consistency;

/// <summary>The rules that train teaches, one a column of labels; all synthetic tables of a dataset share them.</summary>
internal sealed class TrainRules
{
    /// <summary>Learns the rules, and measures train's own rows by them.</summary>
    /// <param name="train">The table.</param>
    public TrainRules(Table train)
    {
        Cells = new LabelCells(train);
        int[] columns = [.. Enumerable.Range(0, Cells.Columns.Length).Where(i => Cells.Columns[i].IsCategorical)];
        Reason = Cells.Columns.Length < 2 ? "the table has fewer than two columns beside ids"
            : columns.Length == 0 ? "the table has no categorical or boolean column"
            : "no categorical or boolean column of train has two labels";
        if (Cells.Columns.Length < 2)
        {
            return;
        }

        int[][] codes = Cells.Encode(train);
        foreach (int column in columns.Where(i => Cells.Labels(i) > 1))
        {
            var rule = new BayesRule(column, Cells.Labels(column), Cells.Cells, codes);
            Rules.Add((Cells.Columns[column].Name, rule, LabelSums.Of(rule.OfOwnLabels(codes)).Mean));
        }
    }

    /// <summary>The cells of every column.</summary>
    public LabelCells Cells { get; }

    /// <summary>The column of each rule, and the mean probability of the labels of train's rows.</summary>
    public List<(string Column, BayesRule Rule, double Mean)> Rules { get; } = [];

    /// <summary>Why there is no rule, where there is none.</summary>
    public string Reason { get; }
}

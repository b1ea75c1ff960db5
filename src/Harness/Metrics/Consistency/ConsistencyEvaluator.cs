namespace Harness.Metrics.Consistency;

/// <summary>
/// Whether labels go with the other cells of their row as in train: labels that were flipped, or classes that were swapped, leave
/// every distribution of one column as it was, and move every pair of columns by little.
/// </summary>
public sealed class ConsistencyEvaluator : IEvaluator
{
    private static readonly MetricDescriptor Labels = new()
    {
        Id = "label-consistency-error",
        Title = "Label consistency error",
        Equation = "|E P(label | other cells) over s − the same over t|; P(c | cells) ∝ nₜ(c)/nₜ · Π_j (nₜ(c, cell_j) + ½) / (nₜ(c) + ½ cells of column j)",
        Cost = "O(columns of labels · n · columns · labels)",
        StandardError = "delete-a-group jackknife over synthetic rows, the rule held fixed",
        Traps = "Train is measured by the rule that it taught, so fresh rows do not get 0 but the rule's optimism, which grows with cells and falls with rows. Errors of all "
            + "columns of a row add up here, those of a label's own share too: a table that prefers the frequent label looks more consistent. A label that the other columns hardly tell moves it little. Columns that say the same twice make the rule too sure of itself, in both tables alike.",
        Summary = "Mean over categorical and boolean columns of how far the mean probability of a row's own label, given its other cells, is from that of train's rows, by a naive Bayes rule learned from train: "
            + "0 where labels go with the other columns as they do in train, up to 1; below train's where labels are flipped or columns unrelated, above it where rows are more regular than real ones. "
            + $"Numbers and dates are in ten cells of about equal train counts; the {LabelCells.MostLabels} most frequent labels of a column are a cell each, the others one together, those that train lacks another, whose probability is 0. "
            + "A missing value is a cell; rows without the label itself are left out, and a synthetic column without any label counts 1.",
        Family = "dependence",
        Unit = "probability",
        Floor = FloorKind.PermutedColumns,
        Source = "naive Bayes: Maron, J. ACM 8 (1961) 404–417; Duda and Hart, Pattern Classification and Scene Analysis, 1973; the half is Jeffreys' prior",
    };

    /// <inheritdoc/>
    public string Id => "consistency";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Labels, Labels.Worst()];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        TrainRules train = pair.Shared.Get(d => new TrainRules(d.Train));
        int rows = pair.Synthetic.RowCount;
        int groups = pair.WithUncertainty && rows > 1 ? GroupJackknife.Groups(rows) : 0;
        var parts = new MetricPart[train.Rules.Count];
        var without = new double[groups, parts.Length];
        if (parts.Length > 0)
        {
            // Which row comes at which place is as random as which place a row has.
            int[] places = groups > 0 ? GroupJackknife.Deal(rows) : [];
            int[][] codes = train.Cells.Encode(pair.Synthetic);
            for (int i = 0; i < parts.Length; i++)
            {
                pair.Cancellation.ThrowIfCancellationRequested();
                (string column, BayesRule rule, double mean) = train.Rules[i];
                double[] found = rule.OfOwnLabels(codes);
                LabelSums all = LabelSums.Of(found);
                parts[i] = Part(column, all, mean);
                LabelSums[] each = groups > 0 ? LabelSums.Of(found, places, groups) : [];
                for (int group = 0; group < groups; group++)
                {
                    without[group, i] = Part(column, all - each[group], mean).Value;
                }
            }
        }

        return [.. MetricResult.OfParts(Labels, parts, rows, train.Reason).Select(r => r is MetricResult.Computed c ? c with { Uncertainty = Error(c.Id == Labels.Id ? Enumerable.Average : Enumerable.Max) } : r)];

        double? Error(Func<IEnumerable<double>, double> together) => groups == 0
            ? null
            : GroupJackknife.Error([.. Enumerable.Range(0, groups).Select(g => together(Enumerable.Range(0, parts.Length).Select(i => without[g, i])))]);
    }

    private static MetricPart Part(string column, LabelSums synthetic, double train) => synthetic.Rows == 0
        ? new MetricPart(column, null, 1, "no row has a label")
        : MetricPart.Of(column, null, Math.Clamp(synthetic.Mean, 0, 1) - train);
}

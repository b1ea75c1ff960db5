using Harness.Random;
using Harness.Tables;

namespace Harness.Metrics.Consistency;

/// <summary>
/// Whether labels go with the other cells of their row as in train: labels that were flipped, or classes that were swapped, leave
/// every distribution of one column as it was, and move every pair of columns by little.
/// </summary>
public sealed class ConsistencyEvaluator : IEvaluator
{
    private const int MostRows = 20_000;

    private static readonly MetricDescriptor Labels = new()
    {
        Id = "label-consistency-error",
        Version = 4,
        HasUnequalParts = true,
        IsMeanOverRows = true,
        Title = "Label consistency error",
        Equation = "max(0, 1 − exp(E ln P(label | other cells) over s − the same over t, unseen)), P by a random forest that t teaches",
        Cost = "a forest of 20 trees a column of labels, of at most 5,000 train rows; O(20 · n · depth) a table, of at most 20,000 of its rows",
        StandardError = "delete-a-group jackknife over synthetic rows, the forest held fixed",
        Traps = "A label that the other columns hardly tell moves it little. A few rows with labels that are all but impossible beside their other cells move it as much as many that are a little less likely. Rows that are too regular, or copies, which the forest knows, are not told: 'trts-gap' and the copying metrics do.",
        Summary = "Mean over categorical and boolean columns of how much less probable a row's own label is, given its other cells, than that of train's rows, in the geometric mean over rows (the logarithmic score, which no other probabilities than the true ones make better), by a random forest learned from train (10 pairs of trees that halve train's rows, half of the columns a split, leaves of one row in 400 and of five at least; the shares of all labels count as one tree more): "
            + "0 where labels go with the other columns as they do in train or better, .2 where a label is a fifth less probable, up to 1; above 0 where labels are flipped, classes swapped, or columns unrelated. Train's rows are measured by the tree of each pair that has not seen them, and other rows by as many, so fresh rows get 0 but for chance. "
            + $"Numbers and dates are in 24 cells of about equal train counts; the {LabelCells.MostLabels} most frequent labels of a column are a cell each, the others one together, those that train lacks another, as probable as one row of train beside all. "
            + "A missing value is a cell; rows without the label itself are left out, and a synthetic column without any label counts 1.",
        Family = "dependence",
        Unit = "share",
        Floor = FloorKind.PermutedColumns,
        Source = "Breiman, Machine Learning 45 (2001) 5–32, for the forest; Malley et al., Methods Inf. Med. 51 (2012) 74–81, for forests of probabilities; Gneiting and Raftery, JASA 102 (2007) 359–378, for the score",
    };

    /// <inheritdoc/>
    public string Id => "consistency";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Labels, Labels.Worst()];

    /// <summary>5: a split costs a forest a column of labels.</summary>
    public int FrameSplits => 5;

    /// <summary>60, for the same reason.</summary>
    public int FreshSplits => 60;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        TrainForests train = pair.Shared.Get(d => new TrainForests(d.Train));
        Table synthetic = Drawn(pair.Synthetic);
        int rows = synthetic.RowCount;
        int groups = pair.WithUncertainty && rows > 1 ? GroupJackknife.Groups(rows) : 0;
        var parts = new MetricPart[train.Forests.Count];
        var without = new double[groups, parts.Length];
        if (parts.Length > 0)
        {
            // Which row comes at which place is as random as which place a row has.
            int[] places = GroupJackknife.Deal(rows);
            int[][] codes = train.Cells.Encode(synthetic);
            for (int i = 0; i < parts.Length; i++)
            {
                pair.Cancellation.ThrowIfCancellationRequested();
                (string column, LabelForest forest) = train.Forests[i];
                double mean = forest.OfTrain;
                double[] found = forest.OfOwnLabels(codes);
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

    private static MetricPart Part(string column, LabelSums synthetic, double train)
    {
        if (synthetic.Rows == 0)
        {
            return new MetricPart(column, null, 1, "no row has a label");
        }

        double lost = 1 - Math.Exp(synthetic.Mean - train);
        return new MetricPart(column, null, Math.Max(0, lost)) { Uncut = lost };
    }

    private static Table Drawn(Table table) => table.RowCount <= MostRows ? table : table.Take(RandomStream.ForMetric("rows of labels").Subset(table.RowCount, MostRows));
}

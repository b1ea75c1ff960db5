using System.Globalization;
using Harness.Metrics;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;
using Harness.Utility.Encoding;
using Harness.Utility.Fits;

namespace Harness.Utility.Details;

/// <summary>Whether boosted trees look at the same columns when they are trained on synthetic rows: importances by permutation.</summary>
internal static class Importances
{
    private const int MostRows = 200;
    private const string Model = "boosted-trees";

    public static MetricDescriptor Metric { get; } = new()
    {
        Id = "importance-agreement",
        Version = 2,
        Title = "Agreement of importances",
        Equation = "Spearman's ρ of the losses by permutation",
        Cost = "no fit; one prediction of 200 rows a column",
        StandardError = RowBootstrap.OverHoldout + ", of the at most 200",
        Traps = "Columns that matter little are ranked by chance; related columns share their importance.",
        Summary = $"Spearman's correlation over columns between their importance for boosted trees trained on real and on synthetic rows: 1 where the columns rank alike, 0 where they have nothing in common, −1 where the order is reversed. The importance of a column is how much the loss on at most {MostRows} holdout rows grows (1 − probability of the true class, or squared error) when the column is permuted, in the same way for both models.",
        Family = "utility",
        NoiseRows = 2,
        Unit = "ρ",
        Minimum = -1,
        Direction = Direction.HigherIsBetter,
        Ideal = 1,
        NoiseFloor = 0.25,
        Digits = 3,
        Source = "Breiman 2001; Fisher, Rudin and Dominici, JMLR 20 (2019); synthcity's feature_importance_rank_distance",
    };

    public static MetricResult Of(RealFits real, ModelTest[] synthetic, PairContext pair)
    {
        string[] columns = [.. real.Train.Table.Schema.Where(c => c.IsModelled && c.Name != real.Target.Column).Select(c => c.Name)];
        if (columns.Length < 3)
        {
            return new MetricResult.NotApplicable(Metric.Id, $"the table has {columns.Length} columns beside the target; three are needed to rank them");
        }

        int model = RealFits.ModelIds.ToList().IndexOf(Model);
        double[][] ownLosses = Losses(real, real.Tests[model], columns);
        double[][] otherLosses = Losses(real, synthetic[model], columns);
        double[] own = Mean(ownLosses);
        double[] other = Mean(otherLosses);
        if (Array.TrueForAll(own, v => v == own[0]))
        {
            return new MetricResult.NotApplicable(Metric.Id, "no column matters to the model trained on real rows");
        }

        double agreement = Correlation.Spearman(own, other);
        string note = string.Create(
            CultureInfo.InvariantCulture, $"most important: {Top(columns, own)} when trained on real rows, {(double.IsNaN(agreement) ? "none" : Top(columns, other))} when trained on synthetic ones");
        double value = double.IsNaN(agreement) ? 0 : agreement;
        return new MetricResult.Computed(Metric.Id, value)
        {
            Rows = pair.Synthetic.RowCount,
            Parts = [new MetricPart(Model, null, value, note)],
            Uncertainty = pair.WithUncertainty
                ? RowBootstrap.Error(ownLosses[0].Length, weights => Correlation.Spearman(Mean(ownLosses, weights), Mean(otherLosses, weights)) is var r && double.IsNaN(r) ? 0 : r)
                : null,
        };
    }

    private static double[] Mean(double[][] losses, double[]? weights = null) =>
        [.. losses.Select(column => column.Select((loss, row) => (weights?[row] ?? 1) * loss / column.Length).Sum())];

    private static string Top(string[] columns, double[] importance) => columns[Array.IndexOf(importance, importance.Max())];

    /// <summary>For each column how much the loss on each row grows when it is permuted; all permutations of all columns are predicted in one go.</summary>
    private static double[][] Losses(RealFits real, ModelTest test, string[] columns)
    {
        LabelledRows holdout = real.Holdout;
        int count = Math.Min(MostRows, holdout.Count);
        int[] plain = [.. Enumerable.Range(0, count)];
        int[] permuted = RandomStream.ForMetric("importances").Permutation(count);
        int[] target = [.. Enumerable.Repeat(plain, columns.Length).SelectMany(r => r)];
        var stacked = new Table(holdout.Table.Columns.Select(column =>
        {
            int place = Array.IndexOf(columns, column.Name);
            return column.Take([.. Enumerable.Range(0, columns.Length).SelectMany(block => block == place ? permuted : plain)]);
        }));
        int width = test.Model.Classes;
        double[] predicted = test.Model.Predict(stacked);
        double[][] losses = [.. columns.Select(_ => new double[count])];
        for (int row = 0; row < target.Length; row++)
        {
            double truth = holdout.Answers[target[row]];
            losses[row / count][row % count] = Loss(predicted, row) - Loss(test.Predicted, target[row]);

            double Loss(double[] answers, int at) => real.Target.IsRegression
                ? (answers[at] - truth) * (answers[at] - truth)
                : 1 - ((int)truth < width ? answers[at * width + (int)truth] : 0);
        }

        return losses;
    }
}

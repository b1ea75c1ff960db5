using System.Globalization;
using Harness.Metrics;
using Harness.Random;
using Harness.Tables;
using Harness.Utility.Encoding;
using Harness.Utility.Fits;
using Harness.Utility.Models;

namespace Harness.Utility;

/// <summary>What synthetic rows add to real ones: boosted trees trained on both beside those trained on real rows alone. One fit a table, of twice the rows.</summary>
/// <param name="options">What models learn from.</param>
public sealed class AugmentationEvaluator(UtilityOptions options) : IEvaluator
{
    private readonly int _mostRows = options.MostTrainingRows;

    /// <summary>Makes the evaluator with the usual options.</summary>
    public AugmentationEvaluator()
        : this(new UtilityOptions())
    {
    }

    private static readonly BoostedTreesLearner Learner = new();

    private static readonly MetricDescriptor Lift = new()
    {
        Id = "augmentation-lift",
        Title = "Lift from synthetic rows",
        Equation = "score(real + synthetic) − score(real)",
        Cost = "one fit of twice the rows",
        StandardError = RowBootstrap.OverHoldout,
        Traps = "A lift within its standard error is none.",
        Summary = "Score on the holdout of boosted trees trained on train and synthetic rows together − on train alone, the score accuracy or R² floored at 0: above 0 where synthetic rows add to what the real ones teach, 0 where they add nothing, below 0 where they spoil it. Rows whose target is missing are left out; of more rows to learn from than 20,000 (UtilityOptions.MostTrainingRows) that many are drawn, by a fixed rule, and of more rows to test on 20,000.",
        Family = "utility",
        NoiseRows = 2,
        Unit = "score",
        Minimum = -1,
        Direction = Direction.HigherIsBetter,
        Ideal = 1,
        NoiseFloor = 0.02,
        Digits = 3,
        Source = "data augmentation as in Xu et al., NeurIPS 2019, and SDMetrics' data_augmentation metrics",
    };

    /// <inheritdoc/>
    public string Id => "augmentation";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Lift];

    /// <summary>0: models are tested on the dataset's own holdout.</summary>
    public int FreshSplits => 0;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => RealFits.Use(pair, _mostRows, Metrics, real =>
    {
        LabelledRows both = LabelledRows.Of(Stack(pair.Train, pair.Synthetic, _mostRows), real.Target);
        pair.Cancellation.ThrowIfCancellationRequested();
        ModelTest after = ModelTest.Of(TrainedModel.Train(Learner, real.Target, both, real.MeanAnswer, _mostRows), real, real.Holdout);
        ModelTest before = real.Tests[RealFits.ModelIds.ToList().IndexOf(Learner.Id)];
        double lift = Math.Max(0, after.Scores[0]) - Math.Max(0, before.Scores[0]);
        string note = string.Create(CultureInfo.InvariantCulture, $"{(real.Target.IsRegression ? "R²" : "accuracy")} {before.Scores[0]:0.000} → {after.Scores[0]:0.000}");
        return
        [
            new MetricResult.Computed(Lift.Id, lift)
            {
                Rows = pair.Synthetic.RowCount,
                Parts = [new MetricPart(Learner.Id, null, lift, note)],
                Uncertainty = pair.WithUncertainty ? RowBootstrap.ErrorOfGap(real, [before], [after], 0) : null,
            },
        ];
    });

    // Of more rows than a model learns from, so many are drawn from both together.
    private static Table Stack(Table first, Table second, int most)
    {
        int[] drawn = RandomStream.ForMetric("rows of models").Subset(first.RowCount + second.RowCount, most);
        return Stack(first.Take([.. drawn.Where(row => row < first.RowCount)]), second.Take([.. drawn.Where(row => row >= first.RowCount).Select(row => row - first.RowCount)]));
    }

    private static Table Stack(Table first, Table second) => new(first.Columns.Select(column => (column, second[column.Name]) switch
    {
        (NumericColumn x, NumericColumn y) => new NumericColumn(column.Schema, [.. x.Values, .. y.Values]),
        (DateTimeColumn x, DateTimeColumn y) => new DateTimeColumn(column.Schema, [.. x.Ticks, .. y.Ticks]),
        (CategoricalColumn x, CategoricalColumn y) => (Column)CategoricalColumn.FromLabels(column.Schema, [.. Labels(x), .. Labels(y)]),
        _ => throw new ArgumentException($"Column '{column.Name}' is not of the same kind in both tables.", nameof(second)),
    }));

    private static IEnumerable<string?> Labels(CategoricalColumn column) => column.Codes.ToArray().Select(code => code < 0 ? null : column.Levels[code]);
}

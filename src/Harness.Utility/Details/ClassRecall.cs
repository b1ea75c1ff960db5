using System.Globalization;
using Harness.Metrics;
using Harness.Utility.Fits;

namespace Harness.Utility.Details;

/// <summary>The recall of each class that models lose when they are trained on synthetic rows.</summary>
internal static class ClassRecall
{
    public static MetricDescriptor Metric { get; } = new()
    {
        Id = "class-recall-gap",
        Version = 2,
        Title = "Recall gap of classes",
        Equation = "recall_c(real) − recall_c(synthetic)",
        Cost = "no fit of its own",
        StandardError = RowBootstrap.OverHoldout,
        Traps = "Ten rows are enough to count: one of them is .1.",
        Summary = $"Mean over the target's classes of (recall on the holdout when trained on real rows − when trained on synthetic ones), each the mean over models: 0 where every class is found as often, 1 where none is found any more, below 0 where they are found more often. Classes with fewer than {Subgroups.FewestRows} holdout rows are left out.",
        Family = "utility",
        NoiseRows = 2,
        Unit = "score",
        Minimum = -1,
        NoiseFloor = 0.1,
        Digits = 3,
        Source = "per-class recall as in scikit-learn's classification_report, as a difference of TSTR (Esteban, Hyland and Rätsch, arXiv:1706.02633)",
    };

    public static (MetricPart Part, int[] Rows)[] Of(RealFits real, ModelTest[] synthetic)
    {
        if (real.Target.IsRegression)
        {
            return [];
        }

        var parts = new List<(MetricPart, int[])>();
        for (int c = 0; c < real.Target.Classes; c++)
        {
            int[] rows = [.. Enumerable.Range(0, real.Holdout.Count).Where(row => (int)real.Holdout.Answers[row] == c)];
            if (rows.Length >= Subgroups.FewestRows)
            {
                double before = real.Tests.Average(t => rows.Average(row => t.Correct[row]));
                double after = synthetic.Average(t => rows.Average(row => t.Correct[row]));
                parts.Add((new MetricPart(real.Target.Labels[c], null, before - after, string.Create(CultureInfo.InvariantCulture, $"recall {before:0.00} → {after:0.00} on {rows.Length} rows")), rows));
            }
        }

        return [.. parts];
    }
}

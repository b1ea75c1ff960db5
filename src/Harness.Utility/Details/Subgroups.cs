using System.Globalization;
using Harness.Metrics;
using Harness.Statistics;
using Harness.Tables;
using Harness.Utility.Fits;

namespace Harness.Utility.Details;

/// <summary>The score that models lose on parts of the holdout when they are trained on synthetic rows.</summary>
internal static class Subgroups
{
    /// <summary>Holdout rows that a class or subgroup needs, so that one row does not decide.</summary>
    public const int FewestRows = 10;

    public static MetricDescriptor Metric { get; } = new()
    {
        Id = "subgroup-gap",
        Version = 2,
        Title = "Gap of subgroups",
        Equation = "mean over the rows of a group of score(real) − score(synthetic)",
        Cost = "no fit of its own",
        StandardError = RowBootstrap.OverHoldout,
        Traps = "Of many groups one is bad by chance: the worst is no finding without its number of rows.",
        Summary = $"Mean over subgroups of the holdout of (score when trained on real rows − when trained on synthetic ones), the mean over models; the score is accuracy, or for numbers minus the mean absolute error in standard deviations of the target. Subgroups are the rows of each label of each column and the halves of each number below and above its median in train, with at least {FewestRows} rows: 0 where all are served as well, above 0 where synthetic rows serve them worse.",
        Family = "utility",
        NoiseRows = 2,
        Unit = "score",
        Minimum = double.NegativeInfinity,
        Maximum = double.PositiveInfinity,
        NoiseFloor = 0.1,
        Digits = 3,
        Source = "SDNist's scores by group; slices as in Barash et al., ESEC/FSE 2019",
    };

    public static (MetricPart Part, int[] Rows)[] Of(RealFits real, double[] gaps)
    {
        var parts = new List<(MetricPart, int[])>();
        foreach ((string name, int[] rows) in Groups(real))
        {
            if (rows.Length >= FewestRows && rows.Length < real.Holdout.Count)
            {
                parts.Add((new MetricPart(name, null, rows.Average(row => gaps[row]), string.Create(CultureInfo.InvariantCulture, $"{rows.Length} holdout rows")), rows));
            }
        }

        return [.. parts];
    }

    /// <summary>For each holdout row how much better the models trained on real rows do.</summary>
    public static double[] Gaps(RealFits real, ModelTest[] synthetic)
    {
        if (!real.Target.IsRegression)
        {
            return [.. Enumerable.Range(0, real.Holdout.Count).Select(row => real.Tests.Average(t => t.Correct[row]) - synthetic.Average(t => t.Correct[row]))];
        }

        double deviation = Moments.StandardDeviation(real.Train.Answers);
        double scale = deviation > 0 ? 1 / deviation : 0;
        double Error(ModelTest test, int row) => Math.Abs(test.Predicted[row] - real.Holdout.Answers[row]) * scale;
        return [.. Enumerable.Range(0, real.Holdout.Count).Select(row => synthetic.Average(t => Error(t, row)) - real.Tests.Average(t => Error(t, row)))];
    }

    private static IEnumerable<(string Name, int[] Rows)> Groups(RealFits real)
    {
        Table holdout = real.Holdout.Table;
        foreach (Column column in holdout.Columns.Where(c => c.Schema.IsModelled && c.Name != real.Target.Column))
        {
            if (column is CategoricalColumn labels)
            {
                for (int code = 0; code < labels.Levels.Count; code++)
                {
                    yield return ($"{column.Name} = {labels.Levels[code]}", Where(holdout, row => labels.Codes[row] == code));
                }
            }
            else
            {
                double[] present = ((QuantitativeColumn)real.Train.Table[column.Name]).Present();
                if (present.Length > 0)
                {
                    Array.Sort(present);
                    double median = Moments.Median(present);
                    var number = (QuantitativeColumn)column;
                    yield return ($"{column.Name} up to its median", Where(holdout, row => number.Values[row] <= median));
                    yield return ($"{column.Name} above its median", Where(holdout, row => number.Values[row] > median));
                }
            }

            if (column.MissingCount > 0)
            {
                yield return ($"{column.Name} missing", Where(holdout, column.IsMissing));
            }
        }
    }

    private static int[] Where(Table table, Func<int, bool> belongs) => [.. Enumerable.Range(0, table.RowCount).Where(belongs)];
}

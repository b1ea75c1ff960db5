using System.Globalization;
using Harness.Metrics;
using Harness.Random;
using Harness.Tables;
using Harness.Utility.Models;
using Harness.Utility.Scores;

namespace Harness.Utility.Detection;

/// <summary>
/// Whether a model can tell synthetic rows from train rows that it has not seen: a logistic regression or boosted trees,
/// whichever does it better, on as many rows of both tables, at most a thousand, in three folds. Which one counts in a fold
/// is decided on the other folds, so that the choice does not add the luck of the fold to the value.
/// </summary>
public sealed class DetectionEvaluator : IEvaluator
{
    private const int MostRows = 1000;
    private const int FewestRows = 12;
    private const int Folds = 3;
    private const int NamedColumns = 3;

    private static readonly IDetector[] Detectors = [new LogisticDetector(), new TreeDetector()];

    private static readonly MetricDescriptor Auc = new()
    {
        Id = "detection-auc",
        Title = "Detection AUC",
        Version = 2,
        Equation = "½ + max(0, ⅓ Σ_f σ_f (AUC_f − ½)), AUC_f in fold f of the detector whose mean AUC of the other folds is farther from ½, σ_f the side of ½ that this mean is on",
        Cost = "15 fits a table, six of them where no error is wanted: about 20 ms each for 1,000 rows of either kind",
        StandardError = "√(⅔ J² + ⅓ D²): J a jackknife that leaves out a third of the synthetic rows at a time and trains anew, D that of DeLong et al., Biometrics 44 (1988), over synthetic rows with the models as they are, since J alone, from three values, is unsteady",
        Traps = "Formats and rare labels can give a table away that is good for every use; the columns in the notes say so. Of many labels only the 40 most frequent are features.",
        Summary = $"Area under the ROC curve of telling synthetic rows from train rows, mean over {Folds} folds, by logistic regression or boosted trees, whichever tells them better on the other folds: .5 where no row can be told, 1 where every one can. The parts are .5 + |AUC − .5| of either. The note of a part says the side: an AUC below .5 comes of tables that share rows (a row that a model has learned as real stands among the synthetic ones it is tested on) or have the very same margins; it counts like one as far above. Missing values are features of their own, ordinal columns are one number, the rank.",
        Family = "joint",
        Headline = Headlines.Fidelity,
        Minimum = 0.5,
        Ideal = 0.5,
        NoiseFloor = 0.02,
        Digits = 3,
        Floor = FloorKind.PermutedColumns,
        Source = "Lopez-Paz and Oquab, ICLR 2017 (classifier two-sample tests); SDMetrics' LogisticDetection is 1 − mean(2 max(.5, AUC) − 1) over folds",
    };

    /// <inheritdoc/>
    public string Id => "detection";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Auc];

    /// <summary>10: a split costs a dozen fits.</summary>
    public int FrameSplits => 10;

    /// <summary>1, for the same reason.</summary>
    public int FrameDraws => 1;

    /// <summary>40: a split costs half a dozen fits.</summary>
    public int FreshSplits => 40;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        int real = pair.Train.RowCount;
        if (!pair.Train.Schema.Any(c => c.IsModelled))
        {
            return [new MetricResult.NotApplicable(Auc.Id, "the table has no column beside ids")];
        }

        if (real < FewestRows)
        {
            return [new MetricResult.NotApplicable(Auc.Id, $"train has {real} rows; {FewestRows} are needed")];
        }

        int rows = Math.Min(MostRows, Math.Min(real, pair.Synthetic.RowCount));
        if (rows < FewestRows)
        {
            MetricPart[] any = [new MetricPart("any", null, 1, $"the synthetic table has {rows} rows, which alone tells it")];
            return [new MetricResult.Computed(Auc.Id, 1) { Rows = pair.Synthetic.RowCount, Parts = any }];
        }

        try
        {
            RandomStream stream = RandomStream.ForMetric("detection");
            DetectionRows both = DetectionRows.Of(Drawn(pair.Train, rows, stream.Fork("train")), Drawn(pair.Synthetic, rows, stream.Fork("synthetic")), pair.Shared.Ordered);
            var folds = new DetectionFolds(both, rows, Folds, stream, pair.Cancellation);
            Detection[] detections = [.. Detectors.Select(d => new Detection(d, folds, both.Names))];
            Choice[] choices = [.. Enumerable.Range(0, Folds).Select(fold => Choice.Of(detections, fold))];
            return
            [
                new MetricResult.Computed(Auc.Id, 0.5 + Math.Max(0, choices.Average(c => c.Side * (c.Area.Value - 0.5))))
                {
                    Rows = pair.Synthetic.RowCount,
                    Parts = [.. detections.Select(d => d.Part)],
                    Uncertainty = pair.WithUncertainty ? Error(choices, folds) : null,
                },
            ];
        }
        catch (Exception e) when (LightGbmLibrary.IsMissing(e))
        {
            return [LightGbmLibrary.Failure(Auc.Id, e)];
        }
    }

    private static Table Drawn(Table table, int rows, RandomStream stream) => table.RowCount == rows ? table : table.Take(stream.Subset(table.RowCount, rows));

    /// <summary>The standard error of the mean over folds, the choices as they are.</summary>
    private static double Error(Choice[] choices, DetectionFolds folds)
    {
        var without = new double[DetectionFolds.Groups];
        for (int group = 0; group < without.Length; group++)
        {
            without[group] = choices.Select((choice, fold) => choice.Side * folds.Detect(choice.Detector, fold, leftOut: group).Area.Value).Average();
        }

        double jackknife = GroupJackknife.Error(without);
        double fixedModels = choices.Average(c => c.Area.VarianceOverMembers) / choices.Length;
        return Math.Sqrt((2 * jackknife * jackknife + fixedModels) / 3);
    }

    private static string Note(double auc, IReadOnlyList<string> names, double[] weights)
    {
        double total = weights.Sum();
        var leading = weights.Select((w, i) => (Share: total > 0 ? w / total : 0, Name: names[i])).OrderByDescending(w => w.Share).Where(w => w.Share > 0).Take(NamedColumns);
        string columns = string.Join(", ", leading.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Name} {w.Share:P0}")));
        string side = auc < 0.5 ? "below .5, as where the tables share rows" : "above .5";
        return string.Create(CultureInfo.InvariantCulture, $"AUC {auc:0.000}, {side}{(columns.Length > 0 ? $"; weight of {columns}" : "")}");
    }

    /// <summary>What one detector finds in all folds, and the part that shows it.</summary>
    private sealed class Detection
    {
        public Detection(IDetector detector, DetectionFolds folds, IReadOnlyList<string> names)
        {
            Detector = detector;
            var areas = new List<RocArea>();
            var weights = new double[names.Count];
            for (int fold = 0; fold < Folds; fold++)
            {
                (RocArea area, double[] ofColumns) = folds.Detect(detector, fold);
                areas.Add(area);
                for (int c = 0; c < weights.Length; c++)
                {
                    weights[c] += ofColumns[c];
                }
            }

            Areas = areas;
            double auc = areas.Sum(a => a.Value) / Folds;
            Part = new MetricPart(detector.Id, null, 0.5 + Math.Abs(auc - 0.5), Note(auc, names, weights));
        }

        public IDetector Detector { get; }

        public IReadOnlyList<RocArea> Areas { get; }

        public MetricPart Part { get; }
    }

    /// <summary>The detector that counts in a fold, with the side of ½ that it is on as far as the other folds tell, and its area in this one.</summary>
    private sealed record Choice(IDetector Detector, int Side, RocArea Area)
    {
        public static Choice Of(Detection[] detections, int fold)
        {
            double Others(Detection detection) => detection.Areas.Where((_, f) => f != fold).Average(a => a.Value) - 0.5;
            Detection best = detections.MaxBy(d => Math.Abs(Others(d)))!;
            return new Choice(best.Detector, Math.Sign(Others(best)), best.Areas[fold]);
        }
    }
}

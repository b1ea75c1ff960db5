using System.Globalization;
using Harness.Metrics;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Utility.Detection;

/// <summary>
/// Whether a model can tell synthetic rows from train rows that it has not seen: a logistic regression and boosted trees,
/// each on as many rows of both tables, at most a thousand, in three folds.
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
        Equation = "½ + |AUC − ½|",
        Cost = "12 fits a table at most, below 100 ms for 1,000 rows of either kind",
        StandardError = "that of a single AUC over as many rows of either kind, Hanley and McNeil, Radiology 143 (1982)",
        Traps = "Formats and rare labels can give a table away that is good for every use; the columns in the notes say so.",
        Summary = $"Mean over a logistic regression and boosted trees of .5 + |AUC − .5|, AUC the mean over {Folds} folds of the area under the ROC curve of telling synthetic rows from train rows: .5 where no row can be told, 1 where every one can. The note of a part says the side: an AUC below .5 comes of tables that share rows (a row that a model has learned as real stands among the synthetic ones it is tested on) or have the very same margins. Missing values are features of their own.",
        Family = "joint",
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
            return [Computed([new MetricPart("any", null, 1, $"the synthetic table has {rows} rows, which alone tells it")], pair.Synthetic.RowCount)];
        }

        try
        {
            var stream = new RandomStream(0).Fork("detection");
            DetectionRows both = DetectionRows.Of(Drawn(pair.Train, rows, stream.Fork("train")), Drawn(pair.Synthetic, rows, stream.Fork("synthetic")));
            MetricPart[] parts = [.. Detectors.Select(d => Part(d, both, rows, stream, pair.Cancellation))];
            return [Computed(parts, pair.Synthetic.RowCount) with { Uncertainty = Error(parts.Average(p => p.Value), rows) }];
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
        {
            return [new MetricResult.Failed(Auc.Id, $"LightGBM's native library does not load ({(e.InnerException ?? e).Message.Split('\n')[0]}); on Debian and Ubuntu it needs the package libgomp1") { Unavailable = true }];
        }
    }

    private static MetricResult.Computed Computed(MetricPart[] parts, int rows) => new(Auc.Id, parts.Average(p => p.Value)) { Rows = rows, Parts = parts };

    private static Table Drawn(Table table, int rows, RandomStream stream)
    {
        if (table.RowCount == rows)
        {
            return table;
        }

        int[] drawn = stream.Permutation(table.RowCount)[..rows];
        Array.Sort(drawn);
        return table.Take(drawn);
    }

    private static MetricPart Part(IDetector detector, DetectionRows both, int rows, RandomStream stream, CancellationToken cancellation)
    {
        // Each fold has a third of the rows of either table.
        int[][] order = [stream.Fork("train folds").Permutation(rows), stream.Fork("synthetic folds").Permutation(rows)];
        int Fold(int row) => order[row / rows][row % rows] % Folds;
        double sum = 0;
        var weights = new double[both.Names.Count];
        for (int fold = 0; fold < Folds; fold++)
        {
            cancellation.ThrowIfCancellationRequested();
            int[] learn = [.. Enumerable.Range(0, 2 * rows).Where(row => Fold(row) != fold)];
            int[] score = [.. Enumerable.Range(0, 2 * rows).Where(row => Fold(row) == fold)];
            (double[] scores, double[] features) = detector.Detect(both.Take(learn), [.. learn.Select(row => row >= rows)], both.Take(score));
            sum += AreaUnderCurve([.. score.Select(row => row >= rows)], scores);
            for (int f = 0; f < features.Length; f++)
            {
                weights[both.Columns[f]] += features[f];
            }
        }

        double auc = sum / Folds;
        return new MetricPart(detector.Id, null, 0.5 + Math.Abs(auc - 0.5), Note(auc, both.Names, weights));
    }

    /// <summary>The area under the ROC curve: the share of pairs of a synthetic and a real row that the scores put in order, ties half.</summary>
    internal static double AreaUnderCurve(bool[] isSynthetic, double[] scores)
    {
        double[] ranks = Ranks.Average(scores);
        double members = isSynthetic.Count(s => s);
        double rankSum = 0;
        for (int row = 0; row < ranks.Length; row++)
        {
            rankSum += isSynthetic[row] ? ranks[row] : 0;
        }

        return (rankSum - members * (members + 1) / 2) / (members * (ranks.Length - members));
    }

    /// <summary>Standard error of an AUC over as many rows of either kind (Hanley and McNeil 1982).</summary>
    private static double Error(double auc, int rows)
    {
        double q1 = auc / (2 - auc);
        double q2 = 2 * auc * auc / (1 + auc);
        return Math.Sqrt((auc * (1 - auc) + (rows - 1) * (q1 - auc * auc) + (rows - 1) * (q2 - auc * auc)) / ((double)rows * rows));
    }

    private static string Note(double auc, IReadOnlyList<string> names, double[] weights)
    {
        double total = weights.Sum();
        var leading = weights.Select((w, i) => (Share: total > 0 ? w / total : 0, Name: names[i])).OrderByDescending(w => w.Share).Where(w => w.Share > 0).Take(NamedColumns);
        string columns = string.Join(", ", leading.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Name} {w.Share:P0}")));
        string side = auc < 0.5 ? "below .5, as where the tables share rows" : "above .5";
        return string.Create(CultureInfo.InvariantCulture, $"AUC {auc:0.000}, {side}{(columns.Length > 0 ? $"; weight of {columns}" : "")}");
    }
}

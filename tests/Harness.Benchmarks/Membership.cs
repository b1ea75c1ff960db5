using Harness.Datasets;
using Harness.SdMetrics.Privacy;
using Harness.Tables;
using Harness.Utility.Scores;

namespace Harness.Benchmarks;

/// <summary>The attack of somebody who has real rows and a synthetic table, and takes the real rows that lie nearest to synthetic ones for members of train.</summary>
internal static class Membership
{
    /// <summary>How well train rows are told from holdout rows by their distance from the nearest synthetic row: the area under the curve, ½ for not at all, above it where train rows are nearer, below it where they are farther.</summary>
    public static double AreaUnderCurve(Dataset dataset, Table synthetic)
    {
        double[] train = DistanceToClosestRecord.Compute(dataset.Train, synthetic);
        double[] holdout = DistanceToClosestRecord.Compute(dataset.Holdout, synthetic);
        return RocArea.Of([.. train.Select(_ => false), .. holdout.Select(_ => true)], [.. train, .. holdout]).Value;
    }
}

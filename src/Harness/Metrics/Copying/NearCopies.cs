using Harness.Distances;
using Harness.Statistics;

namespace Harness.Metrics.Copying;

/// <summary>The near copies of real rows in a synthetic table, and its copies of holdout rows.</summary>
internal static class NearCopies
{
    /// <summary>So many times as many near copies as real rows have are beyond what another law of the rows explains.</summary>
    private const int Many = 10;

    /// <summary>Where there are fewer, those of train have to outweigh the holdout's: by chance they do so less often.</summary>
    private const double Leaning = 0.1;

    /// <summary>Measures both metrics.</summary>
    /// <param name="real">The real rows as points.</param>
    /// <param name="kinds">The same by what they equal.</param>
    /// <param name="found">For each synthetic row the first real row that equals it, or −1.</param>
    /// <param name="toTrain">The nearest train rows of the synthetic rows.</param>
    /// <param name="toHoldout">Their nearest holdout rows.</param>
    /// <returns>The results of 'near-copy-share' and 'holdout-copy-share', without a number of rows.</returns>
    public static (MetricResult.Computed Near, MetricResult.Computed Holdout) Measure(NearestRealRows real, RealKinds kinds, int[] found, NearestTwo toTrain, NearestTwo toHoldout)
    {
        int count = found.Length;
        int split = kinds.TrainCount;
        int[] placed = [.. real.TrainRows, .. real.HoldoutRows.Select(row => split + row)];
        var hits = new RealHits(kinds, placed);
        var nearHits = new RealHits(kinds, placed);
        var onTrain = new HashSet<int>();
        (int apart, int near, int nearAny, int ofTrain, int ofHoldout) = (0, 0, 0, 0, 0);
        for (int i = 0; i < count; i++)
        {
            (double first, double ratio, int row) = Nearest(i);
            bool isNear = first > 0 && NearReal.IsNear(ratio, real.Own.Radius);
            apart += first > 0 ? 1 : 0;
            if (isNear)
            {
                nearAny++;
                nearHits.Add(row);
            }

            if (isNear && row < split)
            {
                near++;
                onTrain.Add(row);
            }

            ofTrain += kinds.InTrain(found[i]) || (isNear && row < split) ? 1 : 0;
            ofHoldout += kinds.InHoldout(found[i]) || (isNear && row >= split) ? 1 : 0;
            hits.Add(isNear ? row : found[i]);
        }

        var own = new NearRows(apart, near, onTrain.Count);
        NearRows reference = real.Own.NearTrain;
        double p = FisherExact.Greater(own.Units, own.Size, reference.Units, reference.Size);
        double lean = nearHits.MoreOfTrain();
        p = lean <= Leaning || nearAny >= Many * reference.Share * count ? p : Math.Max(p, lean);
        double expected = kinds.HoldoutCount == 0 || count == 0 ? 0 : (double)ofTrain / count * kinds.HoldoutCount / split;
        return (
            Share("near-copy-share", near, new Comparison(reference.Share, p, "the share of real rows that are as near to another one of train")),
            Share("holdout-copy-share", ofHoldout, kinds.HoldoutCount == 0 ? null : new Comparison(
                Math.Min(1, expected), hits.MoreOfHoldout(), "the share that copies of train rows lead one to expect")));

        // Of train and holdout together. Where both are 0 the ratio is no number, and the row equals a real one.
        (double First, double Ratio, int Row) Nearest(int i)
        {
            bool isTrain = toTrain.First[i] <= toHoldout.First[i];
            (NearestTwo nearest, NearestTwo other) = isTrain ? (toTrain, toHoldout) : (toHoldout, toTrain);
            double second = Math.Min(nearest.Second[i], other.First[i]);
            int row = isTrain ? real.TrainRows[nearest.Place[i]] : split + real.HoldoutRows[nearest.Place[i]];
            return (nearest.First[i], nearest.First[i] / second, row);
        }

        MetricResult.Computed Share(string id, int hit, Comparison? comparison)
        {
            double share = count == 0 ? 0 : (double)hit / count;
            return new MetricResult.Computed(id, share)
            {
                Uncertainty = count == 0 ? null : Math.Sqrt(share * (1 - share) / count),
                CannotTell = kinds.CannotTell,
                Comparison = comparison,
            };
        }
    }
}

using MathNet.Numerics.Distributions;

namespace Harness.Studies.Snapshots;

/// <summary>The quantiles that hold the false alarms of a whole pair.</summary>
internal sealed class PairNoise
{
    // A mean of three that one seed alone pulled away has seeds that did not go along; half is what leaves damages caught.
    private const double LeastOfSeed = 0.5;

    private readonly double _scale;

    public PairNoise(Snapshot before, Snapshot now, bool isExact, double falseAlarms)
    {
        IsMeasured = before.NoiseSeeds > 1 && !isExact;
        if (!IsMeasured)
        {
            return;
        }

        int seeds = before.NoiseSeeds;
        int behindLevel = before.Metrics.Any(m => m.Value.Level is not null) ? seeds : before.Seeds.Count;
        _scale = Math.Sqrt(1.0 / Math.Max(1, now.Seeds.Count) + 1.0 / Math.Max(1, behindLevel));
        OfMetric = Quantile(before.Metrics.Count(m => m.Value.Noise > 0));
        OfPart = Quantile(before.Metrics.Sum(m => m.Value.PartNoise.Count(n => n > 0)));

        double Quantile(int comparisons) => StudentT.InvCDF(0, 1, seeds - 1, 1 - falseAlarms / 4 / Math.Max(1, comparisons));
    }

    public bool IsMeasured { get; }

    public double OfMetric { get; }

    public double OfPart { get; }

    public double? Of(double? noise) => IsMeasured && noise is { } n ? n * _scale : null;

    public SnapshotMove Move(double before, double now, ReadOnlySpan<double> seeds, double? noise, double same, double least, double quantile)
    {
        double size = Math.Abs(now - before);
        double? deviation = Of(noise);
        double allowed = deviation is { } d ? Math.Max(Math.Max(same, least), quantile * d) : same;
        double overNoise = size <= same ? 0 : size / allowed;
        return new SnapshotMove(overNoise > 1 && deviation is not null && !GoAlong(before, now, seeds, LeastOfSeed * allowed) ? 1 : overNoise, deviation);
    }

    private static bool GoAlong(double before, double now, ReadOnlySpan<double> seeds, double least)
    {
        foreach (double seed in seeds)
        {
            if (Math.Sign(now - before) * (seed - before) < least)
            {
                return false;
            }
        }

        return true;
    }
}

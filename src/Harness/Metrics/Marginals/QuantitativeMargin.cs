using Harness.Statistics;

namespace Harness.Metrics.Marginals;

/// <summary>One column that has an order, sorted once, with the statistics that several metrics share.</summary>
internal sealed class QuantitativeMargin
{
    private const double SmallUnit = 1.0 / 16;

    private QuantitativeMargin(double[] sorted)
    {
        Sorted = sorted;
        Mean = Moments.Mean(sorted);
        Median = Moments.Median(sorted);
        StandardDeviation = Moments.StandardDeviation(sorted);
        Repetition = Math.Sqrt(EmpiricalDistribution.Collision(sorted));
    }

    public double[] Sorted { get; }

    public double Mean { get; }

    public double Median { get; }

    public double StandardDeviation { get; }

    /// <summary>The root of the probability that two rows have the same value.</summary>
    public double Repetition { get; }

    public bool IsEmpty => Sorted.Length == 0;

    public bool IsConstant => !IsEmpty && Sorted[0] == Sorted[^1];

    /// <summary>Whether differences of such numbers can be beyond what a double holds.</summary>
    public bool IsHuge => !IsEmpty && Math.Max(-Sorted[0], Sorted[^1]) > double.MaxValue * SmallUnit;

    /// <summary>The same column in a unit that all differences are finite in.</summary>
    public QuantitativeMargin InSmallUnit() => new([.. Sorted.Select(v => v * SmallUnit)]);

    /// <summary>Sorts values, in place.</summary>
    public static QuantitativeMargin Of(double[] values)
    {
        RadixSort.Sort(values);
        return new QuantitativeMargin(values);
    }

    /// <summary>The end of the range that is farther from a point: where the worst synthetic column would have all its values.</summary>
    public double FartherEnd(double point) => point - Sorted[0] >= Sorted[^1] - point ? Sorted[0] : Sorted[^1];
}

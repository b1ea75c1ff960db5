using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>The verdict on one limit of a pair.</summary>
/// <param name="Score">The metric's score over the seeds.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Verdict">The decision.</param>
/// <param name="Explanation">Why, where it is not a pass by value; else empty.</param>
public sealed record LimitVerdict(MetricScore Score, Limit Limit, Verdict Verdict, string Explanation)
{
    // Of a limit at 0 every value would be infinitely far.
    private const double LeastBound = 0.01;

    /// <summary>The end of the range that the value is beyond, else the one that it is nearer to; <see langword="null"/> where there is none.</summary>
    public double? Bound { get; init; }

    /// <summary>What fresh real rows get on average, of the part that decided where each part has its own limit; <see langword="null"/> where nothing says it.</summary>
    public double? Fresh
    {
        get => field ?? Score.Comparison?.Reference ?? Score.Fresh?.Mean;
        init;
    }

    /// <summary>The value that fresh real rows stay within but for this limit's share of the false alarms; <see langword="null"/> where nothing says it.</summary>
    public double? Chance { get; init; }

    /// <summary>The column, pair or triple that decided; <see langword="null"/> where the metric has no parts.</summary>
    public MetricPart? Part { get; init; }

    /// <summary>The probability that fresh real rows get a value as far out; <see langword="null"/> where nothing says it.</summary>
    public double? PValue { get; init; }

    /// <summary>How each part stands by itself, in the metric's order; empty where a metric is judged as a whole.</summary>
    internal IReadOnlyList<PartVerdict> Parts { get; init; } = [];

    /// <summary>Whether the bound is the least that is allowed, and not the greatest.</summary>
    internal bool IsLeast => Limit.Excess is null ? Limit.Maximum is null || (Limit.Minimum is not null && Bound == Limit.Minimum) : Bound < Fresh;

    /// <summary>Whether it is missed, or could not be judged.</summary>
    internal bool IsMissed => Verdict is Verdict.Fail or Verdict.Error;

    /// <summary>How far from its bound the value is, in units of the bound, to order missed limits by; +∞ where there is no number.</summary>
    internal double Beyond => (Score.Value, Bound) is ({ } value, { } bound) ? BeyondOf(value, bound) : double.PositiveInfinity;

    /// <summary>How far a value is from a bound, in units of the bound.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bound">The bound.</param>
    internal static double BeyondOf(double value, double bound) => Math.Abs(value - bound) / Math.Max(Math.Abs(bound), LeastBound);

    /// <summary>Whether the limit has no meaning for the dataset, so that its pass says nothing.</summary>
    internal bool DoesNotApply => Verdict == Verdict.Pass && Score.Value is null;

    /// <summary>Whether it is open because the value was not measured, and not for want of rows.</summary>
    public bool IsUnmeasured => Verdict == Verdict.Inconclusive && Score.Value is null;
}

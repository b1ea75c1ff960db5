namespace Harness.SdMetrics.SingleColumn;

/// <summary>The statistic that StatisticSimilarity compares.</summary>
public enum ComparedStatistic
{
    /// <summary>The arithmetic mean.</summary>
    Mean,

    /// <summary>The middle value.</summary>
    Median,

    /// <summary>The standard deviation with divisor n − 1.</summary>
    StandardDeviation,
}

namespace Harness.SdMetrics.Encoding;

/// <summary>The release of SDMetrics whose numbers are given.</summary>
public enum SdMetricsVersion
{
    /// <summary>0.29: everything is judged by the real table, ordinal columns take no part.</summary>
    V029,

    /// <summary>0.32: what SDV 2's metadata declare goes before the real table, and formats and constraints count as well.</summary>
    V032,
}

namespace Harness.SdMetrics.Privacy;

/// <summary>The guess of an attacker when no synthetic row has the known values.</summary>
public enum CapMethod
{
    /// <summary>The row is left out (<c>cap</c>).</summary>
    Cap,

    /// <summary>The guess counts as wrong (<c>zero_cap</c>).</summary>
    ZeroCap,

    /// <summary>The guess rests on the rows whose known values differ in the fewest columns (<c>generalized_cap</c>).</summary>
    GeneralizedCap,
}

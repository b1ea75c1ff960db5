namespace Harness.SdMetrics.Privacy;

/// <summary>Whom <see cref="DisclosureProtection"/> protects from what.</summary>
public sealed record DisclosureOptions
{
    /// <summary>Columns whose values the attacker knows.</summary>
    /// <value>Column names, at least one.</value>
    public required IReadOnlyList<string> Known { get; init; }

    /// <summary>Columns whose values the attacker guesses together.</summary>
    /// <value>Column names, at least one.</value>
    public required IReadOnlyList<string> Sensitive { get; init; }

    /// <summary>Numerical and datetime columns that are binned; others are compared exactly.</summary>
    /// <value>Column names, by default none.</value>
    public IReadOnlyList<string> Continuous { get; init; } = [];

    /// <summary>Number of bins of equal width over the real column's range.</summary>
    /// <value>At least 1, default 10.</value>
    public int Bins { get; init; } = 10;

    /// <summary>The guess when no synthetic row has the known values.</summary>
    /// <value>Default <see cref="CapMethod.Cap"/>.</value>
    public CapMethod Method { get; init; }
}

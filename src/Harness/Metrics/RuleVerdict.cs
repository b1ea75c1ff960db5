namespace Harness.Metrics;

/// <summary>What the synthetic rows say of a rule.</summary>
internal enum RuleVerdict
{
    /// <summary>No row breaks it.</summary>
    Kept,

    /// <summary>Rows break it, but so few that fresh real rows could.</summary>
    Chance,

    /// <summary>Rows break it that should not.</summary>
    Broken,
}

namespace Harness.Studies.Gate;

/// <summary>Whether a table may take the place of the real one for a purpose.</summary>
internal enum PurposeAnswer
{
    /// <summary>Every limit that speaks of it is met.</summary>
    Yes,

    /// <summary>Every limit is met, but a column is further off than fresh real rows are.</summary>
    WithCare,

    /// <summary>No limit is missed and at least one is open: too few rows to tell.</summary>
    Inconclusive,

    /// <summary>A limit is missed.</summary>
    No,

    /// <summary>Nothing that speaks of it was measured: no target, or no limit.</summary>
    NotAsked,
}

namespace Harness.Studies.Gate;

/// <summary>What somebody wants of a synthetic table in the place of the real one.</summary>
internal enum Purpose
{
    /// <summary>To look at it and count in it: single columns and their relations.</summary>
    Analyse,

    /// <summary>To train models that are used on real rows.</summary>
    Train,

    /// <summary>To pass it on to others: no row of it is a real one. No proof of privacy.</summary>
    GiveAway,
}

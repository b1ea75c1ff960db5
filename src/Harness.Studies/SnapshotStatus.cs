namespace Harness.Studies;

/// <summary>The result of comparing a pair with its snapshot.</summary>
internal enum SnapshotStatus
{
    /// <summary>Every score is the same.</summary>
    Same,

    /// <summary>Some scores moved within noise, none beyond it.</summary>
    Changed,

    /// <summary>Some scores are better, none is worse.</summary>
    Better,

    /// <summary>At least one score is worse.</summary>
    Worse,

    /// <summary>Dataset, generator, seeds or metrics are not those of the snapshot.</summary>
    Incomparable,

    /// <summary>There is no snapshot yet.</summary>
    New,

    /// <summary>The study keeps no snapshots: nothing can be worse than one.</summary>
    NotKept,

    /// <summary>This run wrote the snapshot, because it was told to.</summary>
    Accepted,
}

namespace Harness.Studies.Recordings;

/// <summary>How a table that was made again stands beside its recording.</summary>
internal enum RemadeState
{
    /// <summary>The bytes are the same.</summary>
    SameBytes,

    /// <summary>All labels are the same, and all numbers but for rounding.</summary>
    Rounding,

    /// <summary>The recording is a failure, and it failed at the same step with the same type of error.</summary>
    SameFailure,

    /// <summary>It is another table.</summary>
    OtherTable,

    /// <summary>There is a table now, and the recording has none.</summary>
    New,

    /// <summary>There is no table now.</summary>
    Failed,
}

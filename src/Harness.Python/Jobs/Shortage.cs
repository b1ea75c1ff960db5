namespace Harness.Python.Jobs;

/// <summary>What a job ran out of, for which no library is to blame.</summary>
internal enum Shortage
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Memory: the limit of the job, or that of the machine.</summary>
    Memory,

    /// <summary>Room on the disk.</summary>
    Disk,

    /// <summary>The size that a file may have.</summary>
    File,
}

namespace Harness.Python.Jobs;

/// <summary>What one job may take. Where a limit is passed the job is ended, and its failure names the limit.</summary>
public sealed class JobLimits
{
    /// <summary>Time from start to end.</summary>
    /// <value>More than 0; default an hour.</value>
    public TimeSpan Time { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Address space of each process, in megabytes; not enforced on macOS and Windows.</summary>
    /// <value>0 for no limit; default 16,384. Libraries reserve more than they use: torch alone some 4,000.</value>
    public int MemoryMegabytes { get; init; } = 16_384;

    /// <summary>Largest file that it may write, in megabytes; not enforced on Windows. Standard output has no limit: what is more than a few lines is dropped as it comes.</summary>
    /// <value>0 for no limit; default 4,096.</value>
    public int FileMegabytes { get; init; } = 4_096;
}

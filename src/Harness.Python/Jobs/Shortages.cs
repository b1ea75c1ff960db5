namespace Harness.Python.Jobs;

/// <summary>Shortages as programs tell them, and in words for a person.</summary>
internal static class Shortages
{
    private static readonly string[] Types = ["MemoryError", "_ArrayMemoryError", "OutOfMemoryError", "ResourceExhaustedError"];

    // Of Python, C++, numpy, torch on processor and graphics card, R and the system.
    private static readonly string[] NoMemory = ["MemoryError", "bad_alloc", "out of memory", "can't allocate memory", "cannot allocate memory", "cannot allocate vector", "Unable to allocate "];
    private static readonly string[] NoRoom = ["No space left on device", "Disk quota exceeded"];

    /// <summary>What a text says that there was too little of.</summary>
    /// <param name="text">A line, or the message of an error.</param>
    public static Shortage In(string text) =>
        HasAny(text, NoMemory) ? Shortage.Memory
        : HasAny(text, NoRoom) ? Shortage.Disk
        : text.Contains("File too large", StringComparison.Ordinal) ? Shortage.File
        : Shortage.None;

    /// <summary>What an error says that there was too little of.</summary>
    /// <param name="type">Its type: <c>numpy.exceptions.MemoryError</c>.</param>
    /// <param name="message">Its message.</param>
    public static Shortage Of(string type, string message) => Types.Contains(type.Split('.')[^1]) ? Shortage.Memory : In(message);

    /// <summary>The shortage in words.</summary>
    /// <param name="shortage">A shortage, not <see cref="Shortage.None"/>.</param>
    /// <param name="limits">The limits that the job had.</param>
    public static string Describe(Shortage shortage, JobLimits limits) => shortage switch
    {
        Shortage.Memory when limits.MemoryMegabytes > 0 => $"memory ran out, at a limit of {limits.MemoryMegabytes} MB of address space (--memory)",
        Shortage.Memory => "memory ran out, though no limit is set (--memory 0)",
        Shortage.Disk => $"the disk is full; make room, or name a folder for temporary files elsewhere (TMPDIR, now {Path.GetTempPath()})",
        _ => $"a file grew beyond the limit of {limits.FileMegabytes} MB",
    };

    /// <summary>What a person may try where a limit may be the reason, and another thing as well.</summary>
    /// <param name="text">The message of an error.</param>
    /// <param name="limits">The limits that the job had.</param>
    public static string Hint(string text, JobLimits limits) => limits.MemoryMegabytes > 0 && text.Contains("failed to map segment", StringComparison.Ordinal)
        ? $" (a limit of {limits.MemoryMegabytes} MB of address space, --memory, may be too small to load it)"
        : "";

    private static bool HasAny(string text, string[] signs) => signs.Any(sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase));
}

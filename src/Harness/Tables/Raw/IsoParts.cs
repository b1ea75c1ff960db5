namespace Harness.Tables.Raw;

/// <summary>What an ISO date says behind year and month.</summary>
[Flags]
internal enum IsoParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A day.</summary>
    Day = 1,

    /// <summary>Hour and minute.</summary>
    Time = 2,

    /// <summary>Seconds.</summary>
    Seconds = 4,

    /// <summary>Decimals of a second.</summary>
    Fraction = 8,

    /// <summary>A zone.</summary>
    Zone = 16,

    /// <summary>A <c>T</c> between day and time.</summary>
    Letter = 32,

    /// <summary>No dashes.</summary>
    Compact = 64,
}

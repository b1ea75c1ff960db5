namespace Harness.Studies.History;

/// <summary>A commit that changed snapshots.</summary>
/// <param name="Id">Its hash.</param>
/// <param name="Date">When it was committed.</param>
/// <param name="Subject">The first line of its message.</param>
internal sealed record HistoryCommit(string Id, DateTimeOffset Date, string Subject)
{
    private const int ShortLength = 7;

    /// <summary>Whether it only tells how things stood: the last one before the range, or the oldest that a shallow clone has.</summary>
    public bool IsStart { get; init; }

    /// <summary>The beginning of the hash.</summary>
    public string ShortId => Id[..Math.Min(ShortLength, Id.Length)];

    /// <summary>The day of the commit, where it was committed.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Date.DateTime);
}

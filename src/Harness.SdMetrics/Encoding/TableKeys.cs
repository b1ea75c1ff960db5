namespace Harness.SdMetrics.Encoding;

/// <summary>The columns of a table that SDV's metadata name as keys.</summary>
public sealed record TableKeys
{
    /// <summary>The columns of the primary key; more than one for a composite key.</summary>
    /// <value>Column names, by default none.</value>
    public IReadOnlyList<string> Primary { get; init; } = [];

    /// <summary>Further columns whose values are unique.</summary>
    /// <value>Column names, by default none.</value>
    public IReadOnlyList<string> Alternate { get; init; } = [];

    /// <summary>The column that orders the rows of a sequence.</summary>
    /// <value>A column name, by default <see langword="null"/>.</value>
    public string? SequenceIndex { get; init; }
}

namespace Harness;

/// <summary>What an HTML page may show.</summary>
public sealed record HtmlOptions
{
    /// <summary>Whether the least and the greatest value of each real column are shown: each is a value of a single row.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool WithExtremes { get; init; } = true;

    /// <summary>What was found out while the synthetic table was read, as cells that are no dates.</summary>
    /// <value>Default: nothing beyond what the evaluation knows.</value>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

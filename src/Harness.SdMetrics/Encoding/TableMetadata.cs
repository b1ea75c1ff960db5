namespace Harness.SdMetrics.Encoding;

/// <summary>What SDV 2's metadata say of a table beyond the names and kinds in its schema.</summary>
public sealed record TableMetadata
{
    /// <summary>The table's name, which constraints give.</summary>
    /// <value>By default <see langword="null"/>: a constraint of any name is meant.</value>
    public string? Name { get; init; }

    /// <summary>The keys.</summary>
    /// <value>By default none.</value>
    public TableKeys Keys { get; init; } = new();

    /// <summary>The columns of the sdtype <c>ordinal</c>, which are labels in the table.</summary>
    /// <value>Column names, by default none.</value>
    public IReadOnlySet<string> Ordinal { get; init; } = new HashSet<string>();

    /// <summary>What is declared of columns' values, by name.</summary>
    /// <value>By default nothing.</value>
    public IReadOnlyDictionary<string, ColumnRange> Ranges { get; init; } = new Dictionary<string, ColumnRange>();

    internal ColumnRange RangeOf(string column) => Ranges.TryGetValue(column, out ColumnRange? range) ? range : Undeclared;

    private static ColumnRange Undeclared { get; } = new();
}

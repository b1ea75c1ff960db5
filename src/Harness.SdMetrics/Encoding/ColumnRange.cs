namespace Harness.SdMetrics.Encoding;

/// <summary>What SDV 2's metadata declare of a column's values; what is <see langword="null"/> is taken from the real column.</summary>
public sealed record ColumnRange
{
    /// <summary><c>range_min</c> as a number; of a datetime column nanoseconds since 1970, as SDMetrics takes it.</summary>
    public double? Minimum { get; init; }

    /// <summary><c>range_max</c> as a number, likewise.</summary>
    public double? Maximum { get; init; }

    /// <summary><c>range_min</c> of a datetime column as text.</summary>
    public string? Earliest { get; init; }

    /// <summary><c>range_max</c> of a datetime column as text.</summary>
    public string? Latest { get; init; }

    /// <summary><c>range_values</c>: text, numbers, booleans, or <see langword="null"/> for missing.</summary>
    public IReadOnlyList<object?>? Values { get; init; }

    /// <summary><c>range_is_nullable</c>: whether values may be missing.</summary>
    public bool? IsNullable { get; init; }
}

namespace Harness.Tables;

/// <summary>What metadata say of the values of a column, beyond their kind.</summary>
internal sealed record DeclaredValues
{
    /// <summary>The smallest number, or the earliest date in seconds since 1970; <see langword="null"/> where none is told.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest number, or the latest date in seconds since 1970; <see langword="null"/> where none is told.</summary>
    public double? Maximum { get; init; }

    /// <summary>The labels that may occur; <see langword="null"/> where none are told.</summary>
    public DeclaredLabels? Labels { get; init; }

    /// <summary>Whether a value may be missing; <see langword="null"/> where nothing is told.</summary>
    public bool? IsNullable { get; init; }

    /// <summary>The most decimals that a number may have; <see langword="null"/> where nothing is told.</summary>
    public int? Decimals { get; init; }
}

namespace Harness.DuckDb;

/// <summary>What all rows of a column say. Numbers are of values that are not missing; dates are seconds since 1970.</summary>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Missing">Rows whose value is missing.</param>
public sealed record ColumnFacts(long Rows, long Missing)
{
    /// <summary>The share of missing values, 0 to 1; 0 of no row.</summary>
    public double MissingShare => Rows == 0 ? 0 : (double)Missing / Rows;

    /// <summary>The arithmetic mean; <see langword="null"/> of labels and where there is no value.</summary>
    public double? Mean { get; init; }

    /// <summary>The standard deviation with divisor n − 1; 0 of a constant, <see langword="null"/> as the mean.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>The smallest value; <see langword="null"/> as the mean.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest value; <see langword="null"/> as the mean.</summary>
    public double? Maximum { get; init; }

    /// <summary>Number of labels that occur; <see langword="null"/> of numbers and dates.</summary>
    public int? Labels { get; init; }
}

using Harness.Scoring;
using Harness.Tables;

namespace Harness.Generators.Recordings;

/// <summary>A synthetic table produced earlier, with its provenance; or the library's recorded failure to produce one.</summary>
public sealed record Recording
{
    /// <summary>The seed it was made with.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The CSV file, or <see langword="null"/> where the library failed.</summary>
    public required string? CsvPath { get; init; }

    /// <summary>The library's failure, or <see langword="null"/> where there is a table.</summary>
    public required GenerationFailure? Failure { get; init; }

    /// <summary>Versions of the packages that made it; empty where the side file is absent.</summary>
    public IReadOnlyDictionary<string, string> PackageVersions { get; init; } = new Dictionary<string, string>();

    /// <summary>SHA-256 of the train file that it was fitted on, or <see langword="null"/> where nothing says so.</summary>
    public string? TrainDigest { get; init; }

    /// <summary>SHA-256 of the CSV file, or <see langword="null"/> where nothing says so.</summary>
    public string? SyntheticDigest { get; init; }

    /// <summary>Seconds that fitting took, or <see langword="null"/> where nothing says so.</summary>
    public double? FitSeconds { get; init; }

    /// <summary>Reads the table.</summary>
    /// <param name="schema">The schema of the dataset.</param>
    /// <exception cref="InputException">The file does not fit the schema.</exception>
    public Table ReadTable(TableSchema schema) => CsvTableReader.Read(CsvPath ?? throw new InvalidOperationException("A failed recording has no table."), schema);
}

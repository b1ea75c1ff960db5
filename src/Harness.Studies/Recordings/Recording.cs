using System.Text.Json.Nodes;
using Harness.Datasets;
using Harness.Generators;
using Harness.Tables;

namespace Harness.Studies.Recordings;

/// <summary>A synthetic table produced earlier, with its provenance; or the library's recorded failure to produce one.</summary>
internal sealed record Recording
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

    /// <summary>The library's settings that it was made with, by the library's names; empty where they were its own.</summary>
    public IReadOnlyDictionary<string, JsonNode> Parameters { get; init; } = new Dictionary<string, JsonNode>();

    /// <summary>Seconds that fitting took, or <see langword="null"/> where nothing says so.</summary>
    public double? FitSeconds { get; init; }

    /// <summary>The curves of the training; empty where nothing says so.</summary>
    public IReadOnlyList<TrainingCurve> Curves { get; init; } = [];

    /// <summary>Largest memory of the process that made it, libraries included, in megabytes; <see langword="null"/> where nothing says so.</summary>
    public double? PeakMegabytes { get; init; }

    /// <summary>Reads the table.</summary>
    /// <param name="dataset">The dataset; the table has its columns, and one row or more.</param>
    /// <exception cref="GeneratorException">The library failed.</exception>
    /// <exception cref="InputException">The file does not fit the dataset.</exception>
    public Table ReadTable(Dataset dataset) => Read(dataset).Table;

    /// <summary>What was found out about the form of the file, each with its name; nothing where it can no longer be read, which is said where it is scored.</summary>
    /// <param name="dataset">The dataset.</param>
    public IReadOnlyList<string> NotesOf(Dataset dataset)
    {
        try
        {
            return [.. Read(dataset).Notes.Select(note => $"{Path.GetFileName(CsvPath)}: {note}")];
        }
        catch (InputException)
        {
            return [];
        }
    }

    /// <summary>Reads the table and tells what was found out about the file's form.</summary>
    /// <param name="dataset">The dataset; the table has its columns, and one row or more.</param>
    /// <exception cref="GeneratorException">The library failed.</exception>
    /// <exception cref="InputException">The file does not fit the dataset.</exception>
    public TableReading Read(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (CsvPath is null)
        {
            throw new GeneratorException($"The recording of seed {Seed} is a failure: {Failure}") { Failure = Failure };
        }

        return dataset.ReadSynthetic(CsvPath, null);
    }
}

using Harness.Datasets;
using Harness.Generators;
using Harness.Tables;

namespace Harness.Studies.Recordings;

/// <summary>A recording that was made again: the table or failure of now beside it.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Table">The table of now; <see langword="null"/> where there is none.</param>
/// <param name="Digest">SHA-256 of that table as CSV.</param>
/// <param name="Failure">Why there is none.</param>
/// <param name="State">How it stands beside the recording.</param>
/// <param name="Difference">How the two tables differ; <see langword="null"/> where their bytes are the same or one is missing.</param>
internal sealed record Remade(ulong Seed, Table? Table, string? Digest, GenerationFailure? Failure, RemadeState State, TableDifference? Difference)
{
    /// <summary>Whether the recording stands for what is made now.</summary>
    public bool Stands => State is RemadeState.SameBytes or RemadeState.Rounding or RemadeState.SameFailure;

    /// <summary>Makes a recording again.</summary>
    /// <param name="recording">The recording; <see langword="null"/> where it was lost.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="make">Makes the table.</param>
    /// <exception cref="InputException">The recording cannot be read.</exception>
    public static Remade Of(Recording? recording, ulong seed, Dataset dataset, Func<Table> make)
    {
        Table table;
        try
        {
            table = make();
        }
        catch (GeneratorException e)
        {
            GenerationFailure failure = (e.Failure ?? new GenerationFailure(seed, "fit", nameof(GeneratorException), e.Message)) with { Unavailable = e.IsUnavailable };
            bool same = recording?.Failure is { } before && before.Stage == failure.Stage && before.Type == failure.Type;
            return new Remade(seed, null, null, failure, same ? RemadeState.SameFailure : RemadeState.Failed, null);
        }

        string digest = TableDigest.Of(table);
        if (recording?.CsvPath is not { } path)
        {
            return new Remade(seed, table, digest, null, RemadeState.New, null);
        }

        if (RecordingReader.Digest(path) == digest)
        {
            return new Remade(seed, table, digest, null, RemadeState.SameBytes, null);
        }

        TableDifference difference = TableDifference.Between(recording.ReadTable(dataset), table);
        return new Remade(seed, table, digest, null, difference.IsRounding ? RemadeState.Rounding : RemadeState.OtherTable, difference);
    }
}

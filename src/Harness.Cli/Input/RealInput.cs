using System.Globalization;
using System.Text.RegularExpressions;
using Harness.Cli.ParquetFiles;
using Harness.Datasets;
using Harness.Datasets.Constraints;
using Harness.Metrics.Copying;
using Harness.Tables;

namespace Harness.Cli.Input;

/// <summary>Real rows, read from the files of a command line, with what a person should know of the reading.</summary>
/// <param name="Dataset">The rows.</param>
/// <param name="Readings">What was found out of each file.</param>
internal sealed partial record RealInput(Dataset Dataset, IReadOnlyList<(string Path, TableReading Reading)> Readings)
{
    private const double MostInBoth = 0.2;

    /// <summary>Reads the rows.</summary>
    /// <param name="settings">The command line.</param>
    /// <exception cref="InputException">A file is missing, cannot be read or does not fit.</exception>
    public static RealInput Read(RealSettings settings)
    {
        TableReading real = ReadTable(settings.Real, settings.Metadata, settings.Format, settings.Table);
        if (real.Table.RowCount == 0)
        {
            throw new InputException($"{settings.Real}: there is a header but no row, so there is nothing to judge by.");
        }

        string name = Path.GetFileNameWithoutExtension(settings.Real);
        if (settings.Holdout is not { } path)
        {
            return new RealInput(Held(() => Dataset.Of(real.Table, settings.Target, settings.Task, name), settings), [(settings.Real, real)]);
        }

        TableReading holdout = ReadBeside(path, real.Table, settings.Format);
        if (holdout.Table.RowCount == 0)
        {
            throw new InputException($"{path}: there is a header but no row; a holdout needs some, a quarter of the real rows or so. Or leave --holdout out.");
        }

        CheckApart(settings.Real, real.Table, path, holdout.Table);
        return new RealInput(Held(() => Dataset.Of(real.Table, holdout.Table, settings.Target, settings.Task, name), settings), [(settings.Real, real), (path, holdout)]);
    }

    // Rows that stand in both files were seen by the generator: as a holdout they would hide copies.
    private static void CheckApart(string realPath, Table real, string path, Table holdout)
    {
        if (!real.Schema.Any(c => c.IsModelled) || real.RowCount == 0)
        {
            return;
        }

        var rows = new RowSet(real);
        int both = rows.Find(holdout).Count(found => found >= 0);
        double repeats = 1 - rows.Counts.Count(1) / (double)real.RowCount;
        if (both > (repeats + MostInBoth) * holdout.RowCount)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{path}: {both:#,0} of its {holdout.RowCount:#,0} rows stand in {realPath} too, so the generator has seen them, and they cannot tell copies from chance. Take the rows of the holdout out of --real, or leave --holdout out."));
        }
    }

    private static Dataset Held(Func<Dataset> make, RealSettings settings)
    {
        Dataset dataset = Taught(make, settings);
        return settings.Constraints is { } path ? dataset.With(new ConstraintsReader(dataset.Train, dataset.Train.Schema[0].Sdv?.Table.Name).ReadFile(path)) : dataset;
    }

    // A target that does not vary teaches models nothing, and is a slip of the hand.
    private static Dataset Taught(Func<Dataset> make, RealSettings settings)
    {
        Dataset dataset;
        try
        {
            dataset = make();
        }
        catch (InputException e) when (!e.Message.StartsWith(settings.Real, StringComparison.Ordinal))
        {
            throw new InputException($"{settings.Real}: {e.Message}", e);
        }

        if (dataset.Target is not { } target)
        {
            return dataset;
        }

        Column column = dataset.Real[target];
        return Enumerable.Range(0, dataset.Real.RowCount).Select(column.Format).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Take(2).Count() == 2
            ? dataset
            : throw new InputException($"{settings.Real}: the target '{target}' has fewer than two values, so there is nothing to predict. Name another --target, or leave it out.");
    }

    /// <summary>Reads a table by its metadata, or as what its values say.</summary>
    /// <param name="path">The file.</param>
    /// <param name="metadata">SDV's metadata; <see langword="null"/> for none.</param>
    /// <param name="format">How the file writes its rows.</param>
    /// <param name="table">The table of the metadata, where there are several.</param>
    /// <exception cref="InputException">A file is missing, cannot be read or does not fit.</exception>
    public static TableReading ReadTable(string path, string? metadata, TableFormat format, string? table = null)
    {
        if (metadata is null)
        {
            return table is null
                ? ParquetTable.Is(path) ? ParquetTable.Infer(path, format) : TableFile.Infer(path, format)
                : throw new InputException("--table names a table of the metadata, and there are none; name their file with --metadata, or leave --table out.");
        }

        TableSchema schema = TableSchemaReader.ReadFile(metadata, table);
        TableReading reading = ParquetTable.Is(path) ? ParquetTable.Read(path, schema, format) : TableFile.Read(path, schema, format);
        string[] notes = [.. schema.Notes.Select(n => $"{Path.GetFileName(metadata)}: {n}"), .. reading.Notes, .. DeclaredCheck.Notes(reading.Table, path, Path.GetFileName(metadata))];
        return notes.Length == reading.Notes.Count ? reading : TableFile.Noted(reading with { Notes = notes });
    }

    /// <summary>Reads a table that stands beside another.</summary>
    /// <param name="path">The file.</param>
    /// <param name="real">The table whose columns and labels it should have.</param>
    /// <param name="format">How the file writes its rows.</param>
    /// <exception cref="InputException">A file is missing, cannot be read or does not fit.</exception>
    public static TableReading ReadBeside(string path, Table real, TableFormat format) => ParquetTable.Is(path)
        ? TableFile.Noted(TableFile.Beside(real, ParquetTable.Read(path, real.Schema, format)))
        : TableFile.Read(path, real, format);

    /// <summary>Reads a synthetic table that stands for a dataset.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="format">How the file writes its rows.</param>
    /// <exception cref="InputException">A file is missing, cannot be read or does not fit, or has no row.</exception>
    public static TableReading ReadSynthetic(string path, Dataset dataset, TableFormat format)
    {
        if (!ParquetTable.Is(path))
        {
            return dataset.ReadSynthetic(path, format);
        }

        return ReadBeside(path, dataset.Real, format with { KeepsInvalid = true, Missing = [.. dataset.Missing, .. format.Missing ?? []] }) is { Table.RowCount: > 0 } reading
            ? reading
            : throw new InputException($"{path}: the file has no row; a synthetic table needs at least one. Sample as many as train has: {dataset.Train.RowCount}.");
    }

    /// <summary>The notes of readings with the names of their files; what holds of several is said once.</summary>
    /// <param name="readings">The readings.</param>
    public static IReadOnlyList<string> Named(IEnumerable<(string Path, TableReading Reading)> readings) =>
    [
        .. readings.SelectMany(r => r.Reading.Notes.Select(note => (File: Path.GetFileName(r.Path), note)))
            .GroupBy(n => n.note, StringComparer.Ordinal)
            .Select(g => $"{string.Join(", ", g.Select(n => n.File).Distinct(StringComparer.Ordinal))}: {g.Key}"),
    ];

    /// <summary>The name of a dataset that a file suggests: lower-case letters, digits and hyphens.</summary>
    /// <param name="file">The file.</param>
    public static string NameOf(string file)
    {
        string name = Others().Replace(Path.GetFileNameWithoutExtension(file).ToLowerInvariant(), "-").Trim('-');
        return name.Length > 0 ? name : "mine";
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Others();
}

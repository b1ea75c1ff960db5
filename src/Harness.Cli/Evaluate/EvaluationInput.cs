using Harness.Datasets;
using Harness.Tables;

namespace Harness.Cli.Evaluate;

/// <summary>What an evaluation needs, read from the files of a command line, with what a person should know of the reading.</summary>
/// <param name="Dataset">The real rows.</param>
/// <param name="Synthetic">The synthetic tables, one a seed.</param>
/// <param name="Notes">What was found out, decided or left out.</param>
internal sealed record EvaluationInput(Dataset Dataset, IReadOnlyList<Table> Synthetic, IReadOnlyList<string> Notes)
{
    /// <summary>Reads everything.</summary>
    /// <param name="settings">The command line.</param>
    /// <exception cref="InputException">A file is missing, cannot be read or does not fit.</exception>
    public static EvaluationInput Read(EvaluateSettings settings)
    {
        var notes = new List<string>();
        Dataset dataset = Directory.Exists(settings.Real) ? OfFolder(settings, notes) : OfFiles(settings, notes);
        return new EvaluationInput(dataset, [.. settings.Synthetic.Select(path => Keep(dataset.ReadSynthetic(path, settings.Format), path, notes))], notes);
    }

    private static Dataset OfFolder(EvaluateSettings settings, List<string> notes)
    {
        foreach ((string option, object? value) in new (string, object?)[] { ("--holdout", settings.Holdout), ("--metadata", settings.Metadata), ("--target", settings.Target), ("--task", settings.Task) })
        {
            if (value is not null)
            {
                throw new InputException($"{settings.Real} is the folder of a dataset, whose dataset.json says what {option} would; leave {option} out, or name a CSV file behind --real.");
            }
        }

        var dataset = Dataset.Load(settings.Real);
        notes.AddRange(dataset.Notes);
        return dataset;
    }

    private static Dataset OfFiles(EvaluateSettings settings, List<string> notes)
    {
        Table real = settings.Metadata is { } metadata
            ? Keep(TableFile.Read(settings.Real, TableSchemaReader.ReadFile(metadata), settings.Format), settings.Real, notes)
            : Keep(TableFile.Infer(settings.Real, settings.Format), settings.Real, notes);
        string name = Path.GetFileNameWithoutExtension(settings.Real);
        TaskKind? task = settings.Task;
        if (settings.Target is null)
        {
            notes.Add("No --target, so no models were trained: what the table is worth to train models is not measured.");
        }

        if (settings.Holdout is { } path)
        {
            return Dataset.Of(real, Keep(TableFile.Read(path, real, settings.Format), path, notes), settings.Target, task, name);
        }

        Dataset dataset = Dataset.Of(real, settings.Target, task, name);
        notes.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"No --holdout: {dataset.Holdout.RowCount:#,0} of the {dataset.Real.RowCount:#,0} real rows were held out by a fixed rule to compare with. If the generator learned from them too, they cannot tell copies from chance, and models tested on them look better than they are. Keep rows from the generator and name them behind --holdout."));
        return dataset;
    }

    private static Table Keep(TableReading reading, string path, List<string> notes)
    {
        notes.AddRange(reading.Notes.Select(n => $"{path}: {n}"));
        return reading.Table;
    }
}

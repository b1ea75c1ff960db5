using System.Globalization;
using Harness.Cli.Input;
using Harness.Datasets;
using Harness.Tables;

namespace Harness.Cli.Evaluate;

/// <summary>What an evaluation needs, read from the files of a command line, with what a person should know of the reading.</summary>
/// <param name="Dataset">The real rows.</param>
/// <param name="Synthetic">The synthetic tables, one a seed.</param>
/// <param name="Notes">What was found out, decided or left out.</param>
internal sealed record EvaluationInput(Dataset Dataset, IReadOnlyList<Table> Synthetic, IReadOnlyList<string> Notes)
{
    /// <summary>Those of the <see cref="Notes"/> that are of the synthetic tables.</summary>
    public IReadOnlyList<string> TableNotes { get; private init; } = [];

    /// <summary>Reads everything.</summary>
    /// <param name="settings">The command line.</param>
    /// <exception cref="InputException">A file is missing, cannot be read or does not fit.</exception>
    public static EvaluationInput Read(EvaluateSettings settings)
    {
        bool isFolder = Directory.Exists(settings.Real.Real);
        RealInput real = isFolder ? OfFolder(settings.Real) : RealInput.Read(settings.Real);
        var tables = new List<Table>();
        var readings = new List<(string, TableReading)>(real.Readings);
        foreach (string path in settings.Synthetic)
        {
            TableReading reading = RealInput.ReadSynthetic(path, real.Dataset, settings.Real.Format);
            tables.Add(reading.Table);
            readings.Add((path, reading));
        }

        return new EvaluationInput(real.Dataset, tables, [.. real.Dataset.Notes, .. RealInput.Named(readings), .. isFolder ? [] : Advice(settings.Real, real.Dataset)])
        {
            TableNotes = RealInput.Named(readings.Skip(real.Readings.Count)),
        };
    }

    private static RealInput OfFolder(RealSettings settings)
    {
        foreach ((string option, object? value) in new (string, object?)[] { ("--holdout", settings.Holdout), ("--metadata", settings.Metadata), ("--table", settings.Table), ("--constraints", settings.Constraints), ("--target", settings.Target), ("--task", settings.Task) })
        {
            if (value is not null)
            {
                throw new InputException($"{settings.Real} is the folder of a dataset, whose dataset.json says what {option} would; leave {option} out, or name a CSV or Parquet file behind --real.");
            }
        }

        return File.Exists(Path.Combine(settings.Real, "dataset.json"))
            ? new RealInput(Dataset.Load(settings.Real), [])
            : throw new InputException($"{settings.Real} is a folder without dataset.json. Behind --real stands a file of rows, or the folder of a dataset, which `harness datasets add` makes.");
    }

    private static IEnumerable<string> Advice(RealSettings settings, Dataset dataset)
    {
        if (settings.Metadata is null)
        {
            yield return $"To see, check and keep the kinds of columns: harness datasets add --real {settings.Real} --name {RealInput.NameOf(settings.Real)}";
        }

        if (settings.Target is null)
        {
            yield return "No --target, so no models were trained: what the table is worth to train models is not measured.";
        }

        if (dataset.HoldoutMayBeSeen)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"No --holdout: {dataset.Holdout.RowCount:#,0} of the {dataset.Real.RowCount:#,0} real rows were held out by a fixed rule to compare with. If the generator learned from them too, they cannot tell copies from chance, and models tested on them look better than they are. Keep rows from the generator and name them behind --holdout.");
        }
    }
}

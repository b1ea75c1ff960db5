using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Datasets;

/// <summary>Reads a dataset from its folder: <c>dataset.json</c> and <c>data.csv</c>, or <c>train.csv</c> and <c>holdout.csv</c>.</summary>
internal static class DatasetReader
{
    private const string Parts = "a dataset has name, title, source, license and metadata, and target and task where models predict something";

    /// <summary>Reads a dataset.</summary>
    /// <param name="folder">The folder; its name is the dataset's name.</param>
    /// <exception cref="InputException">A file is missing or wrong; the message names file, line or path, and value.</exception>
    public static Dataset Read(string folder)
    {
        string json = Path.Combine(folder, "dataset.json");
        JsonReader root = JsonReader.Parse(CsvTableReader.ReadText(json), json);
        root.AllowKeys("name", "title", "source", "license", "target", "task", "metadata", "rules", "missing");
        string name = root.Get("name", Parts).Text();
        string folderName = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (name != folderName)
        {
            throw root.Wrong($"the name is '{name}' but the folder is '{folderName}'; they must be the same.");
        }

        TableSchema schema = TableSchemaReader.Read(root.Get("metadata", "it holds SDV's metadata of the table"));
        string[] missing = [.. root.Find("missing")?.Items("list the texts that mean a missing value, as in [\"NA\"]").Select(m => m.Text()) ?? []];
        RealRows rows = RealRows.Read(folder, schema, new TableFormat { Missing = missing });
        string? target = root.Find("target")?.Text("name a column, or leave it out");
        return new Dataset
        {
            Name = name,
            Title = root.Get("title", Parts).Text(),
            Source = root.Get("source", Parts).Text(),
            License = root.Get("license", Parts).Text(),
            Target = target,
            Task = TargetTask.Check(rows.Real, target, target is null ? null : ReadTask(root), json),
            Rules = RulesReader.Read(root, rows.Real, rows.Source),
            Real = rows.Real,
            Train = rows.Train,
            Holdout = rows.Holdout,
            TrainDigest = rows.TrainDigest,
            HoldoutDigest = rows.HoldoutDigest,
            Missing = missing,
            Notes = rows.Notes,
        };
    }

    private static TaskKind ReadTask(JsonReader root)
    {
        const string Known = "use binary, multiclass or regression";
        JsonReader task = root.Get("task", Known);
        return task.Text(Known) switch
        {
            "binary" => TaskKind.Binary,
            "multiclass" => TaskKind.Multiclass,
            "regression" => TaskKind.Regression,
            var other => throw root.Wrong($"the task '{other}' is not known; {Known}."),
        };
    }
}

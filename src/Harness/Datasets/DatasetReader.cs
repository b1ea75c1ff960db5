using System.Text.Json;
using Harness.Datasets.Constraints;
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
        JsonReader root = TableSchemaReader.Parse(json);
        root.AllowKeys("name", "title", "source", "license", "target", "task", "metadata", "table", "rules", "constraints", "missing", "columns");
        string name = root.Get("name", Parts).Text();
        string folderName = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (name != folderName)
        {
            throw root.Wrong($"the name is '{name}' but the folder is '{folderName}'; they must be the same.");
        }

        (TableSchema schema, IEnumerable<string> notes) = ReadSchema(root, folder);
        string[] missing = [.. root.Find("missing")?.Items("list the texts that mean a missing value, as in [\"NA\"]").Select(m => m.Text()) ?? []];
        RealRows rows = RealRows.Read(folder, schema, new TableFormat { Missing = missing });
        string? target = root.Find("target")?.Text("name a column, or leave it out");
        var dataset = new Dataset
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
            Notes = [.. notes, .. rows.Notes, .. DeclaredCheck.Notes(rows.Real, rows.Source, "the metadata")],
        };
        return root.Find("constraints") is { } constraints ? dataset.With(ReadConstraints(constraints, folder, dataset.Train, schema.TableName)) : dataset;
    }

    /// <summary>The columns, and what is to be known of them: the object under <c>metadata</c>, or that of the file which it names.</summary>
    private static (TableSchema Schema, IEnumerable<string> Notes) ReadSchema(JsonReader root, string folder)
    {
        JsonReader metadata = root.Get("metadata", "it holds SDV's metadata of the table, or names a file beside it");
        string file = "dataset.json";
        if (metadata.Kind == JsonValueKind.String)
        {
            file = metadata.FileName();
            metadata = TableSchemaReader.Parse(Path.Combine(folder, file));
        }

        TableSchema schema = TableSchemaReader.Read(metadata, root.Find("table")?.Text("name a table of the metadata, or leave it out"), "the schema", "name it under \"table\"");
        IEnumerable<string> notes = schema.Notes.Select(note => $"{file}: {note}");
        return root.Find("columns") is { } columns
            ? (ColumnsBeside.Read(schema, columns), [.. notes, .. columns.Entries.Where(e => e.Find("order") is not null).Select(e => $"dataset.json: {e.Path}: ordinal, in the order that 'order' gives, whatever the metadata say.")])
            : (schema, notes);
    }

    private static ConstraintReading ReadConstraints(JsonReader constraints, string folder, Table train, string? table)
    {
        var reader = new ConstraintsReader(train, table);
        if (constraints.Kind != JsonValueKind.String)
        {
            ConstraintReading reading = reader.Read(constraints);
            return reading with { Notes = [.. reading.Notes.Select(note => $"dataset.json: {note}")] };
        }

        string file = constraints.FileName();
        return reader.ReadFile(Path.Combine(folder, file));
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

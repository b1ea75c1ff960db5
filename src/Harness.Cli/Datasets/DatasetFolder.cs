using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Cli.Schemas;
using Harness.Datasets;
using Harness.Tables;

namespace Harness.Cli.Datasets;

/// <summary>The folder of a dataset, as a study reads it.</summary>
internal static class DatasetFolder
{
    private const string Metadata = "metadata.json";
    private const string Constraints = "constraints.json";

    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the folder: <c>dataset.json</c> last, so that a folder without it is no dataset yet.</summary>
    /// <param name="study">The folder of the study; the schema that the file names is there, or written there.</param>
    /// <param name="folder">The folder; it must not be there.</param>
    /// <param name="about">What a person says of the dataset.</param>
    /// <param name="dataset">The rows and the target.</param>
    /// <param name="hasOwnSplit">Whether the holdout is a file of its own.</param>
    /// <param name="constraints">SDV's constraints, a file that was read; or <see langword="null"/>.</param>
    /// <exception cref="InputException">The folder is there, or cannot be written to.</exception>
    public static void Write(string study, string folder, About about, Dataset dataset, bool hasOwnSplit, string? constraints)
    {
        if (Path.Exists(Path.Combine(folder, "dataset.json")))
        {
            throw new InputException($"{folder}: there is a dataset already. Remove it first, or choose another --name.");
        }

        foreach ((string file, Table rows) in hasOwnSplit ? new[] { ("train.csv", dataset.Train), ("holdout.csv", dataset.Holdout) } : [("data.csv", dataset.Real)])
        {
            AtomicFile.Write(Path.Combine(folder, file), CsvTableWriter.Write(rows));
        }

        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var json = new JsonObject
        {
            ["$schema"] = Path.GetRelativePath(folder, FileSchema.In(study, FileSchema.Dataset)).Replace('\\', '/'),
            ["name"] = name,
            ["title"] = about.Title,
            ["source"] = about.Source,
            ["license"] = about.License,
        };
        if (dataset.Target is { } target)
        {
            json["target"] = target;
            json["task"] = dataset.Task.ToString().ToLowerInvariant();
        }

        // A name that the table has in its metadata stays, since constraints tell tables apart by it.
        string? table = dataset.Real.Schema[0].Sdv?.Table.Name;
        json["metadata"] = Metadata;
        if (MetadataWriter.Beside(dataset.Real.Schema) is { } beside)
        {
            json["columns"] = beside;
        }

        if (constraints is not null)
        {
            json["constraints"] = Constraints;
            AtomicFile.Write(Path.Combine(folder, Constraints), (table is null ? OfTable(constraints, name) : JsonNode.Parse(CsvTableReader.ReadText(constraints))!).ToJsonString(Form) + "\n");
        }

        AtomicFile.Write(Path.Combine(folder, Metadata), MetadataWriter.Write(dataset.Real, table ?? name).ToJsonString(Form) + "\n");
        AtomicFile.Write(Path.Combine(folder, "dataset.json"), json.ToJsonString(Form) + "\n");
    }

    // Without a name of its own the table is that of all constraints, and has the dataset's from here on.
    private static JsonNode OfTable(string constraints, string name)
    {
        JsonNode list = JsonNode.Parse(CsvTableReader.ReadText(constraints))!;
        foreach (JsonObject one in list is JsonArray all ? all.OfType<JsonObject>() : [])
        {
            if (one["parameters"] is JsonObject parameters && parameters["table_name"] is JsonValue)
            {
                parameters["table_name"] = name;
            }
        }

        return list;
    }

    /// <summary>What a person says of a dataset.</summary>
    /// <param name="Title">Its title.</param>
    /// <param name="Source">Its origin.</param>
    /// <param name="License">Its licence.</param>
    internal sealed record About(string Title, string Source, string License);
}

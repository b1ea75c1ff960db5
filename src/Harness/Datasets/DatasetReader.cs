using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Datasets;

/// <summary>Reads a dataset from its folder: <c>dataset.json</c> and <c>data.csv</c>.</summary>
internal static class DatasetReader
{
    /// <summary>Reads a dataset.</summary>
    /// <param name="folder">The folder; its name is the dataset's name.</param>
    /// <exception cref="InputException">A file is missing or wrong; the message names file, line or path, and value.</exception>
    public static Dataset Read(string folder)
    {
        string json = Path.Combine(folder, "dataset.json");
        string csv = Path.Combine(folder, "data.csv");
        using JsonDocument document = JsonFile.Parse(CsvTableReader.ReadText(json), json);
        JsonElement root = document.RootElement;
        string name = Text(root, "name", json);
        string folderName = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (name != folderName)
        {
            throw new InputException($"{json}: the name is '{name}' but the folder is '{folderName}'; they must be the same.");
        }

        if (!root.TryGetProperty("metadata", out JsonElement metadata))
        {
            throw new InputException($"{json}: 'metadata' is missing; it holds SDV's metadata of the table.");
        }

        TableSchema schema = TableSchemaReader.Read(metadata, $"{json}: metadata");
        CsvRecords records = CsvRecords.Split(CsvTableReader.ReadText(csv), csv);
        Table real = CsvTableReader.Parse(records, csv, schema);
        if (real.RowCount == 0)
        {
            throw new InputException($"{csv}: there is a header but no row; a dataset needs at least one row to learn from.");
        }

        (string? target, TaskKind task) = ReadTask(root, schema, json);

        (int[] train, int[] holdout) = HoldoutSplit.Rows(real.RowCount);
        return new Dataset
        {
            Name = name,
            Title = Text(root, "title", json),
            Source = Text(root, "source", json),
            License = Text(root, "license", json),
            Target = target,
            Task = task,
            Rules = RulesReader.Read(root, real, json, csv),
            Real = real,
            Train = real.Take(train),
            Holdout = real.Take(holdout),
            TrainDigest = Digest(records, train),
            HoldoutDigest = Digest(records, holdout),
        };
    }

    private static (string? Target, TaskKind Task) ReadTask(JsonElement root, TableSchema schema, string json)
    {
        if (!root.TryGetProperty("target", out JsonElement element) || element.ValueKind == JsonValueKind.Null)
        {
            return (null, default);
        }

        string target = Text(root, "target", json);
        int index = schema.IndexOf(target);
        if (index < 0)
        {
            throw new InputException($"{json}: the target '{target}' is not a column; the columns are {string.Join(", ", schema.Select(c => c.Name))}.");
        }

        string text = Text(root, "task", json);
        TaskKind task = text switch
        {
            "binary" => TaskKind.Binary,
            "multiclass" => TaskKind.Multiclass,
            "regression" => TaskKind.Regression,
            _ => throw new InputException($"{json}: the task '{text}' is not known; use binary, multiclass or regression."),
        };
        bool fits = task == TaskKind.Regression ? schema[index].Kind == ColumnKind.Numerical : schema[index].IsCategorical;
        return fits
            ? (target, task)
            : throw new InputException($"{json}: the task '{text}' needs a {(task == TaskKind.Regression ? "numerical" : "categorical or boolean")} target, but '{target}' is {schema[index].Kind.ToString().ToLowerInvariant()}.");
    }

    private static string Text(JsonElement root, string property, string source) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new InputException($"{source}: '{property}' is missing or not a text; a dataset has name, title, source, license, target, task and metadata.");

    private static string Digest(CsvRecords records, int[] rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(records.Texts[0] + "\n"));
        foreach (int row in rows)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(records.Texts[row + 1] + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.Security.Cryptography;
using System.Text;
using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Datasets;

/// <summary>Reads a dataset from its folder: <c>dataset.json</c> and <c>data.csv</c>.</summary>
public static class DatasetReader
{
    private const string Parts = "a dataset has name, title, source, license and metadata, and target and task where models predict something";

    /// <summary>Reads a dataset.</summary>
    /// <param name="folder">The folder; its name is the dataset's name.</param>
    /// <exception cref="InputException">A file is missing or wrong; the message names file, line or path, and value.</exception>
    public static Dataset Read(string folder)
    {
        string json = Path.Combine(folder, "dataset.json");
        string csv = Path.Combine(folder, "data.csv");
        JsonReader root = JsonReader.Parse(CsvTableReader.ReadText(json), json);
        root.AllowKeys("name", "title", "source", "license", "target", "task", "metadata", "rules");
        string name = root.Get("name", Parts).Text();
        string folderName = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (name != folderName)
        {
            throw root.Wrong($"the name is '{name}' but the folder is '{folderName}'; they must be the same.");
        }

        TableSchema schema = TableSchemaReader.Read(root.Get("metadata", "it holds SDV's metadata of the table"));
        CsvRecords records = CsvRecords.Split(CsvTableReader.ReadText(csv), csv);
        Table real = CsvTableReader.Parse(records, csv, schema);
        if (real.RowCount == 0)
        {
            throw new InputException($"{csv}: there is a header but no row; a dataset needs at least one row to learn from.");
        }

        string? target = root.Find("target")?.Text("name a column, or leave it out");
        (int[] train, int[] holdout) = HoldoutSplit.Rows(real.RowCount);
        return new Dataset
        {
            Name = name,
            Title = root.Get("title", Parts).Text(),
            Source = root.Get("source", Parts).Text(),
            License = root.Get("license", Parts).Text(),
            Target = target,
            Task = TargetTask.Check(real, target, target is null ? null : ReadTask(root), json),
            Rules = RulesReader.Read(root, real, csv),
            Real = real,
            Train = real.Take(train),
            Holdout = real.Take(holdout),
            TrainDigest = Digest(records, train),
            HoldoutDigest = Digest(records, holdout),
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

using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Datasets;
using Harness.Studies;
using Harness.Tables;

namespace Harness.Arbitraries;

/// <summary>A small study on disk: datasets, recordings and a manifest in a temporary folder.</summary>
public sealed class StudyFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder.</summary>
    public string FullName => _folder.FullName;

    /// <summary>The folder of the result cache.</summary>
    public string CacheFolder => PathOf("artifacts", "cache");

    /// <summary>The generators that run here, with their seeds as the project file writes them.</summary>
    public List<(string Id, string Seeds)> Generators { get; } = [];

    /// <summary>Which of them are judged from recordings where there are any.</summary>
    public HashSet<string> Recorded { get; } = [];

    /// <summary>The commands of those that are one, by id.</summary>
    public Dictionary<string, string> Commands { get; } = [];

    /// <summary>The interpreter of generators in Python; empty for the default.</summary>
    public string Python { get; set; } = "";

    /// <summary>Whether a run makes recordings again.</summary>
    public bool IsLive { get; set; }

    /// <summary>Which datasets a run is narrowed to; empty for all.</summary>
    public string SelectDatasets { get; set; } = "";

    /// <summary>Which generators a run is narrowed to; empty for all.</summary>
    public string SelectGenerators { get; set; } = "";

    /// <summary>The part of the study that a run judges; empty for the whole.</summary>
    public string Shard { get; set; } = "";

    /// <summary>A path in the folder.</summary>
    /// <param name="names">Folders and the file's name.</param>
    public string PathOf(params string[] names) => _folder.PathOf(names);

    /// <summary>Writes a file, in folders that are made where missing.</summary>
    /// <param name="name">The file's path in the folder.</param>
    /// <param name="text">Its content.</param>
    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Adds a dataset.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="real">The real rows.</param>
    /// <param name="target">Its target, or <see langword="null"/>.</param>
    /// <param name="task">The task, as <c>dataset.json</c> says it.</param>
    /// <returns>The dataset as it is read.</returns>
    public Dataset AddDataset(string name, Table real, string? target = null, string task = "multiclass")
    {
        var columns = new JsonObject();
        foreach (ColumnSchema column in real.Schema)
        {
            var entry = new JsonObject { ["sdtype"] = column.Kind == ColumnKind.Numerical ? "numerical" : column.Kind.ToString().ToLowerInvariant() };
            if (column.DateTimeFormat is { } format)
            {
                entry["datetime_format"] = format.Pattern;
            }

            columns[column.Name] = entry;
        }

        Write($"datasets/{name}/dataset.json", new JsonObject
        {
            ["name"] = name,
            ["title"] = name,
            ["source"] = "made for a test",
            ["license"] = "none",
            ["target"] = target,
            ["task"] = task,
            ["metadata"] = new JsonObject { ["columns"] = columns },
        }.ToJsonString());
        Write($"datasets/{name}/data.csv", CsvTableWriter.Write(real));
        return DatasetReader.Read(PathOf("datasets", name));
    }

    /// <summary>Adds the file of a recording.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="file">The file's name: <c>seed-1.csv</c>.</param>
    /// <param name="text">Its content.</param>
    /// <returns>The file.</returns>
    public string AddRecording(string dataset, string generator, string file, string text) => Write($"recordings/{dataset}/{generator}/{file}", text);

    /// <summary>Writes the manifest as the build would, and reads it.</summary>
    /// <exception cref="InputException">Something in the folder is not as it should be.</exception>
    internal StudyManifest Manifest() => StudyManifest.Read(WriteManifest());

    /// <summary>The same with settings that the build takes from its command line.</summary>
    /// <param name="profile">The value of <c>HarnessProfile</c>.</param>
    /// <param name="exact">The value of <c>HarnessExact</c>.</param>
    /// <exception cref="InputException">A setting is not known.</exception>
    internal StudyManifest Manifest(string profile = "", string exact = "") => StudyManifest.Read(WriteManifest(profile, exact));

    /// <summary>Writes the manifest as the build would.</summary>
    /// <param name="profile">The value of <c>HarnessProfile</c>.</param>
    /// <param name="exact">The value of <c>HarnessExact</c>.</param>
    /// <returns>The file.</returns>
    public string WriteManifest(string profile = "", string exact = "") => Write("harness.manifest.json", JsonSerializer.Serialize(new
    {
        project = FullName,
        projectFile = "Toy.csproj",
        thresholds = "thresholds.json",
        snapshots = "snapshots",
        artifacts = "artifacts",
        mode = IsLive ? "Live" : "",
        python = Python,
        profile,
        exact,
        selectDatasets = SelectDatasets,
        selectGenerators = SelectGenerators,
        shard = Shard,
        datasets = Files("datasets", "dataset.json"), // every depth, as two items of a project could give
        generators = Generators.Select(g => new { id = g.Id, seeds = g.Seeds, recorded = Recorded.Contains(g.Id) ? "true" : "", command = Commands.GetValueOrDefault(g.Id, "") }),
        recordings = Files("recordings", "*.*"),
    }));

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string[] Files(string folder, string pattern) => Directory.Exists(PathOf(folder))
        ? [.. Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories).Select(f => Path.GetRelativePath(FullName, f)).Order(StringComparer.Ordinal)]
        : [];
}

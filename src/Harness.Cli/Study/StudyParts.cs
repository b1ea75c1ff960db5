using System.Text.Json.Nodes;
using Harness.Cli.Generate;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Cli.Study;

/// <summary>The parts of a study in a folder, as the manifest that evaluation projects have too.</summary>
internal static class StudyParts
{
    /// <summary>Describes a study by its files relative to its folder, so that the text is the same on every machine.</summary>
    /// <param name="settings">The command line.</param>
    /// <exception cref="InputException">The folder is no study.</exception>
    public static JsonObject Describe(StudySettings settings)
    {
        string folder = settings.Folder;
        string datasets = Path.Combine(folder, "datasets");
        if (!Directory.Exists(datasets))
        {
            throw new InputException($"{datasets}: there is no such folder. A study is a folder with datasets/<name>/dataset.json and data.csv, and recordings/<name>/<generator>/seed-1.csv; `harness datasets add` makes the first.");
        }

        foreach (string id in settings.Generators)
        {
            NativeGenerators.Find(id, settings.Registry);
        }

        return new JsonObject
        {
            ["datasets"] = List(folder, datasets, "dataset.json"),
            ["recordings"] = List(folder, Path.Combine(folder, "recordings"), "*.csv", "*.json"),
            ["generators"] = new JsonArray([.. settings.Generators.Distinct().Select(id => new JsonObject { ["id"] = id, ["seeds"] = string.Join(' ', settings.Seeds) })]),
            ["selectDatasets"] = string.Join(' ', settings.Datasets),
            ["selectGenerators"] = string.Join(' ', settings.Only),
            ["snapshots"] = settings.Snapshots is { } given ? Relative(folder, given) : Directory.Exists(Path.Combine(folder, "snapshots")) || settings.Accept ? "snapshots" : null,
        };
    }

    /// <summary>The manifest of a described study.</summary>
    /// <param name="description">The description.</param>
    /// <param name="folder">The folder of the study.</param>
    /// <param name="artifacts">The folder to write to.</param>
    /// <returns>The manifest, and whether the study keeps snapshots.</returns>
    /// <exception cref="InputException">A part is not as it should be, or nothing is to be judged.</exception>
    public static (StudyManifest Manifest, bool KeepsSnapshots) Open(JsonObject description, string folder, string artifacts)
    {
        var whole = (JsonObject)description.DeepClone();
        bool keeps = whole["snapshots"] is not null;
        whole["project"] = Path.GetFullPath(folder);
        whole["thresholds"] = "thresholds.json";
        whole["artifacts"] = Path.GetFullPath(artifacts);
        whole["snapshots"] ??= "snapshots";
        StudyManifest manifest = ManifestReader.Parse(whole.ToJsonString(), folder);
        return manifest.Pairs.Any(p => p.IsSelected) || manifest.Problems.Count > 0
            ? (manifest, keeps)
            : throw new InputException($"{folder}: there is no pair to judge. Put synthetic tables into recordings/<dataset>/<generator>/seed-1.csv, or name generators of the tool: --generators cart gaussian-copula.");
    }

    /// <summary>The limits of a study.</summary>
    /// <param name="manifest">The study.</param>
    /// <param name="file">The file that the command line names.</param>
    /// <exception cref="InputException">The file is not as it should be.</exception>
    public static Thresholds Limits(StudyManifest manifest, string? file)
    {
        var reader = new ThresholdsReader(Studies.Study.KnownNames(manifest, NativeGenerators.Registry));
        string? path = file ?? (File.Exists(manifest.ThresholdsFile) ? manifest.ThresholdsFile : null);
        return path is null ? reader.ReadDefault() : reader.Read(path);
    }

    private static JsonArray List(string root, string folder, params string[] patterns) => Directory.Exists(folder)
        ? new JsonArray([.. patterns.SelectMany(p => Directory.EnumerateFiles(folder, p, SearchOption.AllDirectories)).Select(f => Relative(root, f)).Order(StringComparer.Ordinal).Select(f => JsonValue.Create(f))])
        : [];

    private static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
